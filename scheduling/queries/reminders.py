"""Whom the sweep has to remind now, over all Pools.

So that many Pools cost little: few columns of what begins soon, and whole rows only of what is really due.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from notifications.models import Message
from pool.domain.reminders import COMES, WANTS
from pool.models import Pool
from scheduling.domain import reminders
from scheduling.domain.quiet import QuietHours
from scheduling.domain.reminders import LEAVES, Reminder
from scheduling.domain.states import AssignmentState, OfferState, RequestState
from scheduling.models import Assignment, Offer
from scheduling.queries.quiet import own_quiet, quiet_hours
from scheduling.queries.requesters import is_inside, is_read

DAY, WEEK = timedelta(hours=25), timedelta(days=7, hours=1)  # a local day may be that long
FREE = timedelta(days=4)  # no run of nights and free days is longer
MOST = 500  # in one round, what begins soonest first; the next round is a minute away
KINDS = ("remind", "still")
INTERPRETER, REQUESTER, QUESTION = "interpreter", "requester", "question"
OWN = ("interpreter__quiet_from", "interpreter__quiet_until", "interpreter__sundays")
COLUMNS = (
    "pk", "pool_id", "request_id", "starts", "confirmed_at", "revised_at", "offer__answered_at",
    "still_asked_at", "still_coming_at", *OWN,
    "person__reminder_leads", "person__mobile", "person__email",
    "request__requester__reminder_leads", "request__requester__email", "inside", "read",
)  # fmt: skip


@dataclass(frozen=True)
class Due:
    """One reminder: to the INTERPRETER or the REQUESTER, or the QUESTION whether the first still comes."""

    assignment: Assignment
    lead: int
    kind: str

    @property
    def pk(self) -> int:
        """The Assignment's."""
        return self.assignment.pk


@dataclass(frozen=True)
class _Found:
    """The same, while only a few columns are known; `whom` is one of the two sides."""

    row: Any
    reminder: Reminder
    whom: str


def due_reminders(at: datetime) -> list[Due]:
    """What has to be said now and was not said yet, the next appointment first; a constant number of queries.

    Nobody is reminded in their quiet time, nor of what is waiting for their answer to a new time.
    """
    pools = {pool.pk: pool for pool in Pool.objects.all()}
    found = list(_found(_soon(pools.values(), at), pools, at))
    said = _said(found)
    left = [one for one in found if not _was_said(one, said[one.row.pk])]
    return _whole(sorted(left, key=lambda one: (one.row.starts, one.row.pk))[:MOST])


def _soon(pools: Collection[Pool], at: datetime) -> "QuerySet[Any]":
    """What begins so soon that somebody may have to be reminded now; further ahead for who wants it so."""
    quiet = [(pool.pk, quiet_hours(pool)) for pool in pools]
    awake = [(pk, hours) for pk, hours in quiet if not hours.holds(at)]
    reach = max((hours.awake_from(at + LEAVES) - at for _pk, hours in awake), default=timedelta())
    own = Q(interpreter__quiet_from__isnull=False) | Q(interpreter__sundays=True)
    usual = Q(person__reminder_leads__isnull=True, request__requester__reminder_leads__isnull=True)
    near = Q(starts__lte=at + DAY + reach, pool__in=[pk for pk, _hours in awake]) & ~own & usual
    near |= Q(starts__lte=at + DAY + FREE) & own & usual
    waiting = Offer.objects.across_pools().filter(
        request=OuterRef("request"), position=OuterRef("position"), version=OuterRef("request__version")
    )
    unsure = Q(request__state=RequestState.RECONFIRMING) & Exists(waiting.exclude(state=OfferState.ACCEPTED))
    rows = Assignment.objects.across_pools().filter(
        near | ~usual, pool__in=[pk for pk, _hours in quiet], state=AssignmentState.CONFIRMED,
        starts__gt=at, starts__lte=at + WEEK + FREE,
    )  # fmt: skip
    rows = rows.exclude(unsure).annotate(inside=is_inside(), read=is_read())
    return rows.order_by("position__number").values_list(*COLUMNS, named=True)


