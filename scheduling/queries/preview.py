"""What other weights would change: the last search, put in order again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pool.models import Pool
from scheduling.domain.ranking import assess
from scheduling.models import Assessment, Request
from scheduling.queries.candidates import candidates_for

SHOWN = 10


@dataclass(frozen=True)
class Moved:
    """One person: place and points as it is, and as it would be."""

    name: str
    place_now: int
    score_now: float
    place: int
    score: float


@dataclass(frozen=True)
class Preview:
    """The Request that was judged again, and the first ten in the order they would have."""

    request: Request
    people: tuple[Moved, ...]


def preview(pool: Pool, weights: Mapping[str, float]) -> Preview | None:
    """The last Request for which somebody was searched; None when there was none yet."""
    last = Assessment.objects.of(pool).select_related("request__pool", "position").order_by("pk").last()
    if last is None:
        return None
    now = candidates_for(last.request, last.position, at=last.made_at)
    then = assess(replace(now.need, weights=weights), [fit.candidate for fit in now.fits])
    places = {one.fit.candidate.interpreter_id: (n, one.score) for n, one in enumerate(now.ranked, 1)}
    moved = [
        Moved(one.fit.candidate.name, *places[one.fit.candidate.interpreter_id], place=n, score=one.score)
        for n, one in enumerate(then.ranked, 1)
    ]
    return Preview(last.request, tuple(moved[:SHOWN]))
