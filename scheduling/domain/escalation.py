"""How far a search may go beyond what was wished: the steps of the ladder, in order.

wished ─ wider ─ phone/video instead ─ another proposed time ─ neighbour pools ─ the coordinator's list

Substitutes in the language are no step of their own: on each they come after everybody of the exact one.
"""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """What a Round asks for; Round.step keeps it."""

    WISHED = "wished"
    WIDER = "wider"
    REMOTE = "remote"
    OTHER_TIME = "time"


@dataclass(frozen=True)
class Way:
    """One rung: which of the proposed times (`rank`, 1 to 3), on site or how else, and how much farther.

    `wider` is added to everybody's radius, in percent.
    """

    step: Step
    rank: int
    modality: str
    wider: int = 0
