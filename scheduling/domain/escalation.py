"""How far a search may go beyond what was wished: the steps of the ladder, in order.

wished ─ wider ─ phone/video instead ─ another proposed time ─ neighbour pools ─ the coordinator's list

Substitutes in the language are no step of their own: on each they come after everybody of the exact one.
The coordinator's list is none either: it is there all the time (scheduling.queries.phoning), and it is what
is left when the ladder ends (scheduling.actions.warnings).

To add one (neighbour pools): a Step here with its rungs in `ladder`, its words in scheduling.escalating, and
what it asks for in scheduling.queries.needs. Who climbs (scheduling.actions.rounds) knows no step by name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from pool.domain.settings_of_work import Modality

WISH = 1  # the rank of the time that counts now
LAST = 3  # of the times that are proposed; a higher rank is proposed no more


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


def ladder(
    modality: str, *, instead: Sequence[str] = (), others: Sequence[int] = (), wider: int = 0
) -> tuple[Way, ...]:
    """Every rung from the wish on; each is climbed when nobody is left to ask on the one before.

    `instead`: how else it may take place, the better first. `others`: the ranks of further proposed times.
    `wider`: percent added to a radius, 0 for never; it is of use only where somebody has to travel.

    on site, 50 % wider, phone instead, two more times:
    wished 1 ─ wider 1 ─ phone 1 ─ time 2 ─ time 3 ─ wider time 2 ─ wider time 3
    """
    farther = wider if modality == Modality.ON_SITE else 0
    times = [Way(Step.OTHER_TIME, rank, modality) for rank in others]
    return (
        Way(Step.WISHED, WISH, modality),
        *([Way(Step.WIDER, WISH, modality, farther)] if farther else []),
        *(Way(Step.REMOTE, WISH, other) for other in instead if other != modality),
        *times,
        *(Way(Step.OTHER_TIME, way.rank, modality, farther) for way in times if farther),
    )
