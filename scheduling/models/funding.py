"""FundingSource (Fördertopf), its yearly budgets, and the cases that may get more than its cap."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class FundingSource(PoolOwned):
    """Where money for Assignments comes from: a programme of the state, the county's own budget.

    `rank`: the source with the lowest number that covers an Assignment pays for it. It covers `settings` and
    `kinds` of Authorities (empty: all), on local days from `valid_from` to `valid_until`, at most
    `client_cap`
    Assignments per client and calendar year (0: no cap). `amount` euros are funded per Assignment; empty:
    what was paid. `texts` are the blocks of its report, as the Pool has adapted them.
    """

    WIR, PLAIN = "wir", "plain"
    REPORTS: ClassVar = {
        WIR: _("WIR: Sachbericht und zahlenmäßiger Nachweis"),
        PLAIN: _("zahlenmäßiger Nachweis"),
    }

    name = models.CharField(_("Name"), max_length=80)
    programme = models.CharField(_("Programm und Bescheid"), max_length=200, blank=True)
    cost_centre = models.CharField(_("Kostenstelle"), max_length=40, blank=True)
    rank = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1)
    settings: Any = models.JSONField(_("Bereiche"), default=list, blank=True)
    kinds: Any = models.JSONField(_("Arten von Einrichtungen"), default=list, blank=True)
    client_cap = models.PositiveSmallIntegerField(_("höchstens Einsätze je Fall im Kalenderjahr"), default=0)
    counts_absent = models.BooleanField(_("zählt auch, wenn die ratsuchende Person nicht kam"), default=False)
    counts_cancelled = models.BooleanField(_("zählt auch späte Absagen"), default=False)
    amount = models.DecimalField(
        _("gefördert je Einsatz (Euro)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    report = models.CharField(_("Nachweis"), max_length=8, choices=REPORTS, default=PLAIN)
    texts: Any = models.JSONField(default=dict, blank=True)
    valid_from = models.DateField(_("gilt ab"))
    valid_until = models.DateField(_("gilt bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Fördertopf")
        verbose_name_plural = _("Fördertöpfe")
        ordering: ClassVar = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(name="source_name_once", fields=["pool", "name"]),
            models.CheckConstraint(
                name="source_order",
                condition=Q(valid_until__isnull=True) | Q(valid_from__lte=F("valid_until")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FundingBudget(PoolOwned):
    """Euros of one calendar year."""

    source = models.ForeignKey(FundingSource, on_delete=models.CASCADE, related_name="budgets")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    amount = models.DecimalField(_("Betrag (Euro)"), max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("Budget")
        verbose_name_plural = _("Budgets")
        constraints = [models.UniqueConstraint(name="budget_once", fields=["source", "year"])]

    def __str__(self) -> str:
        return f"{self.year}"


class FundingException(PoolOwned):
    """One client (known only by the keyed reference) may have `extra` Assignments over the cap that year."""

    source = models.ForeignKey(FundingSource, on_delete=models.PROTECT, related_name="exceptions")
    authority = models.ForeignKey("pool.Authority", on_delete=models.PROTECT, related_name="+")
    client_token = models.CharField(max_length=64)
    year = models.PositiveSmallIntegerField()
    extra = models.PositiveSmallIntegerField(_("weitere Einsätze"))
    reason = models.CharField(_("Grund"), max_length=300)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Ausnahme")
        verbose_name_plural = _("Ausnahmen")
        constraints = [
            models.UniqueConstraint(
                name="exception_once", fields=["source", "authority", "client_token", "year"]
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
