"""What our words may say of a Request and of a question about it, and when a phone may ring for them."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import translation

from pool.domain.settings_of_work import Modality
from pool.models import Interpreter
from scheduling import wording
from scheduling.domain.states import RequestState
from scheduling.models import Offer, Position, Request, Slot
from scheduling.queries.bookings import live_assignments
from scheduling.queries.quiet import quiet_of, rings_from
from scheduling.queries.series import dates_asked

SOON = timedelta(hours=18)  # a change of what starts this soon rings at night, too


def facts(
    request: Request, *places: Position, via: str = "", slot: Slot | None = None, modality: str = ""
) -> dict[str, Any]:
    """What the texts may say about a Request before anybody has accepted, and no more than that.

    They speak of `places` (default: all of them), and of the time and way that count now unless others are
    given; `via` is the language by which somebody stands in.
    """
    of, modality = places or request.places, modality or request.modality
    with translation.override("de"):
        return {
            "language": wording.places(of),
            "main": wording.language(of[0].language),
            "via": wording.language(via) if via else "",
            "stands_in": wording.stands_in(via, of[0]),
            "setting": wording.setting(request.setting),
            "modality": wording.modality(modality),
            "on_site": modality == Modality.ON_SITE,
            "town": request.town,
            "slot": slot or request.slot,
            "hurry": request.urgent,
        }


def question(row: Offer) -> dict[str, Any]:
    """What one Offer asks: its own time and Modality may be others than those that count now."""
    told = facts(row.request, row.position, via=row.via, slot=row.slot, modality=row.modality)
    dates = [row.slot if one.pk == row.request_id else one.slot for one in dates_asked(row)]
    told |= {"count": len(dates), "dates": wording.in_short(dates, row.pool.tz)}
    return told | {"code": row.code, "km": row.km}


def polite_time(who: Interpreter, at: datetime, starts: datetime | None = None) -> datetime:
    """When this person's phone may ring: not in their quiet time, unless it is about what starts soon."""
    return at if starts and starts - at <= SOON else quiet_of(who).awake_from(at)


def asks_from(row: Offer, at: datetime) -> datetime:
    """When the question may ring. About the new time of something promised: like every change."""
    if row.request.state != RequestState.RECONFIRMING:
        return rings_from(row.interpreter, row.slot.starts, at)
    return polite_time(row.interpreter, at, soonest(row))


def soonest(row: Offer) -> datetime:
    """What the question is about begins then, the promised time or the new one."""
    return min(filter(None, (row.slot.starts, promised(row))))


def promised(row: Offer) -> datetime | None:
    """When begins what stands at this place until the question is answered; None when nothing does."""
    held = live_assignments(row.request).filter(position=row.position_id).first()
    return held.starts if held else None
