"""The open places of some days, with who could be asked for each: what a Plan is made of.

Costs a handful of statements for all Requests, and `candidates_for` for each place that can still be asked
about; the number of interpreters does not matter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from pool.models import Pool
from scheduling.domain.need import Candidate, Fit, Need
from scheduling.domain.planning import Empty, Job, Key, worth_asking
from scheduling.domain.ranking import Assessed
from scheduling.domain.states import HELD_ASSIGNMENT, OPEN_OFFER, RequestState
from scheduling.models import Assignment, Offer, Position, Request
from scheduling.queries.asking import asked_already, asking_ends
from scheduling.queries.board import day_bounds
from scheduling.queries.candidates import candidates_for
from scheduling.queries.desk import timed
from scheduling.queries.needs import need_of
from scheduling.queries.quiet import quiet_hours

PLANNED = (RequestState.APPROVED, RequestState.SEARCHING, RequestState.UNFILLED)
PLACES = 150  # so many on one page, the soonest


@dataclass(frozen=True)
class OpenPlace:
    """One open place: its rows, its Job, the questions about this version of it, and who was judged.

    `asked`: who is not asked (again); `askable`: who could be; `expected`: an answer may come in its time,
    so the Job is of those who have the question.
    """

    request: Request
    position: Position
    job: Job
    offers: list[Offer]
    assessed: Assessed
    asked: set[int]
    askable: tuple[Fit, ...]
    expected: bool

    @property
    def key(self) -> Key:
        """The Request and the number of the place."""
        return self.job.key

    @property
    def waiting(self) -> set[int]:
        """Interpreters whose answer may still come."""
        return {offer.interpreter_id for offer in self.offers if offer.state in OPEN_OFFER}


def open_places(pool: Pool, first: date, days: int, *, at: datetime) -> tuple[list[OpenPlace], int]:
    """The open places of these local days that begin after `at`, the soonest; and how many are left out."""
    begin, end = day_bounds(pool, first)[0], day_bounds(pool, first + timedelta(days=days - 1))[1]
    rows = timed(open_requests(pool)).filter(starts__gte=begin, starts__lt=end, starts__gt=at)
    rows = rows.order_by("starts", "pk")
    found = [(row, position) for row in rows for position in open_positions(row)]
    places = [place_of(row, position, at=at) for row, position in found[:PLACES]]
    return places, len(found) - len(places)


def open_requests(pool: Pool | int) -> "QuerySet[Request]":
    """Requests that are searched for, with all that a Plan looks at.

    A series for which one person is looked for is no matter of single days. For a paused search nobody is
    asked.
    """
    rows = Request.objects.of(pool).filter(state__in=PLANNED, paused_at__isnull=True)
    others = Request.objects.of(pool).filter(series=OuterRef("series"), state=RequestState.SEARCHING)
    rows = rows.exclude(Q(series__together=True) & Exists(others.exclude(pk=OuterRef("pk"))))
    offers = Offer.objects.of(pool).select_related("interpreter__person", "round")
    live = Assignment.objects.of(pool).filter(state__in=HELD_ASSIGNMENT)
    return rows.select_related("pool", "authority").prefetch_related(
        "slots", "positions", Prefetch("offers", offers), Prefetch("assignments", live)
    )


def open_positions(request: Request) -> Iterator[Position]:
    """Its places that nobody has."""
    taken = {one.position_id for one in request.assignments.all()}
    return (position for position in request.places if position.pk not in taken)


def place_of(request: Request, position: Position, *, at: datetime) -> OpenPlace:
    """One place, judged now: nobody is asked twice; who is asked already may still say yes."""
    offers = [
        one
        for one in request.offers.all()
        if (one.position_id, one.version) == (position.pk, request.version)
    ]
    waiting = [one for one in offers if one.state in OPEN_OFFER]
    expected = any(one.round.waits_until > at for one in waiting)
    asked = asked_already(request, position)
    if too_late(request, at=at):
        assessed, why = Assessed(need_of(request, position, at=at), (), ()), Empty.TOO_LATE
    else:
        assessed = candidates_for(request, position, at=at)
        why = Empty.ALL_ASKED if assessed.fits else Empty.NOBODY
    key = (request.pk, position.number)
    askable = worth_asking(assessed.fits, asked - {one.interpreter_id for one in waiting})
    fits = _those_asked(waiting, assessed) if expected else askable
    job = Job(key, assessed.need, request.submitted_at, fits, why)
    return OpenPlace(request, position, job, offers, assessed, asked, askable, expected)


def _those_asked(waiting: list[Offer], assessed: Assessed) -> tuple[Fit, ...]:
    """From their Offers: where very many speak a language, who is asked already is not judged."""
    known = {fit.candidate.interpreter_id: fit for fit in assessed.fits}
    return tuple(known.get(one.interpreter_id) or _as_asked(one, assessed.need) for one in waiting)


def _as_asked(offer: Offer, need: Need) -> Fit:
    who = offer.interpreter
    one = Candidate(who.pk, offer.person_id, who.person.name, need.least_level, via=offer.via, place=who.home)
    return Fit(one, offer.km, free=False)


def too_late(request: Request, *, at: datetime) -> bool:
    """Whether a question asked now could not be answered in time."""
    return quiet_hours(request.pool).awake_from(at) >= asking_ends(request)
