"""What coordinator and Requester hear of a Request, by mail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from scheduling import escalating, wording
from scheduling.messages.facts_and_times import SOON, facts
from scheduling.messages.saying import mail
from scheduling.models import Assignment, Position, Request
from scheduling.queries.bookings import live_assignments, open_places
from scheduling.queries.requesters import requesters_of


def dropped_out(row: Assignment, *, at: datetime) -> None:
    """The coordinator hears at once that somebody does not come; the Requester knows by the cancellation."""
    key, soon = f"dropped_out:{row.pk}", row.starts - at < SOON
    _to_coordinator("dropped_out", row.request, row.position, at=at, key=key, assignment=row, soon=soon)


def review_wanted(request: Request, *, at: datetime) -> None:
    """A rule of the Pool wants the coordinator to look first."""
    _to_coordinator("review_wanted", request, at=at, key=f"review_wanted:{request.pk}")


def unfilled(request: Request, *, at: datetime) -> None:
    """Nobody was found for these places: authority and coordinator hear it, and who comes nevertheless."""
    free = open_places(request)
    numbers = "+".join(str(place.number) for place in free)
    key = f"unfilled:{request.pk}:{request.version}:{request.rounds.count()}:{numbers}"
    coming = list(live_assignments(request))
    ways, people = escalating.ways_out(request, free, at=at)
    _to_coordinator("unfilled", request, *free, at=at, key=key, coming=coming, ways=ways, people=people)
    _to_requester("unfilled", request, *free, at=at, key=key, coming=coming, ways=ways)


def hard_to_fill(request: Request, *, exhausted: bool, at: datetime) -> None:
    """Nobody was found so far: authority and coordinator hear it while something can be done."""
    key, free = f"hard_to_fill:{request.pk}:{at:%Y%m%d%H%M}", open_places(request)
    ways, people = escalating.ways_out(request, free, at=at)
    told: dict[str, Any] = {"ways": ways, "exhausted": exhausted, "paused": bool(request.paused_at)}
    _to_coordinator("hard_to_fill", request, *free, at=at, key=key, people=people, **told)
    _to_requester("hard_to_fill", request, *free, at=at, key=key, **told)


def rejected(request: Request, *, reason: str, at: datetime) -> None:
    """The Pool cannot serve this Request, and why."""
    _to_requester("rejected", request, at=at, key=f"rejected:{request.pk}", reason=reason)


def merged(request: Request, *, into: Request, at: datetime) -> None:
    """Two Requests meant the same: which one goes on."""
    _to_requester("merged", request, at=at, key=f"merged:{request.pk}", into=into)


def split_series(dates: Sequence[Request], *, at: datetime) -> None:
    """Nobody can come to all dates; authority and coordinator hear that each is asked for by itself now."""
    first = dates[0]
    key = f"split_series:{first.series_id}"
    told = wording.in_short([one.slot for one in dates], first.pool.tz, most=len(dates))
    more = {"count": len(dates), "dates": told}
    _to_coordinator("split_series", first, at=at, key=f"{key}:pool", **more)
    _to_requester("split_series", first, at=at, key=f"{key}:requester", **more)


def _to_coordinator(name: str, request: Request, *places: Position, **told: Any) -> None:
    link = f"/desk/requests/{request.pk}/"
    _about(name, request, places, address=request.pool.email, link=link, to_pool=True, **told)


def _to_requester(name: str, request: Request, *places: Position, **told: Any) -> None:
    link = f"/anfragen/{request.pk}/"
    for reader in requesters_of(request):
        _about(name, request, places, address=reader.email, link=link, to_pool=False, **told)


def _about(name: str, request: Request, places: Sequence[Position], *, address: str, **told: Any) -> None:
    mail(
        name, address, request.pool, about=f"request:{request.pk}", request=request,
        **facts(request, *places), **told,
    )  # fmt: skip
