"""Tariff: dated, per Pool. A change is a new row; what was approved keeps its own."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned
from scheduling.domain import tariffs as domain
from scheduling.domain.tariffs import TariffKind


class Tariff(PoolOwned):
    """Days are local and inclusive; amounts are euros."""

    name = models.CharField(_("Name"), max_length=80)
    kind = models.CharField(
        _("Art"), max_length=10, choices=[(TariffKind.FLAT.value, _("pauschal je Einsatz"))], default="flat"
    )
    amount = models.DecimalField(_("Betrag (Euro)"), max_digits=8, decimal_places=2)
    absent_percent = models.PositiveSmallIntegerField(
        _("Anteil, wenn niemand erschien (Prozent)"), default=100
    )
    valid_from = models.DateField(_("gilt ab"))
    valid_until = models.DateField(_("gilt bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Tarif")
        verbose_name_plural = _("Tarife")
        constraints = [
            models.UniqueConstraint(name="tariff_starts_once", fields=["pool", "valid_from"]),
            models.CheckConstraint(name="tariff_not_negative", condition=Q(amount__gte=0)),
            models.CheckConstraint(
                name="tariff_order",
                condition=Q(valid_until__isnull=True) | Q(valid_from__lte=F("valid_until")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def value(self) -> domain.Tariff:
        """This row as the plain value the rules work on."""
        days = self.valid_from, self.valid_until
        return domain.Tariff(self.pk, TariffKind(self.kind), self.amount, *days, self.absent_percent)
