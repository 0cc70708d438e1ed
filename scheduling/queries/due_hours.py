"""Hours that somebody is reminded of, that agree by silence or by the rule; and those nobody answers.

Over all Pools: a few statements however many there are, and of the rows only what is really due.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Q, QuerySet

from pool.models import Pool
from scheduling.domain import hours_rules
from scheduling.domain.hours_rules import Nudges
from scheduling.domain.states import AssignmentState, RecordState
from scheduling.models import MoneyRules, ServiceRecord
from scheduling.queries.money_rules import (
    attest_nudges,
    money_rules_of,
    report_nudges,
)
from scheduling.queries.requesters import is_read

MOST = 500  # in one round, what waits longest first; the next round is a minute away
RELATED = (
    "pool", "assignment__pool", "assignment__person", "assignment__interpreter__pool",
    "assignment__interpreter__person", "assignment__position", "assignment__request__requester",
    "assignment__request__authority",
)  # fmt: skip
ENDS, REPORTED_AT = "assignment__ends", "reported_at"
RULES = list[MoneyRules]
Key = TypeVar("Key")


def due_hours(at: datetime) -> "tuple[QuerySet[ServiceRecord], ...]":
    """To be reported, to be confirmed, agreed by silence: each to be looked at now."""
    rules = _every_rules()
    return _reports(rules, at), _attests(rules, at), _silences(rules, at)


def agreed_hours() -> "QuerySet[ServiceRecord]":
    """What the rule may approve now, apart from how long it was and what it costs."""
    wanted = [one.pool_id for one in _every_rules() if one.auto_approve]
    spoken = Q(attested_how__in=(ServiceRecord.BY_AUTHORITY, ServiceRecord.BY_PAPER))
    both = Q(reported_absent=False, stated_absent=False, decided_at=None, revision=1)
    return _rows(Q(state=RecordState.ATTESTED, pool__in=wanted) & spoken & both)


def _every_rules() -> RULES:
    """Those of all Pools, stored or not, in two statements; `pool` is at hand."""
    own = {row.pool_id: row for row in MoneyRules.objects.across_pools().select_related("pool")}
    return [own.get(pool.pk) or MoneyRules(pool=pool) for pool in Pool.objects.order_by("pk")]


def _rows(found: Q) -> "QuerySet[ServiceRecord]":
    """Of what took place; nobody is asked for the hours of somebody who is said not to have come."""
    rows = ServiceRecord.objects.across_pools().filter(
        found, kind=ServiceRecord.WORKED, assignment__state=AssignmentState.DONE, assignment__missed_at=None
    )
    return rows.select_related(*RELATED).order_by("assignment__ends", "pk")


def _reports(rules: RULES, at: datetime) -> "QuerySet[ServiceRecord]":
    return _rows(Q(state=RecordState.OPEN) & _nudged(rules, report_nudges, ENDS, at, due=True))[:MOST]


def _attests(rules: RULES, at: datetime) -> "QuerySet[ServiceRecord]":
    told = _any(
        Q(pool__in=pools, agreed_on=None, absent=False)
        & Q(reported_at__lte=at - max(timedelta(days=days) - hours_rules.NOTICE, timedelta()))
        & is_read("assignment__request__authority")
        for days, pools in _by(rules, lambda one: one.silence_days).items()
        if days
    )
    due = _nudged(rules, attest_nudges, REPORTED_AT, at, due=True) | told
    return _rows(Q(state=RecordState.REPORTED) & due)[:MOST]


def _silences(rules: RULES, at: datetime) -> "QuerySet[ServiceRecord]":
    """A day begins at different instants in different zones: the action looks at the clock once more."""
    wanted = [one.pool_id for one in rules if one.silence_days]
    day = (at + timedelta(days=1)).date()
    return _rows(Q(state=RecordState.REPORTED, pool__in=wanted, agreed_on__lte=day, absent=False))[:MOST]


def _nudged(rules: RULES, kind: Callable[[MoneyRules], Nudges], since: str, at: datetime, *, due: bool) -> Q:
    """Those of whom so many days ago the last word was; `due`: another one follows, or else none does."""
    found = Q(pk__in=[])
    for nudges, pools in _by(rules, kind).items():
        if nudges.days:
            before = at - timedelta(days=nudges.days)
            last = Q(reminded_at__lte=before) | Q(reminded_at=None, **{f"{since}__lte": before})
            said = {"reminders__lt" if due else "reminders__gte": nudges.times}
            found |= Q(pool__in=pools, **said) & last
    return found


def _by(rules: RULES, key: Callable[[MoneyRules], Key]) -> dict[Key, list[int]]:
    """The Pools by what they have set: most have set nothing."""
    found: dict[Key, list[int]] = defaultdict(list)
    for one in rules:
        found[key(one)].append(one.pool_id)
    return found


def _any(parts: Iterable[Q]) -> Q:
    found = Q(pk__in=[])
    for one in parts:
        found |= one
    return found


def silent_hours(pool: Pool, at: datetime) -> Q:
    """Hours of this Pool that were asked for in vain: not reported, or reported and not confirmed."""
    rules = [money_rules_of(pool)]
    open_yet = Q(state=RecordState.OPEN) & _nudged(rules, report_nudges, ENDS, at, due=False)
    reported = Q(state=RecordState.REPORTED) & _nudged(rules, attest_nudges, REPORTED_AT, at, due=False)
    taken_place = Q(kind=ServiceRecord.WORKED, assignment__state=AssignmentState.DONE)
    return (open_yet | reported) & taken_place & Q(assignment__missed_at=None)


def silence_counts(record: ServiceRecord, *, at: datetime) -> bool:
    """Whether the Authority has said nothing although it was told what that means, until today."""
    row = record.assignment
    waits = record.state == RecordState.REPORTED and record.stated is None and not record.absent
    there = row.state == AssignmentState.DONE and row.missed_at is None
    today = at.astimezone(record.pool.tz).date()
    told = record.agreed_on is not None and record.agreed_on <= today
    return waits and there and told and bool(money_rules_of(record.pool).silence_days)
