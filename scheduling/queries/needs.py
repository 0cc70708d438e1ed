"""From the rows of a Request to the plain question of matching."""

from datetime import date, datetime

from pool import languages, postal_codes, public_holidays
from pool.domain.availability import pieces_of
from pool.domain.periods import Period
from pool.models import Pool
from scheduling.domain.need import Need
from scheduling.models import Position, Request
from scheduling.queries.statements import day, run


def need_of(request: Request, position: Position, *, at: datetime, by_sms: bool = True) -> Need:
    """The question one Position of a Request asks, with the rules of its Pool.

    `place` is where it happens; for a call it is only used to begin the search near the Authority.
    """
    slot, pool = request.slot, request.pool
    language = languages.get(position.language)
    period = Period(slot.starts, slot.ends)
    days = [piece.day for piece in pieces_of(period, pool.tz)]
    return Need(
        language=position.language,
        least_level=position.least_level,
        period=period,
        modality=request.modality,
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
        closed=_closed(pool, days),
        holidays=public_holidays.among(pool.federal_state, days),
        special_settings=frozenset(pool.special_settings),
        declaration_years=pool.declaration_years,
        record_check_years=pool.record_check_years,
        ceiling=pool.yearly_ceiling,
        ceiling_stops=pool.ceiling_stops,
        weights=pool.weights,
    )


def _closed(pool: Pool, days: list[date]) -> str:
    """The names of the closures that touch these days."""
    rows = run("closures", {"pool": pool.pk, "first": day(days[0]), "last": day(days[-1])})
    return ", ".join(name for (name,) in rows)
