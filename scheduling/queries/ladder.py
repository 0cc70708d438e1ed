"""The ladder of one place of a Request: how far the search may go beyond what was wished."""

from datetime import datetime

from scheduling.domain import escalation
from scheduling.domain.escalation import Way
from scheduling.models import Position, Request
from scheduling.queries.asking import asking_ends
from scheduling.queries.bookings import live_assignments
from scheduling.queries.needs import slot_of


def ladder(request: Request, place: Position, *, at: datetime | None = None) -> tuple[Way, ...]:
    """Every rung for this place, the wish first; with `at` without the times nobody may be asked about now.

    Another time, or the telephone, is for the whole appointment: with two places, or when somebody comes
    already, only the radius may grow.
    """
    instead = [mode for mode in request.instead if mode != request.modality]
    others = [slot for slot in request.others if at is None or at < asking_ends(request, slot)]
    free = bool(instead or others) and movable(request, place)
    return escalation.ladder(
        request.modality,
        instead=instead if free else (),
        others=[slot.rank for slot in others] if free else (),
        wider=request.pool.wider_percent,
    )


def movable(request: Request, place: Position) -> bool:
    """Whether the whole appointment may still become another: one place, and nobody has said yes."""
    return request.places == [place] and not live_assignments(request).exists()


def proposed(request: Request, place: Position) -> set[tuple[int, str]]:
    """The Slots (by primary key) and Modalities that somebody may say yes to now."""
    return {(slot_of(request, way).pk, way.modality) for way in ladder(request, place)}
