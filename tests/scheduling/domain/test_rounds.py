"""Whom to ask now: the first few who were not asked and hold no other question."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.need import Fit
from scheduling.domain.rounds import SHORT_NOTICE, FixedRounds
from tests.scheduling.domain.cast import CHADI

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
FITS = [
    Fit(replace(CHADI, interpreter_id=number, person_id=100 + number), 22.4, free=False)
    for number in range(1, 8)
]
NUMBERS = st.sets(st.integers(1, 7))


def chosen(size: int = 3, starts: datetime = LATER, asked=(), holding=()) -> list[int]:
    """The numbers of those who are asked now."""
    policy = FixedRounds(size=size, minutes=60)
    fits = policy.choose(FITS, asked=asked, holding=holding, starts=starts, at=NOW)
    return [fit.candidate.interpreter_id for fit in fits]


def test_the_first_few_are_asked() -> None:
    assert chosen() == [1, 2, 3]


def test_nobody_is_asked_twice() -> None:
    assert chosen(asked={1, 3}) == [2, 4, 5]


def test_who_holds_a_question_waits() -> None:
    assert chosen(holding={101, 102}) == [3, 4, 5]


@pytest.mark.parametrize(
    ("notice", "numbers"),
    [(SHORT_NOTICE, [2, 3, 4]), (SHORT_NOTICE - timedelta(seconds=1), [1, 2, 3])],
)
def test_under_twelve_hours_everybody_may_be_asked(notice: timedelta, numbers: list[int]) -> None:
    assert chosen(starts=NOW + notice, holding={101}) == numbers


def test_nobody_left_is_nobody() -> None:
    assert chosen(asked=set(range(1, 8))) == []


@given(st.integers(1, 9), NUMBERS, st.sets(st.integers(101, 107)), st.booleans())
def test_chosen_are_the_best_of_those_who_may_be_asked(
    size: int, asked: set[int], holding: set[int], near: bool
) -> None:
    numbers = chosen(size, NOW + timedelta(hours=6) if near else LATER, asked, holding)

    free = [n for n in range(1, 8) if n not in asked and (near or 100 + n not in holding)]
    assert numbers == free[:size]
