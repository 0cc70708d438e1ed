"""The end of a year: what is open before it is closed, what came of closing it, which years there are."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from pool.models import Interpreter, Pool
from scheduling.domain.both_sides import Said, to_decide
from scheduling.domain.states import RecordState
from scheduling.models import BankAccount, ClosingItem, FundingSource, ServiceRecord, YearClosing
from scheduling.queries.board import day_bounds
from scheduling.queries.payments import open_statements

UNAPPROVED = (RecordState.OPEN, RecordState.REPORTED, RecordState.ATTESTED)
SIDES = ("reported_minutes", "reported_absent", "stated_minutes", "stated_absent", "decided_at")


@dataclass(frozen=True)
class StillOpen:
    """What somebody may want to settle before a year is closed; numbers of records, and people."""

    unapproved: int
    differing: int
    approved: int
    accountless: tuple[Interpreter, ...]


def year_bounds(pool: Pool, year: int) -> tuple[datetime, datetime]:
    """The first instant of a local calendar year and of the next."""
    return day_bounds(pool, date(year, 1, 1))[0], day_bounds(pool, date(year + 1, 1, 1))[0]


def records_of_year(pool: Pool, year: int) -> "QuerySet[ServiceRecord]":
    """Of the Assignments that begin in this local year."""
    since, until = year_bounds(pool, year)
    return ServiceRecord.objects.of(pool).filter(assignment__starts__gte=since, assignment__starts__lt=until)


def still_open(pool: Pool, year: int) -> StillOpen:
    """What closing this year would leave behind, and what it would settle."""
    rows = records_of_year(pool, year)
    waiting = rows.filter(state__in=UNAPPROVED).values_list(*SIDES)
    approved = rows.filter(state=RecordState.APPROVED)
    return StillOpen(
        unapproved=rows.filter(state__in=UNAPPROVED).count(),
        differing=sum(_differs(*one) for one in waiting.iterator()),
        approved=approved.count(),
        accountless=tuple(_accountless(pool, rows)),
    )


def _differs(
    minutes: int | None, absent: bool | None, stated: int | None, gone: bool | None, decided: datetime | None
) -> bool:
    said = None if absent is None else Said(minutes, absent)
    told = None if gone is None else Said(stated, gone)
    return decided is None and to_decide(said, told)


def _accountless(pool: Pool, records: "QuerySet[ServiceRecord]") -> "QuerySet[Interpreter]":
    """Who would get money, or waits for it with a Statement, and has told no account; by name."""
    unpaid = open_statements(pool).filter(total__gt=0).values("interpreter").order_by()
    approved, settled = Q(state=RecordState.APPROVED), Q(state=RecordState.SETTLED)
    owed = approved | settled & Q(assignment__interpreter__in=unpaid)
    theirs = records.filter(owed, assignment__interpreter=OuterRef("pk"), amount__gt=0)
    account = BankAccount.objects.of(pool).filter(interpreter=OuterRef("pk"))
    rows = Interpreter.objects.of(pool).filter(Exists(theirs)).exclude(Exists(account))
    return rows.select_related("person").order_by("person__name", "pk")


def sources_of_year(pool: Pool, year: int) -> "QuerySet[FundingSource]":
    """Those that are valid on some day of it."""
    rows = FundingSource.objects.of(pool).filter(valid_from__lte=date(year, 12, 31))
    return rows.exclude(valid_until__lt=date(year, 1, 1))


def years_of(pool: Pool, today: date) -> list[int]:
    """Every year in which somebody worked or was to work, up to this one, the latest first."""
    first = ServiceRecord.objects.of(pool).order_by("assignment__starts").values_list("assignment__starts")
    begun = first.first()
    since = begun[0].astimezone(pool.tz).year if begun else today.year - 1
    return list(range(today.year, min(since, today.year - 1) - 1, -1))


def running_closing(pool: Pool) -> YearClosing | None:
    """The one that is going on."""
    return YearClosing.objects.of(pool).filter(finished_at__isnull=True).first()


def closings_of(pool: Pool | int) -> "QuerySet[YearClosing]":
    """All of them, the latest first."""
    return YearClosing.objects.of(pool).order_by("-started_at", "-pk")


def items_told(closing: YearClosing) -> "QuerySet[ClosingItem]":
    """What it has done so far, the latest first."""
    return closing.items.filter(done_at__isnull=False).order_by("-number")
