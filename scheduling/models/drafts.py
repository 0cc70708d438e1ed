"""Draft (Entwurf): what somebody has typed into the form of a Request and not sent."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class Draft(PoolOwned):
    """The fields of the page as they were typed, as JSON, encrypted; `key` is the page's submission key.

    It ends when its Request is filed, when its writer throws it away, or 30 days after `saved_at`.
    """

    authority = models.ForeignKey("pool.Authority", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    typed = EncryptedTextField()
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("Entwurf")
        verbose_name_plural = _("Entwürfe")
        constraints = [models.UniqueConstraint(name="draft_once", fields=["authority", "person", "key"])]

    def __str__(self) -> str:
        return f"#{self.pk}"
