"""What else can be done about a place for which nobody is found."""

from dataclasses import dataclass

from pool import postal_codes
from scheduling.models import Position, Request
from scheduling.queries.advice import Advice, StandIn, advice_for


@dataclass(frozen=True)
class WaysOut:
    """How few there are, in which other ways there are more, and who might stand in and is not ticked yet."""

    advice: Advice
    stand_ins: tuple[StandIn, ...]


def ways_left(request: Request, place: Position) -> WaysOut:
    """The ways out for this place; only at the first of all somebody may stand in."""
    where = postal_codes.find(request.postal_code)
    advice = advice_for(request.pool, place.language, request.modality, where, tuple(place.more))
    new = tuple(one for one in advice.stand_ins if one.code not in place.also)
    return WaysOut(advice, new if place == request.position else ())
