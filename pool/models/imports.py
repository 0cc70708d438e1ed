"""Import: a table that somebody has brought, from the upload to its undoing."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class Import(PoolOwned):
    """One file of Interpreters. Nothing else is written before `done_at`.

    `table` is the file's cells as JSON, a list of rows of texts, the header first; it is emptied when the
    Import is over. `columns` maps our fields to the number of a column. `made` says for each row what came
    of it, as far as undoing needs it.
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
