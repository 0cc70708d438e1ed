"""Whom to ask now: the first few who were not asked and hold no other question; substitutes last."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.need import Fit
from scheduling.domain.rounds import SHORT_NOTICE, FixedRounds
from tests.scheduling.domain.cast import CHADI

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR, LATER = timedelta(hours=1), NOW + timedelta(days=2)
SOON = NOW + 6 * HOUR
FITS = [
    Fit(replace(CHADI, interpreter_id=number, person_id=100 + number), 22.4, free=False)
    for number in range(1, 8)
]
NUMBERS = st.sets(st.integers(1, 7))


def chosen(size: int = 3, starts: datetime = LATER, asked=(), holding=(), fits=FITS) -> list[int]:
    """The numbers of those who are asked now."""
    policy, period = FixedRounds(size=size, minutes=60), Period(starts, starts + HOUR)
    now = policy.choose(fits, asked=asked, holding=holding, period=period, at=NOW)
    return [fit.candidate.interpreter_id for fit in now]


def people(
    exact: int, substitutes: int, *, torn: Collection[int] = (), starts: datetime = LATER
) -> list[Fit]:
    """So many of the exact language, then so many substitutes; the `torn` hold a question for this time."""
    held = (Period(starts + HOUR / 2, starts + 2 * HOUR),)
    return [
        Fit(
            replace(
                CHADI,
                interpreter_id=number,
                person_id=100 + number,
                via="" if number <= exact else "acm",
                held=held if number in torn else (),
            ),
            22.4,
            free=False,
        )
        for number in range(1, exact + substitutes + 1)
    ]


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


def test_substitutes_are_never_asked_together_with_exact_ones() -> None:
    fits = people(exact=2, substitutes=2)

    assert chosen(fits=fits) == [1, 2]
    assert chosen(fits=fits, asked={1}) == [2]
    assert chosen(fits=fits, asked={1, 2}) == [3, 4]


def test_substitutes_wait_for_an_exact_one_who_holds_another_question() -> None:
    fits = people(exact=2, substitutes=2)

    assert chosen(fits=fits, asked={1}, holding={102}) == []


def test_when_it_is_near_the_exact_one_is_asked_in_spite_of_another_question() -> None:
    fits = people(exact=2, substitutes=2)

    assert chosen(fits=fits, starts=SOON, asked={1}, holding={102}) == [2]


@pytest.mark.parametrize(("starts", "numbers"), [(LATER, []), (SOON, [3, 4])])
def test_who_has_a_question_for_the_same_time_is_not_asked_even_when_it_is_near(
    starts: datetime, numbers: list[int]
) -> None:
    fits = people(exact=2, substitutes=2, torn={2}, starts=starts)

    assert chosen(fits=fits, starts=starts, asked={1}, holding={102}) == numbers


@given(st.integers(0, 4), st.integers(0, 4), NUMBERS, NUMBERS, st.booleans())
def test_rounds_are_of_one_kind_and_nobody_torn_is_asked(
    exact: int, substitutes: int, asked: set[int], torn: set[int], near: bool
) -> None:
    starts = SOON if near else LATER
    fits = people(exact, substitutes, torn=torn, starts=starts)

    numbers = chosen(fits=fits, starts=starts, asked=asked, holding={100 + number for number in torn})

    assert len({number <= exact for number in numbers}) <= 1
    assert not set(numbers) & (asked | torn)
    if any(number > exact for number in numbers):
        left = {number for number in range(1, exact + 1) if number not in asked}
        assert left <= torn and (near or not left)
