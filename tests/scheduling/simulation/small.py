"""A county small enough for tests, and policies run through it."""

from functools import cache

from scheduling.domain.rounds import policy
from scheduling.management.simulation.parameters import Parameters
from scheduling.management.simulation.service import Rules
from scheduling.management.simulation.year import Outcome, World, Year, world

SMALL = Parameters(pool=40, languages=5, requests=2400, days=20, warm_up=3, cool_down=2)
USUAL = Rules()
NAMES = ("adaptive", "everyone", "one-by-one", "fixed-3")


@cache
def small(seed: int = 1) -> World:
    """One county for many tests."""
    return world(SMALL, seed)


@cache
def lived(name: str, seed: int = 1, tiredness: float = 1.0, rules: Rules = USUAL) -> Year:
    """The year of one policy there, when it is over."""
    year = Year(small(seed), policy(name), rules, tiredness)
    year.run()
    return year


def known(outcomes: list[Outcome]) -> list[tuple[int, int | None, int, int]]:
    """What became of each Request, in short."""
    return [(one.filed.number, one.person, one.sms, one.late) for one in outcomes]
