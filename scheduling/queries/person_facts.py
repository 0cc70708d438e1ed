"""What hangs on people, not on their language: calendar, bookings, questions, money, what is said of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db.models import Count, Max, Q, QuerySet, Sum

from pool import postal_codes
from pool.domain.availability import Away, Extra, WeeklyHours
from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from pool.models import Absence, Availability, Bond, ExtraHours
from scheduling.domain.need import NO_CEILING, Booking, Need
from scheduling.domain.states import OPEN_OFFER, AssignmentState, OfferState
from scheduling.models import Assignment, Offer, Position, Request, ServiceRecord

LOAD_DAYS = timedelta(days=28)
OVER = (OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED)  # a question whose answer is known


class History(NamedTuple):
    """Earlier questions of one person: the last one's time, how many are over, how many got a yes."""

    asked_at: datetime | None
    tried: int
    yes: int


@dataclass
class PersonFacts:
    """By person, except what an Interpreter has with an Authority or a case: that is by Interpreter."""

    hours: dict[int, list[WeeklyHours]] = field(default_factory=lambda: defaultdict(list))
    extras: dict[int, list[Extra]] = field(default_factory=lambda: defaultdict(list))
    absences: dict[int, list[Away]] = field(default_factory=lambda: defaultdict(list))
    bookings: dict[int, list[Booking]] = field(default_factory=lambda: defaultdict(list))
    held: dict[int, list[Period]] = field(default_factory=lambda: defaultdict(list))
    load: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    earned: dict[int, Decimal] = field(default_factory=lambda: defaultdict(lambda: NO_CEILING))
    history: dict[int, History] = field(default_factory=dict)
    case: dict[int, int] = field(default_factory=dict)
    apart: dict[int, str] = field(default_factory=dict)
    conflicts: set[int] = field(default_factory=set)
    good: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)


def facts_of(
    who: Sequence[tuple[int, int]], need: Need, request: Request, position: Position, *, at: datetime
) -> PersonFacts:
    """All of it for these (interpreter, person) pairs; the number of statements does not grow with them."""
    facts = PersonFacts()
    interpreters, people = [pair[0] for pair in who], [pair[1] for pair in who]
    _calendar(facts, people, need)
    _assignments(facts, people, need, position, at=at)
    _questions(facts, people, need, request)
    _money(facts, people, need)
    _bonds(facts, interpreters, request)
    _this_request(facts, request)
    return facts


def _calendar(facts: PersonFacts, people: Sequence[int], need: Need) -> None:
    first, last = need.day, need.period.end.astimezone(need.tz).date()
    hours = Availability.objects.filter(person_id__in=people)
    columns = "person_id", "weekday", "start", "end", "valid_from", "valid_until"
    for person, weekday, start, end, since, until in hours.values_list(*columns):
        facts.hours[person].append(WeeklyHours(weekday, start, end, since, until))
    extras = ExtraHours.objects.filter(person_id__in=people, day__gte=first, day__lte=last)
    for person, day, start, end in extras.values_list("person_id", "day", "start", "end"):
        facts.extras[person].append(Extra(day, start, end))
    away = Absence.objects.filter(person_id__in=people, last_day__gte=first)
    for person, begin, until, a, b in away.values_list("person_id", "first_day", "last_day", "start", "end"):
        facts.absences[person].append(Away(begin, until, a, b))


def _assignments(
    facts: PersonFacts, people: Sequence[int], need: Need, position: Position, *, at: datetime
) -> None:
    """Load of four weeks, and the bookings of the week around the Need, in every Pool; towns only of ours."""
    monday = need.day - timedelta(days=need.day.weekday() + 1)
    begin = datetime.combine(monday, time(), need.tz)
    end = max(begin + timedelta(days=9), need.period.end + timedelta(days=1))
    since = at - LOAD_DAYS
    rows = (
        Assignment.objects.across_pools()
        .filter(person_id__in=people, starts__gte=min(begin, since))
        .exclude(state=AssignmentState.CANCELLED)
        .exclude(position=position)
        .order_by("starts")
        .values_list(
            "person_id", "pool_id", "starts", "ends", "request__modality", "request__postal_code",
            "request__town",
        )
    )  # fmt: skip
    for person, pool_id, starts, ends, modality, plz, town in rows:
        if starts >= since:
            facts.load[person] += (ends - starts).total_seconds() / 3600
        if starts < end and ends > begin:
            on_site = modality == Modality.ON_SITE
            named = town if on_site and pool_id == position.pool_id else ""
            place = postal_codes.find(plz) if on_site else None
            facts.bookings[person].append(Booking(Period(starts, ends), named, place, on_site))


def _questions(facts: PersonFacts, people: Sequence[int], need: Need, request: Request) -> None:
    """What became of earlier questions, and which are open now about something else at the same time."""
    rows = Offer.objects.across_pools().filter(person_id__in=people)
    counted = rows.values_list("person_id").annotate(
        last=Max("made_at"),
        tried=Count("pk", filter=Q(state__in=OVER)),
        yes=Count("pk", filter=Q(state=OfferState.ACCEPTED)),
    )
    facts.history = {person: History(last, tried, yes) for person, last, tried, yes in counted}
    held = rows.exclude(request=request).filter(
        state__in=OPEN_OFFER, slot__starts__lt=need.period.end, slot__ends__gt=need.period.start
    )
    for person, starts, ends in held.values_list("person_id", "slot__starts", "slot__ends"):
        facts.held[person].append(Period(starts, ends))


def _money(facts: PersonFacts, people: Sequence[int], need: Need) -> None:
    """What was earned in the calendar year of the Need, over all Pools: the law counts the person."""
    if not need.ceiling:
        return
    year = [datetime(need.day.year + n, 1, 1, tzinfo=need.tz) for n in (0, 1)]
    rows = ServiceRecord.objects.across_pools().filter(
        assignment__person_id__in=people, assignment__starts__gte=year[0], assignment__starts__lt=year[1],
        amount__isnull=False,
    )  # fmt: skip
    for person, amount in rows.values_list("assignment__person_id").annotate(Sum("amount")):
        facts.earned[person] = amount


def _bonds(facts: PersonFacts, interpreters: Sequence[int], request: Request) -> None:
    """What is said of them with this Authority or in this case."""
    ours = Q(authority_id=request.authority_id)
    if request.client_token:
        ours |= Q(client_token=request.client_token)
    rows = Bond.objects.of(request.pool_id).filter(ours, interpreter_id__in=interpreters)
    for who, kind, side in rows.values_list("interpreter_id", "kind", "said_by"):
        if kind == Bond.GOOD:
            facts.good.add(who)
        elif kind == Bond.CONFLICT:
            facts.conflicts.add(who)
        else:
            facts.apart[who] = side


def _this_request(facts: PersonFacts, request: Request) -> None:
    """Who has dropped out of it, and who was there for the same case before."""
    rows: QuerySet[Assignment] = Assignment.objects.of(request.pool_id)
    gone = rows.filter(request=request, state=AssignmentState.CANCELLED)
    facts.dropped = set(gone.values_list("interpreter_id", flat=True))
    if request.client_token:
        before = rows.filter(request__client_token=request.client_token, state=AssignmentState.DONE)
        facts.case = dict(before.values_list("interpreter_id").annotate(Count("pk")))
