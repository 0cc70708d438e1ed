"""The rungs of one search: what may be asked for, in order."""

from scheduling.domain.escalation import Step, Way
from scheduling.models import Position, Request


def ladder(request: Request, position: Position) -> tuple[Way, ...]:
    """The Ways for this place, the wished one first."""
    return (Way(Step.WISHED, request.slot.rank, request.modality),)
