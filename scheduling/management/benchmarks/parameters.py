"""The values of the yardstick's statement for one question."""

import json
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import Max

from pool.domain import lanes
from pool.domain.availability import DayPiece, pieces_of
from pool.domain.masks import piece_mask
from pool.models import Spoken
from scheduling.domain.need import Need
from scheduling.domain.ranking import WEIGHTS
from scheduling.domain.who import ORDER
from scheduling.models import Position, Request
from scheduling.queries.person_facts import LOAD_DAYS
from scheduling.queries.search import EVERYWHERE

DAY, AROUND = timedelta(days=1), timedelta(hours=30)
_farthest: dict[int, float] = {}


def parameters(
    need: Need, request: Request, position: Position
) -> tuple[dict[str, Any], tuple[tuple[int, bool], ...]]:
    """Everything the text names, and the weekday of each local day with whether it is a holiday."""
    pieces = pieces_of(need.period, need.tz)
    facts: dict[str, Any] = {
        **_place(need, request.pool_id),
        **_times(need),
        "position": position.pk, "language": need.language, "least": ORDER[need.least_level] + 1,
        "setting": need.setting, "gender": need.gender, "authority": request.authority_id,
        "token": request.client_token, "buffer": need.travel_buffer, "factor": need.road_factor,
        "ceiling": float(need.ceiling), "checked": _date(need.day.replace(year=need.day.year - 5)),
        "also": list(need.also) if connection.vendor == "postgresql" else json.dumps(list(need.also)),
        **{f"w_{name}": float(weight) for name, weight in {**WEIGHTS, **need.weights}.items()},
        **{f"more{n}": code for n, code in enumerate(need.more)},
    }  # fmt: skip
    for n, piece in enumerate(pieces):
        facts |= _piece(n, piece)
    return facts, tuple((piece.day.weekday(), piece.day in need.holidays) for piece in pieces)


def _piece(n: int, piece: DayPiece) -> dict[str, Any]:
    bounds = {f"from{n}": piece.start, f"until{n}": piece.end}
    return {f"date{n}": _date(piece.day), f"mask{n}": piece_mask(piece), **bounds}


def _place(need: Need, pool_id: int) -> dict[str, Any]:
    """Where to look, as wide as anybody of the Pool goes; a call may come from anywhere."""
    if pool_id not in _farthest:
        _farthest[pool_id] = Spoken.objects.of(pool_id).aggregate(far=Max("reach"))["far"] or 0.0
    assert need.place is not None  # noqa: S101 -- generated Requests have a place
    spot = lanes.spot(need.place.lat, need.place.lon, middle=lanes.lane(pool_id, need.language))
    wide = _farthest[pool_id] if need.on_site else 0.475 * lanes.WIDTH
    tall = wide if need.on_site else EVERYWHERE
    return {
        "x": spot.east, "y": spot.north, "lat": need.place.lat, "lon": need.place.lon,
        "west": spot.east - wide, "east": spot.east + wide,
        "south": spot.north - tall, "north": spot.north + tall,
    }  # fmt: skip


def _times(need: Need) -> dict[str, Any]:
    day = datetime.combine(need.day, time(), need.tz)
    week = day - timedelta(days=need.day.weekday())
    # what was approved and is not paid yet counts from the middle of the year before
    year = [datetime(need.day.year + n, month, 1, tzinfo=need.tz) for n, month in ((-1, 7), (1, 1))]
    at = need.asked_at or need.period.start
    instants = {
        "starts": need.period.start, "ends": need.period.end, "at": at, "since": at - LOAD_DAYS,
        "day0": day, "day1": day + DAY, "week0": week, "week1": week + 7 * DAY,
        "year0": year[0], "year1": year[1],
        "earlier": need.period.start - AROUND, "later": need.period.end + AROUND,
    }  # fmt: skip
    adapt = connection.ops.adapt_datetimefield_value
    return {name: adapt(instant.astimezone(UTC)) for name, instant in instants.items()}


def _date(day: Any) -> Any:
    return connection.ops.adapt_datefield_value(day)
