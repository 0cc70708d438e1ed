"""The list of Requests, and one Request with everything that is known about it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling import queries
from scheduling.actions.changes import CHANGEABLE
from scheduling.desk.candidates import listing
from scheduling.desk.forms import AssignForm, RequestFilter
from scheduling.desk.forms_steering import CandidateFilter
from scheduling.desk.steering import steering_of
from scheduling.desk.telling import story_of
from scheduling.desk.views_presence import known_as
from scheduling.domain.ranking import Assessed
from scheduling.domain.states import (
    HELD_ASSIGNMENT,
    OPEN_OFFER,
    AssignmentState,
    OfferState,
    RequestMove,
    RequestState,
)
from scheduling.doors import DoorRequest, coordinator_required, page_of
from scheduling.doors.series import series_shown
from scheduling.explaining import asked_in
from scheduling.models import Position, Request
from scheduling.queries import desk
from scheduling.queries.doubles import double_in, doubles_of
from scheduling.queries.phoning import ToPhone, worth_phoning
from scheduling.queries.presences import others_at
from scheduling.queries.told import asked_in_all
from scheduling.showing import facts_of

CALLED = (RequestState.SEARCHING, RequestState.UNFILLED, RequestState.RECONFIRMING)
UNSURE = (*OPEN_OFFER, OfferState.EXPIRED, OfferState.WITHDRAWN, OfferState.OPTED_OUT)


@coordinator_required
@require_safe
def requests(request: DoorRequest) -> HttpResponse:
    """Every Request of the Pool, by state, Authority and language."""
    form = RequestFilter(request.GET, actor=request.actor)
    page = page_of(request, desk.requests_listed(request.actor, **form.wanted()))
    context = {"filter": form, "page": page, "doubles": double_in(page, request.membership.pool_id)}
    return render(request, "scheduling/desk/requests.html", context)


@coordinator_required
@require_safe
def request_page(request: DoorRequest, pk: int) -> HttpResponse:
    """One Request: facts, what can be done, rounds, candidates, journal, words."""
    rows = desk.with_rounds(queries.request_rows(request.actor), request.actor)
    row = get_object_or_404(rows, pk=pk)
    at, filtered = clock.now(), CandidateFilter(request.GET)
    now = {place: queries.candidates_for(row, place, at=at) for place in fillable(row)}
    wanted = filtered.wanted()
    context = {
        "row": row,
        "facts": [*facts_of(row)],
        "moves": moves_of(row),
        "series": series_shown(row, at=at),
        "assign": [(place, assign_form(place, assessed)) for place, assessed in now.items()],
        "phoning": [(place, phoned) for place in now if (phoned := to_phone(row, place, now[place]))],
        "held": [one for one in row.assignments.all() if one.state == AssignmentState.CONFIRMED],
        "listed": [
            (listing(row, place, assessed, wanted, at=at), asked_in(row, place))
            for place, assessed in now.items()
        ],
        "judged": [
            (one, queries.last_assessment(row, one), asked_in(row, one))
            for one in row.places
            if one not in now
        ],
        "filter": filtered,
        "steering": steering_of(row, at=at),
        "cancel": queries.cancel_terms([row], at=at),
        "at": at,
        "asked": asked_in_all(row),
        "doubles": doubles_of(row),
        "merged": list(row.merged.all()),
        "callable": callable_offers(row),
        "several": len(row.positions.all()) > 1,
    }
    others = others_at(row, request.actor, at=clock.now())
    context |= {"others": others, "known": known_as(others)}
    told = story_of(request, row, at=clock.now())
    return render(request, "scheduling/desk/request.html", context | told)


def fillable(row: Request) -> list[Position]:
    """The places to which somebody may be sent by hand now; none while a holder is asked again."""
    fill = (RequestState(row.state), RequestMove.FILL) in row.machine.moves
    if not fill or row.state == RequestState.RECONFIRMING:
        return []
    taken = {one.position_id for one in row.assignments.all() if one.state in HELD_ASSIGNMENT}
    return [place for place in row.places if place.pk not in taken]


def callable_offers(row: Request) -> set[int]:
    """Beside which Offers a call may be noted: the newest to each person, while it helps."""
    if row.state not in CALLED:
        return set()
    newest = {(one.interpreter_id, one.position_id): one for one in asked_in_all(row)}
    return {one.pk for one in newest.values() if one.version == row.version and one.state in UNSURE}


def assign_form(place: Position, assessed: Assessed) -> AssignForm:
    """Who could come to this place."""
    return AssignForm(assessed=assessed, auto_id=f"id_{place.number}_%s")


def to_phone(row: Request, place: Position, assessed: Assessed) -> list[ToPhone]:
    """Whom the coordinator can phone for this place, until its time has come."""
    at = clock.now()
    return worth_phoning(row, place, assessed, at=at) if row.slot.starts > at else []


def moves_of(row: Request) -> dict[str, bool]:
    """Which buttons to show: the moves that the table has from here."""
    moves = {move.value: (RequestState(row.state), move) in row.machine.moves for move in RequestMove}
    search = row.state == RequestState.UNFILLED  # an approved one is searched for by itself
    return moves | {"change": row.state in CHANGEABLE, "search": search}
