"""Tariff: dated, per Pool, side and FundingSource. A change is a new row; what was approved keeps its own."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned
from scheduling.domain import tariffs as domain


class Tariff(PoolOwned):
    """Days are local and inclusive; `terms` are what `domain.tariffs.Terms` reads and writes.

    `side`: what the Interpreter is paid, or what an Authority that pays itself is charged. With `source` it
    counts for Assignments of that FundingSource alone, before one without. `applies_to` narrows it to
    appointments on the spot or by phone and video; a narrow one counts before one for all.
    """

    INTERPRETER, AUTHORITY = "interpreter", "authority"
    SIDES: ClassVar = {
        INTERPRETER: _("für Dolmetschende"),
        AUTHORITY: _("für Einrichtungen, die selbst zahlen"),
    }
    ALL, ON_SITE, REMOTE = "", "on_site", "remote"
    APPLIES: ClassVar = {ALL: _("alle Einsätze"), ON_SITE: _("vor Ort"), REMOTE: _("Telefon und Video")}

    name = models.CharField(_("Name"), max_length=80)
    side = models.CharField(_("Seite"), max_length=12, choices=SIDES, default=INTERPRETER)
    source = models.ForeignKey(
        "scheduling.FundingSource", null=True, blank=True, on_delete=models.PROTECT, related_name="tariffs"
    )
    applies_to = models.CharField(_("gilt für"), max_length=8, choices=APPLIES, default=ALL, blank=True)
    terms: Any = models.JSONField(default=dict)
    valid_from = models.DateField(_("gilt ab"))
    valid_until = models.DateField(_("gilt bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Tarif")
        verbose_name_plural = _("Tarife")
        constraints = [
            models.UniqueConstraint(
                name="tariff_starts_once",
                fields=["pool", "side", "applies_to", "valid_from"],
                condition=Q(source__isnull=True),
            ),
            models.UniqueConstraint(
                name="tariff_of_source_starts_once",
                fields=["pool", "side", "applies_to", "valid_from", "source"],
                condition=Q(source__isnull=False),
            ),
            models.CheckConstraint(
                name="tariff_order",
                condition=Q(valid_until__isnull=True) | Q(valid_from__lte=F("valid_until")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def value(self) -> domain.Tariff:
        """This row as the plain value the rules work on."""
        terms = domain.Terms.from_json(self.terms)
        return domain.Tariff(
            self.pk, self.side, self.source_id, self.applies_to, terms, self.valid_from, self.valid_until
        )
