"""Authority (Einrichtung): a body that may request interpreters."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class Authority(PoolOwned):
    """An office, school, association or practice; it may request once it is approved."""

    PENDING, APPROVED, BLOCKED = "pending", "approved", "blocked"
    STATES: ClassVar = {PENDING: _("beantragt"), APPROVED: _("zugelassen"), BLOCKED: _("gesperrt")}

    name = models.CharField(_("Name"), max_length=120)
    state = models.CharField(_("Zulassung"), max_length=10, choices=STATES, default=PENDING)
    setting = models.CharField(_("üblicher Bereich"), max_length=20, blank=True)
    postal_code = models.CharField(_("Postleitzahl"), max_length=5)
    town = models.CharField(_("Ort"), max_length=80)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    meeting_point = models.CharField(_("Treffpunkt"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("Einrichtung")
        verbose_name_plural = _("Einrichtungen")
        constraints = [models.UniqueConstraint(name="authority_name_once", fields=["pool", "name"])]

    def __str__(self) -> str:
        return self.name
