"""Demand as plain values, and strategies around it."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from scheduling.domain.demand import Demand, Depth, Outcome, Why
from tests.scheduling.domain.cast import NEED, NEEDS, TUESDAY, period

LANGUAGES = ["apc", "tir", "prs"]
WHYS = [Why.NOBODY, Why.FAR, Why.BUSY, Why.NO_YES, Why.CANCELLED, Why.TOO_LATE]


def lacking(number: int, start: str = "10:00", end: str = "11:00", day: Any = TUESDAY, **need: Any) -> Demand:
    """Levantine Arabic on site in Korbach that nobody served, since nobody speaks it."""
    wanted = replace(NEED, period=period(start, end, day), **need)
    return Demand(number, wanted, Outcome.MISSING, Why.NOBODY, Depth(0, 0))


def served(number: int, fit: int = 3, **need: Any) -> Demand:
    """The same, and somebody came."""
    return Demand(number, replace(NEED, **need), Outcome.SERVED, None, Depth(fit, fit))


def _ended(outcome: Outcome, why: Why, fit: int | None) -> dict[str, Any]:
    depth = None if fit is None else Depth(fit + 1, fit)
    return {"outcome": outcome, "why": why if outcome is Outcome.MISSING else None, "depth": depth}


ENDED = st.builds(
    _ended,
    st.sampled_from([*Outcome, *[Outcome.MISSING] * 4]),
    st.sampled_from(WHYS),
    st.sampled_from([None, 0, 1, 2, 3, 5, 6, 10, 11, 30]),
)
WANTED = st.builds(lambda need, code: replace(need, language=code), NEEDS, st.sampled_from(LANGUAGES))
DEMANDS = st.lists(st.tuples(WANTED, ENDED), max_size=14).map(
    lambda pairs: [Demand(number, need, **ended) for number, (need, ended) in enumerate(pairs, 1)]
)
