"""YearClosing: one year of a Pool is settled, paid and reported in one go; ClosingItem: one piece of it."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned
from scheduling.models.payments import PaymentRun


class YearClosing(PoolOwned):
    """`done` of `total` items. `kind` and `pays_on`: how is paid (empty: no PaymentRun is made).

    `claimed_at` is when a worker last went on with it, so that no second one does. `finished_at`: it is over.
    """

    year = models.PositiveSmallIntegerField(_("Jahr"))
    kind = models.CharField(_("Auszahlung"), max_length=8, blank=True, choices=PaymentRun.KINDS)
    pays_on = models.DateField(_("Ausführung am"), null=True, blank=True)
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=120)
    started_by_person = models.BigIntegerField(null=True)
    claimed_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Jahresabschluss")
        verbose_name_plural = _("Jahresabschlüsse")
        constraints = [
            models.UniqueConstraint(
                name="closing_one_at_a_time", fields=["pool"], condition=models.Q(finished_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"


class ClosingItem(PoolOwned):
    """What is to be done, in the order of `number`: `step` names how, `key` on what (primary keys, months).

    `said` is what came of it, in German; `refused`: it could not be done, and the rest went on. `attempts`
    are counted before the work, so that an item that kills its worker is not tried for ever.
    """

    closing = models.ForeignKey(YearClosing, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveIntegerField()
    step = models.CharField(max_length=20)
    key: Any = models.JSONField(default=list)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    refused = models.BooleanField(default=False)
    said = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = _("Schritt eines Jahresabschlusses")
        verbose_name_plural = _("Schritte eines Jahresabschlusses")
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(name="closingitem_number_once", fields=["closing", "number"])]
        indexes = [
            models.Index(
                name="closingitem_next", fields=["closing", "number"], condition=models.Q(done_at=None)
            )
        ]

    def __str__(self) -> str:
        return f"{self.step} {self.number}"
