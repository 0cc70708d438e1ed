"""Training (a course or certificate somebody has) and Note (what the desk wrote down about somebody)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class Training(PoolOwned):
    """One course or certificate. Days are local; `units` are lessons of 45 minutes; no end: it stays good."""

    BASIC, FURTHER, CERTIFICATE = "basic", "further", "certificate"
    KINDS: ClassVar = {
        BASIC: _("Basisschulung"),
        FURTHER: _("Fortbildung"),
        CERTIFICATE: _("Zeugnis oder Zertifikat"),
    }

    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.CASCADE, related_name="trainings")
    kind = models.CharField(_("Art"), max_length=12, choices=KINDS, default=FURTHER)
    name = models.CharField(_("Name"), max_length=120)
    units = models.PositiveSmallIntegerField(_("Unterrichtseinheiten zu 45 Minuten"), null=True, blank=True)
    done_on = models.DateField(_("am"))
    expires_on = models.DateField(_("gilt bis einschließlich"), null=True, blank=True)

    class Meta:
        verbose_name = _("Schulung oder Zertifikat")
        verbose_name_plural = _("Schulungen und Zertifikate")
        ordering: ClassVar = ["-done_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="training_order",
                condition=Q(expires_on__isnull=True) | Q(done_on__lte=F("expires_on")),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Note(PoolOwned):
    """A word of the desk about an Interpreter, for the desk alone; gone after the local day `forget_on`."""

    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.CASCADE, related_name="notes")
    text = EncryptedTextField(_("Notiz"))
    author = models.CharField(_("von"), max_length=120)
    made_at = models.DateTimeField()
    forget_on = models.DateField(_("löschen nach dem"))

    class Meta:
        verbose_name = _("Notiz")
        verbose_name_plural = _("Notizen")
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"#{self.pk}"
