"""From the rows of a Request to the plain question of matching."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from pool import languages, postal_codes, public_holidays
from pool.domain.availability import pieces_of
from pool.domain.periods import Period
from pool.models import Pool
from scheduling.domain.escalation import Way
from scheduling.domain.need import Need
from scheduling.models import Position, Request, Slot
from scheduling.queries.statements import as_day, day, run


class Closed(NamedTuple):
    """A closure of the Pool, both days inclusive."""

    name: str
    first_day: date
    last_day: date


def need_of(
    request: Request, position: Position, *, at: datetime, by_sms: bool = True, way: Way | None = None
) -> Need:
    """The question one Position of a Request asks, with the rules of its Pool; on another `way` than wished.

    `place` is where it happens; for a call it is only used to begin the search near the Authority.
    """
    slot = slot_of(request, way)
    period = Period(slot.starts, slot.ends)
    closed = closures_of(request.pool, period)
    return need_from(request, position, period, closures=closed, at=at, by_sms=by_sms, way=way)


def slot_of(request: Request, way: Way | None) -> Slot:
    """The proposed time that this way asks for; without a way the one that counts."""
    if way is None:
        return request.slot
    return next(slot for slot in request.slots.all() if slot.rank == way.rank)


def need_from(
    request: Request, position: Position, period: Period, *, closures: Iterable[Closed], at: datetime,
    by_sms: bool = True, way: Way | None = None,
) -> Need:  # fmt: skip
    """The same from rows that are there already; costs no statement."""
    pool = request.pool
    language = languages.get(position.language)
    days = [piece.day for piece in pieces_of(period, pool.tz)]
    return Need(
        language=position.language,
        least_level=position.least_level,
        period=period,
        modality=way.modality if way else request.modality,
        tz=pool.tz,
        place=postal_codes.find(request.postal_code or request.authority.postal_code),
        gender=position.gender,
        gender_required=position.gender_required,
        travel_buffer=pool.travel_buffer,
        road_factor=pool.road_factor,
        setting=request.setting,
        direction=position.direction,
        more=tuple(position.more),
        also=frozenset(position.also),
        possible_by=frozenset(language.modalities) if language else frozenset(),
        asked_at=at,
        by_sms=by_sms,
        wider=way.wider if way else 0,
        closed=", ".join(
            one.name for one in closures if one.first_day <= days[-1] and one.last_day >= days[0]
        ),
        holidays=public_holidays.among(pool.federal_state, days),
        special_settings=frozenset(pool.special_settings),
        declaration_years=pool.declaration_years,
        record_check_years=pool.record_check_years,
        ceiling=pool.ceiling(period.start.astimezone(pool.tz).year),
        ceiling_stops=pool.ceiling_stops,
        weights=pool.weights,
    )


def closures_of(pool: Pool, period: Period) -> list[Closed]:
    """The days without anybody that this time touches, in order."""
    first, last = (at.astimezone(pool.tz).date() for at in (period.start, period.end))
    rows = run("closures", {"pool": pool.pk, "first": day(first), "last": day(last)})
    return [Closed(name, as_day(begin), as_day(end)) for name, begin, end in rows]
