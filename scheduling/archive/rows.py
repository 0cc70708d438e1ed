"""Which rows belong to an archived year."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from pool.models import Event, Pool
from scheduling.models import CostItem, CostList, PaymentRun, Payout, PayoutPart, Statement, StatementEntry
from scheduling.queries.closings import records_of_year


@dataclass(frozen=True)
class Year:
    """A Statement belongs to the year of its first local day, a Payout to that of its Statements and to the
    one in which it was paid, a ServiceRecord to that in which the Assignment began."""

    pool: Pool
    year: int

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last."""
        return date(self.year, 1, 1), date(self.year, 12, 31)

    @property
    def statements(self) -> "QuerySet[Statement]":
        """By number."""
        return Statement.objects.of(self.pool).filter(month__range=self.days).order_by("number")

    @property
    def entries(self) -> "QuerySet[StatementEntry]":
        """Their lines."""
        rows = StatementEntry.objects.of(self.pool).filter(statement__month__range=self.days)
        return rows.order_by("statement__number", "day", "pk")

    @property
    def payouts(self) -> "QuerySet[Payout]":
        """Each once."""
        theirs = PayoutPart.objects.of(self.pool).filter(statement__month__range=self.days)
        mine = Q(pk__in=theirs.values("payout")) | Q(paid_on__range=self.days)
        return Payout.objects.of(self.pool).filter(mine).order_by("pk")

    @property
    def runs(self) -> "QuerySet[PaymentRun]":
        """Those with one of these Payouts."""
        runs = self.payouts.order_by().values("run")
        return PaymentRun.objects.of(self.pool).filter(pk__in=runs).order_by("number")

    @property
    def cost_lists(self) -> "QuerySet[CostList]":
        """By number."""
        return CostList.objects.of(self.pool).filter(month__range=self.days).order_by("number")

    @property
    def costs(self) -> "QuerySet[CostItem]":
        """Their lines."""
        return CostItem.objects.of(self.pool).filter(cost_list__month__range=self.days)

    @property
    def records(self) -> "QuerySet[Any]":
        """In the order in which they were worked."""
        return records_of_year(self.pool, self.year).order_by("assignment__starts", "pk")

    @property
    def steps(self) -> "QuerySet[Any]":
        """Who did what when to any of these."""
        about = {
            "servicerecord": self.records, "statement": self.statements, "payout": self.payouts,
            "paymentrun": self.runs, "costlist": self.cost_lists,
        }  # fmt: skip
        wanted = Q()
        for name, rows in about.items():
            wanted |= Q(subject=name, subject_id__in=rows.order_by().values("pk"))
        return Event.objects.of(self.pool).filter(wanted).order_by("pk")
