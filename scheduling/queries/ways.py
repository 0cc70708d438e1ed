"""From where to where people have to get, and which of these ways have been measured."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from pool.domain.places import Pair
from pool.domain.settings_of_work import Modality
from pool.models import Authority, Interpreter, LanguageSkill, Pool, Road
from scheduling.domain.need import Candidate, Need
from scheduling.domain.states import AssignmentState, RequestState
from scheduling.models import Assignment, Request

NEAR_IN_TIME = timedelta(days=8)  # the week that is looked at around an appointment
OVER = (RequestState.CLOSED, RequestState.REJECTED, RequestState.WITHDRAWN)


def with_roads(need: Need, candidates: Iterable[Candidate]) -> Need:
    """The Need with the measured ways between its place and every home and other Assignment."""
    wanted = set(_judged(need, candidates)) if settings.ROUTING_URL else set()
    if not (wanted and need.place):
        return need
    here, others = need.place.plz, {plz for pair in wanted for plz in pair}
    rows = Road.objects.filter(Q(goal=here, origin__in=others) | Q(origin=here, goal__in=others))
    known = rows.values_list("origin", "goal", "km", "minutes")
    roads = {(a, b): None if km is None or minutes is None else (km, minutes) for a, b, km, minutes in known}
    return replace(need, roads=roads)


def roads_said(need: Need, candidates: Iterable[Candidate]) -> str:
    """Whose distances these are: "measured", "partly" or "estimated"; "fell_back" when there is a service
    and nothing is known from it; "none" when nobody has to get from one postal area to another.
    """
    wanted = set(_judged(need, candidates))
    known = wanted & need.roads.keys()
    if not wanted:
        return "none"
    if not settings.ROUTING_URL:
        return "estimated"
    return "measured" if known == wanted else "partly" if known else "fell_back"


def _judged(need: Need, candidates: Iterable[Candidate]) -> Iterator[Pair]:
    """Every way the rules may look at; within one postal area there is nothing to measure."""
    if not (need.on_site and need.place):
        return
    here = need.place.plz
    for one in candidates:
        if one.place and one.place.plz != here:
            yield one.place.plz, here
        for booking in one.bookings:
            there = booking.place if booking.on_site else one.place
            if there and there.plz != here:
                yield from ((there.plz, here), (here, there.plz))


def ways_of(request: Request) -> set[Pair]:
    """What to learn for one Request: from and to the homes and other Assignments of those who may come."""
    if request.modality != Modality.ON_SITE:
        return set()
    languages = [position.language for position in request.positions.all()]
    speakers = LanguageSkill.objects.of(request.pool_id).filter(language__in=languages)
    speakers = speakers.exclude(interpreter__state=Interpreter.LEFT)
    homes = speakers.values_list("interpreter__postal_code", flat=True)
    booked = _booked(request.slot.starts - NEAR_IN_TIME, request.slot.starts + NEAR_IN_TIME)
    there = booked.filter(person__interpreters__skills__in=speakers)
    return _both_ways({request.postal_code}, {*homes, *there.values_list("request__postal_code", flat=True)})


def ways_of_pool(pool: Pool, *, at: datetime) -> set[Pair]:
    """What to learn for a whole Pool: from and to all places where somebody is or will be needed."""
    open_ones = Request.objects.of(pool).filter(modality=Modality.ON_SITE).exclude(state__in=OVER)
    asked = open_ones.filter(slots__ends__gt=at).values_list("postal_code", flat=True)
    approved = Authority.objects.of(pool).filter(state=Authority.APPROVED)
    places = {*asked, *approved.values_list("postal_code", flat=True)}
    people = Interpreter.objects.of(pool).exclude(state=Interpreter.LEFT)
    booked = _booked(at, None).filter(person__interpreters__in=people)
    homes = people.values_list("postal_code", flat=True)
    return _both_ways(places, {*homes, *booked.values_list("request__postal_code", flat=True)})


def _booked(since: datetime, until: datetime | None) -> "QuerySet[Assignment]":
    """Assignments on site, in every Pool: one person has one body."""
    rows = Assignment.objects.across_pools().filter(ends__gt=since, request__modality=Modality.ON_SITE)
    rows = rows.exclude(state=AssignmentState.CANCELLED)
    return rows if until is None else rows.filter(starts__lt=until)


def _both_ways(places: set[str], others: set[str]) -> set[Pair]:
    there = {(other, place) for place in places for other in others}
    return {pair for a, b in there if a and b and a != b for pair in ((a, b), (b, a))}
