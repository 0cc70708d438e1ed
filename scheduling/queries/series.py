"""Dates that belong together: which of them are asked for at once, by whom they are led, who fits them all.

    together   date 1 leads, dates 2 to 4 follow: a question for date 1 is one for all four
               date 1 is withdrawn: date 2 leads, and 3 and 4 follow
    by itself  nobody leads; who comes on one date is preferred for the others (domain.ranking, `case`)

A date drops out of what is asked together as soon as it is not searched for: filled by hand, withdrawn,
over. One that is searched for again later, alone, leads itself.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from scheduling.domain.escalation import Way
from scheduling.domain.need import Candidate, Fit, Need, NoFit, Reason
from scheduling.domain.ranking import Assessed, put_in_order
from scheduling.domain.series import judge_all
from scheduling.domain.states import OfferState, RequestState
from scheduling.models import Offer, Position, Request
from scheduling.queries import candidates
from scheduling.queries.asking import asking_ends, barred_from
from scheduling.queries.bookings import open_places
from scheduling.queries.gathering import gather, speakers
from scheduling.queries.ladder import proposed
from scheduling.queries.needs import need_of

UNDECIDED = (RequestState.SUBMITTED, RequestState.APPROVED)


class Date(NamedTuple):
    """One date, and the place at it that the same person would take."""

    request: Request
    position: Position


def dates_of(request: Request) -> list[Request]:
    """All dates of its series, by time; none for a Request that stands alone."""
    if request.series_id is None:
        return []
    rows = Request.objects.of(request.pool_id).filter(series=request.series_id)
    rows = rows.select_related("pool", "authority", "requester", "series")
    return sorted(rows.prefetch_related("slots", "positions"), key=lambda one: (one.slot.starts, one.pk))


def series_open(request: Request) -> list[Request]:
    """The dates of its series that are searched for now, by time."""
    return [one for one in dates_of(request) if one.state == RequestState.SEARCHING]


def asked_together(request: Request, position: Position) -> list[Date]:
    """The open dates for which one person is looked for at this place, the leading one first."""
    found = []
    for one in series_open(request):
        same = [place for place in open_places(one) if _alike(place, position)]
        if one.series and one.series.together and same:
            found.append(Date(one, same[0]))
    return found


def series_leader(request: Request, position: Position) -> Request | None:
    """The date whose questions are the questions of all; None where each is asked for by itself."""
    dates = asked_together(request, position)
    return dates[0].request if len(dates) > 1 else None


def leads(request: Request, position: Position) -> bool:
    """Whether a question for this place is one for other dates, too."""
    return series_leader(request, position) == request


def follows(request: Request, position: Position, *, at: datetime) -> bool:
    """Whether nobody is to be asked for this place now: another date leads, or some are still looked at."""
    leader = series_leader(request, position)
    if leader is not None and leader != request:
        return True
    return any(
        one.series and one.series.together and one.state in UNDECIDED and at < asking_ends(one)
        for one in dates_of(request)
    )


def candidates_for(
    request: Request, position: Position, *, at: datetime, by_sms: bool = True, way: Way | None = None
) -> Assessed:
    """Who could come; to the leading date of a series asked together: who could come to all of its dates."""
    together = request.series_id is not None and leads(request, position)
    ask = candidates_for_series if together else candidates.candidates_for
    return ask(request, position, at=at, by_sms=by_sms, way=way)


def candidates_for_series(
    request: Request, position: Position, *, at: datetime, by_sms: bool = True, way: Way | None = None
) -> Assessed:
    """Those who fit every open date, in the order of the leading one; the others with the first that fails.

    Another way than wished is one for all dates; another time is one for the leading date alone.
    `facts["dates"]` keeps which dates were meant, each with the version of its Request.
    """
    first = candidates.candidates_for(request, position, at=at, by_sms=by_sms, way=way)
    found = {fit.candidate.interpreter_id: fit.candidate for fit in first.fits}
    dates = asked_together(request, position)
    known = [(first.need, found), *(_known(date, found, at=at, by_sms=by_sms, way=way) for date in dates[1:])]
    before = _asked_before(request, position)
    judged = [_unless(one, before) for one in judge_all(known, first.fits)]
    meant = [[one.pk, one.version] for one, _place in dates]
    return put_in_order(first.need, [*judged, *first.nofits], **{**first.facts, "dates": meant})


def dates_asked(offer: Offer) -> list[Request]:
    """The dates a question was about, by time; none for a question about one date."""
    meant = dict(offer.round.assessment.facts.get("dates", []))
    return [one for one in dates_of(offer.request) if one.pk in meant] if offer.series_id else []


def dates_to_take(offer: Offer) -> list[Date]:
    """What a yes is worth now: the dates it was about that are still searched for and have not changed since.

    The date the Offer hangs on comes first. Another is left out when it may not be held in this way any more,
    or the person or the Pool is not to come there: that changes no version.
    """
    meant = dict(offer.round.assessment.facts.get("dates", []))
    dates = asked_together(offer.request, offer.position)
    same = [date for date in dates if meant.get(date.request.pk) == date.request.version]
    return [date for date in same if date.request.pk == offer.request_id or _holds(date, offer)]


def _holds(date: Date, offer: Offer) -> bool:
    """Whether a yes to all is good for this one of the further dates."""
    ways = {modality for _slot, modality in proposed(date.request, date.position)}
    barred = barred_from(date.request, date.request.slot, offer.interpreter_id)
    return offer.modality in ways and not barred


def _alike(one: Position, other: Position) -> bool:
    return (one.number, one.language) == (other.number, other.language)


def _known(
    date: Date, found: Mapping[int, Candidate], *, at: datetime, by_sms: bool, way: Way | None
) -> tuple[Need, dict[int, Candidate]]:
    """What one more date needs, and those people as they look on that day."""
    own = replace(way, rank=date.request.slot.rank) if way else None
    need = need_of(date.request, date.position, at=at, by_sms=by_sms, way=own)
    rows = speakers(need, date.request.pool_id, limit=len(found) or 1, only=list(found))
    need, people = gather(rows, need, date.request, date.position, at=at)
    return need, {one.interpreter_id: one for one in people}


def _asked_before(request: Request, position: Position) -> set[int]:
    """Who has said no, or nothing, to the whole series while another date led it."""
    rows = Offer.objects.of(request.pool_id).filter(series=request.series_id).exclude(request=request)
    rows = rows.filter(state__in=[OfferState.DECLINED, OfferState.EXPIRED], position__number=position.number)
    return set(rows.values_list("interpreter_id", flat=True))


def _unless(judged: Fit | NoFit, before: set[int]) -> Fit | NoFit:
    if isinstance(judged, Fit) and judged.candidate.interpreter_id in before:
        return NoFit(judged.candidate, (Reason("series_asked"),), judged.km)
    return judged
