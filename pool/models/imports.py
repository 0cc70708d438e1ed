"""Import: a table that somebody has brought, from the upload to its undoing."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class Import(PoolOwned):
    """One file of Interpreters. Nothing else is written before `done_at`.

    `table` is what the file says as JSON, a list of sheets with their rows of texts; it is emptied when the
    Import is over. `columns` says which sheet counts, which of its lines has the headings, and what each
    column is; empty until somebody has looked. `choices` are their other answers: what becomes of doubles, of
    unknown words, of what the table leaves open. `made` says for each row what came of it, as far as undoing
    needs it.
    """

    name = models.CharField(_("Datei"), max_length=120)
    made_by = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    table = EncryptedTextField(blank=True)
    rows = models.PositiveIntegerField(default=0)
    columns: Any = models.JSONField(default=dict)
    choices: Any = models.JSONField(default=dict)
    made: Any = models.JSONField(default=list)
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Einfuhr")
        verbose_name_plural = _("Einfuhren")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """open, lapsed (nobody went on for a week), done or undone."""
        if self.done_at is not None:
            return "undone" if self.undone_at else "done"
        return "open" if self.table else "lapsed"
