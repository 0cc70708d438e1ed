"""How the work is spread among the volunteers of a Pool: who did how much, how many did half of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STEPS: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 20), (21, None))


@dataclass(frozen=True, slots=True)
class Load:
    """What one volunteer did: Assignments, minutes and kilometres."""

    count: int = 0
    minutes: int = 0
    km: float = 0.0


@dataclass(frozen=True)
class Spread:
    """`busy` of `people` had anything; the `half` who did most did half of the work."""

    people: int
    busy: int
    total: int
    half: int

    @property
    def idle(self) -> int:
        """Who had none."""
        return self.people - self.busy


def spread(loads: Mapping[int, Load], active: Iterable[int]) -> Spread:
    """Of all who are active or had something, by number."""
    counts = sorted((one.count for one in loads.values() if one.count), reverse=True)
    people = set(active) | {number for number, one in loads.items() if one.count}
    return Spread(len(people), len(counts), sum(counts), half_by(counts))


def half_by(counts: Iterable[int]) -> int:
    """The fewest people who together did at least half of it; 0 when nobody did anything."""
    ordered = sorted(counts, reverse=True)
    left, people = sum(ordered) / 2, 0
    for count in ordered:
        if left <= 0:
            break
        left, people = left - count, people + 1
    return people


def distribution(loads: Mapping[int, Load], active: Iterable[int]) -> list[tuple[int, int | None, int]]:
    """How many people had from so many to so many (None: or more) Assignments."""
    busy = (who for who, one in loads.items() if one.count)
    counts = [loads.get(who, Load()).count for who in {*active, *busy}]
    return [
        (least, most, sum(least <= one and (most is None or one <= most) for one in counts))
        for least, most in STEPS
    ]


def idle(loads: Mapping[int, Load], active: Iterable[int]) -> list[int]:
    """The active ones who had none, in the order given."""
    return [number for number in active if not loads.get(number, Load()).count]