class _Hours:
    """The quiet time of whoever is reminded, worked out once for each way to have it."""

    def __init__(self, pools: dict[int, Pool], at: datetime) -> None:
        self.pools, self.at = pools, at
        self.known: dict[tuple[Any, ...], QuietHours | None] = {}

    def of(self, pool_id: int, *own: Any) -> QuietHours | None:
        """None while it is quiet: then nobody is reminded."""
        if (pool_id, *own) not in self.known:
            quiet = own_quiet(self.pools[pool_id], *own)
            self.known[pool_id, *own] = None if quiet.holds(self.at) else quiet
        return self.known[pool_id, *own]


def _found(rows: Iterable[Any], pools: dict[int, Pool], at: datetime) -> Iterator[_Found]:
    hours, requests = _Hours(pools, at), set()
    for row in rows:
        first = row.request_id not in requests
        requests.add(row.request_id)
        if quiet := hours.of(row.pool_id, *(getattr(row, name) for name in OWN)):
            yield from _to_interpreter(row, quiet, at)
        if first and (quiet := hours.of(row.pool_id, None, None, False)):
            yield from _to_requester(row, quiet, at)


def _to_interpreter(row: Any, quiet: QuietHours, at: datetime) -> Iterator[_Found]:
    """Who comes; long after the yes they are asked whether they do, even if no word reaches them."""
    leads = COMES if row.person__reminder_leads is None else row.person__reminder_leads
    reached = bool(row.person__mobile or row.person__email)
    agreed = max(filter(None, (row.confirmed_at, row.offer__answered_at)))
    told = {"told_at": row.revised_at, "agreed_at": agreed}
    one = reminders.due(
        reminders.planned(row.starts, leads if reached else (), quiet, **told), row.starts, at
    )
    answered = row.still_coming_at or (row.still_asked_at and not reached)
    if one and not (one.asks and answered):
        yield _Found(row, one, INTERPRETER)


def _to_requester(row: Any, quiet: QuietHours, at: datetime) -> Iterator[_Found]:
    """Who waits for them, by mail and once for all who come: the first place stands for its Request.

    For a Requester who has left, those who are left are reminded as usual.
    """
    leads = row.request__requester__reminder_leads if row.inside else None
    if not (row.request__requester__email if row.inside else row.read):
        return
    plan = reminders.planned(row.starts, WANTS if leads is None else leads, quiet, told_at=row.revised_at)
    if one := reminders.due(plan, row.starts, at):
        yield _Found(row, one, REQUESTER)


def _said(found: Iterable[_Found]) -> dict[int, list[tuple[list[str], datetime]]]:
    """By Assignment: the parts of the key of each reminder there is, and when it was put."""
    abouts = {f"assignment:{one.row.pk}": one.row.pk for one in found}
    words = Message.objects.filter(about__in=[*abouts], kind__in=KINDS, key__isnull=False)
    said = defaultdict(list)
    for about, key, put in words.values_list("about", "key", "created_at"):
        said[abouts[about]].append((str(key).split(":"), put))
    return said


def _was_said(one: _Found, said: Iterable[tuple[list[str], datetime]]) -> bool:
    """This reminder of this time, or another one after it had come due."""
    begins = reminders.key(one.row.pk, one.row.starts, 0, "").split(":")[:3]
    for key, put in said:
        whom = REQUESTER if key[4] == REQUESTER else INTERPRETER
        same = key[:3] == begins and whom == one.whom
        if same and (key[3] == str(one.reminder.lead) or put >= one.reminder.at):
            return True
    return False


def is_said(row: Assignment, *, lead: int, whom: str) -> bool:
    """Whether this very reminder was put meanwhile, by a round at the same time."""
    begins = reminders.key(row.pk, row.starts, lead, "")
    words = Message.objects.filter(about=f"assignment:{row.pk}", kind__in=KINDS, key__startswith=begins)
    to_requester = Q(key__startswith=begins + REQUESTER)
    return words.filter(to_requester if whom == REQUESTER else ~to_requester).exists()


def _whole(found: list[_Found]) -> list[Due]:
    rows = Assignment.objects.across_pools().filter(pk__in={one.row.pk for one in found})
    rows = rows.select_related("pool", "person", "interpreter__pool", "position", "offer")
    rows = rows.select_related("request__requester", "request__pool", "interpreter__person")
    whole = {row.pk: row for row in rows.prefetch_related("request__slots", "request__positions")}
    return [
        Due(whole[one.row.pk], one.reminder.lead, QUESTION if one.reminder.asks else one.whom)
        for one in found
        if one.row.pk in whole
    ]
