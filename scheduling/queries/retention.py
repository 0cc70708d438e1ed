"""How long what is kept: whose content may be forgotten by now, and which payments are past their time."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear

from notifications.models import Message
from pool.models import Pool
from scheduling.domain.states import AssignmentState, RecordState, RequestState
from scheduling.models import Assignment, MoneyRules, Payout, Request, ServiceRecord, Slot, Statement
from scheduling.queries.money_rules import money_rules_of

GOING_ON = (
    RequestState.APPROVED, RequestState.SEARCHING, RequestState.RECONFIRMING, RequestState.FILLED,
)  # fmt: skip
OF_REQUESTS = ("request:", "offer:", "assignment:")  # words about these go with their Request
YEAR = timedelta(days=366)  # but not later than this after their time


def to_forget(pool: Pool, *, at: datetime) -> "QuerySet[Request]":
    """Requests of which nobody needs the content: over for long enough, nobody comes, and nothing is to pay.

    Hours that nobody has reported in time are nothing to pay, either.
    """
    rules = money_rules_of(pool)
    rows = Request.objects.of(pool).filter(forgotten_at=None).order_by("pk")
    if not rules.keep_content:
        return rows.none()
    limit = at - timedelta(days=rules.keep_content)
    later = Slot.objects.of(pool).filter(request=OuterRef("pk"), rank__gte=1, ends__gt=limit)
    coming = Assignment.objects.of(pool).filter(request=OuterRef("pk"))
    coming = coming.filter(Q(state=AssignmentState.CONFIRMED) | Q(ends__gt=limit))
    rows = rows.filter(submitted_at__lte=limit).exclude(state__in=GOING_ON)
    return rows.exclude(Exists(later)).exclude(Exists(coming)).exclude(Exists(_unpaid(pool, rules, at)))


def _unpaid(pool: Pool, rules: MoneyRules, at: datetime) -> "QuerySet[ServiceRecord]":
    rows = ServiceRecord.objects.of(pool).filter(assignment__request=OuterRef("pk"))
    rows = rows.exclude(state=RecordState.SETTLED).exclude(state=RecordState.APPROVED, amount=0)
    if not rules.claim_days:
        return rows
    late = at - timedelta(days=rules.claim_days)
    return rows.exclude(state=RecordState.OPEN, assignment__ends__lte=late)


def old_words(pool: Pool | None, *, at: datetime) -> "QuerySet[Message]":
    """Words about no Request that are past their time; without a Pool, those of which nobody knew whose."""
    days = money_rules_of(pool).keep_content if pool else MoneyRules().keep_content
    rows = Message.objects.filter(pool=pool, forgotten_at=None)
    if not days:
        return rows.none()
    rows = rows.filter(created_at__lte=at - timedelta(days=days))
    theirs = Q(*(("about__startswith", name) for name in OF_REQUESTS), _connector=Q.OR)
    return rows.exclude(theirs, created_at__gt=at - timedelta(days=days) - YEAR)


def past_keeping(pool: Pool, *, at: datetime) -> list[tuple[int, int, int]]:
    """(Year, Payouts, Statements) that need not be kept any longer, the oldest first; nobody deletes them.

    A payment of 2026 that is kept for ten years is past its time from 2037 on.
    """
    last = at.astimezone(pool.tz).year - money_rules_of(pool).keep_payments - 1
    payouts = Counter(_years(Payout.objects.of(pool), "paid_on"))
    statements = Counter(_years(Statement.objects.of(pool), "until"))
    years = sorted(year for year in {*payouts, *statements} if year <= last)
    return [(year, payouts[year], statements[year]) for year in years]


def _years(rows: "QuerySet[Any]", column: str) -> "QuerySet[Any]":
    dated = rows.filter(**{f"{column}__isnull": False})
    return dated.annotate(of=ExtractYear(column)).values_list("of", flat=True)
