"""Bond: what speaks for or against one Interpreter at one Authority, or in one case."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class Bond(PoolOwned):
    """A good experience, "not with each other", or a conflict of interest.

    Either with an Authority, or with a case: `client_token` is the keyed hash of the Authority's own
    reference, so nobody here knows whose case it is. Who said so is kept, the reason is for coordinators.
    """

    GOOD, APART, CONFLICT = "good", "apart", "conflict"
    KINDS: ClassVar = {
        GOOD: _("gute Erfahrung"),
        APART: _("nicht miteinander"),
        CONFLICT: _("befangen"),
    }
    AUTHORITY, INTERPRETER, COORDINATOR = "authority", "interpreter", "coordinator"
    SIDES: ClassVar = {
        AUTHORITY: _("Einrichtung"),
        INTERPRETER: _("Dolmetscher/in"),
        COORDINATOR: _("Koordination"),
    }

    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.CASCADE, related_name="bonds")
    authority = models.ForeignKey(
        "pool.Authority", null=True, blank=True, on_delete=models.CASCADE, related_name="bonds"
    )
    client_token = models.CharField(max_length=64, blank=True, db_index=True)
    kind = models.CharField(_("Art"), max_length=8, choices=KINDS)
    said_by = models.CharField(_("gesagt von"), max_length=12, choices=SIDES, default=COORDINATOR)
    said_on = models.DateField(_("gesagt am"))
    reason = models.CharField(_("Grund, nur für die Koordination"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Verhältnis")
        verbose_name_plural = _("Verhältnisse")
        constraints = [
            models.CheckConstraint(
                name="bond_with_one",
                condition=Q(authority__isnull=False, client_token="")
                | (Q(authority__isnull=True) & ~Q(client_token="")),
            ),
            models.UniqueConstraint(
                name="bond_once_per_authority",
                fields=["interpreter", "authority", "kind"],
                condition=Q(authority__isnull=False),
            ),
            models.UniqueConstraint(
                name="bond_once_per_case",
                fields=["interpreter", "client_token", "kind"],
                condition=~Q(client_token=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.interpreter}: {self.get_kind_display()}"
