"""Who may be asked now: not asked yet, awake, holding no other question; substitutes last."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.need import Fit
from scheduling.domain.sieve import SHORT_NOTICE, Sieve
from tests.scheduling.domain.cast import CHADI

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
HOUR, LATER = timedelta(hours=1), NOW + timedelta(days=2)
SOON = NOW + 6 * HOUR
NUMBERS = st.sets(st.integers(1, 7))


def people(
    exact: int = 7, substitutes: int = 0, *, torn: Collection[int] = (), starts: datetime = LATER
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


def ready(fits: Sequence[Fit], starts: datetime = LATER, **sets: Collection[int]) -> list[int]:
    """The numbers of those who may be asked now."""
    sieve = Sieve(Period(starts, starts + HOUR), NOW, **sets)
    return [fit.candidate.interpreter_id for fit in sieve.ready(fits)]


def left(fits: Sequence[Fit], **sets: Collection[int]) -> list[int]:
    """The numbers of those who may be asked now or later."""
    sieve = Sieve(Period(LATER, LATER + HOUR), NOW, **sets)
    return [fit.candidate.interpreter_id for fit in sieve.left(fits)]


def test_nobody_is_asked_twice() -> None:
    assert ready(people(4), asked={1, 3}) == [2, 4]
    assert left(people(4), asked={1, 3}) == [2, 4]


def test_who_holds_a_question_waits() -> None:
    assert ready(people(4), holding={101, 102}) == [3, 4]
    assert left(people(4), holding={101, 102}) == [1, 2, 3, 4]


def test_who_is_asleep_may_be_asked_later_and_who_is_spent_not_any_more() -> None:
    assert ready(people(4), asleep={1}, spent={2}) == [3, 4]
    assert left(people(4), asleep={1}, spent={2}) == [1, 3, 4]


@pytest.mark.parametrize(
    ("notice", "numbers"), [(SHORT_NOTICE, [2, 3]), (SHORT_NOTICE - timedelta(seconds=1), [1, 2, 3])]
)
def test_under_twelve_hours_nobody_waits_for_another_question(notice: timedelta, numbers: list[int]) -> None:
    assert ready(people(3), NOW + notice, holding={101}) == numbers


def test_substitutes_are_never_asked_together_with_exact_ones() -> None:
    fits = people(2, 2)

    assert ready(fits) == [1, 2]
    assert ready(fits, asked={1}) == [2]
    assert ready(fits, asked={1, 2}) == [3, 4]


@pytest.mark.parametrize(("starts", "numbers"), [(LATER, []), (SOON, [2])])
def test_substitutes_wait_for_an_exact_one_who_holds_another_question(
    starts: datetime, numbers: list[int]
) -> None:
    assert ready(people(2, 2), starts, asked={1}, holding={102}) == numbers


@pytest.mark.parametrize(("starts", "numbers"), [(LATER, []), (SOON, [3, 4])])
def test_who_has_a_question_for_the_same_time_is_not_asked_even_when_it_is_near(
    starts: datetime, numbers: list[int]
) -> None:
    fits = people(2, 2, torn={2}, starts=starts)

    assert ready(fits, starts, asked={1}, holding={102}) == numbers


@given(st.integers(0, 4), st.integers(0, 4), NUMBERS, NUMBERS, NUMBERS, st.booleans())
def test_who_is_let_through_is_of_one_kind_and_free(
    exact: int, substitutes: int, asked: set[int], torn: set[int], asleep: set[int], near: bool
) -> None:
    starts = SOON if near else LATER
    fits = people(exact, substitutes, torn=torn, starts=starts)

    numbers = ready(fits, starts, asked=asked, holding={100 + one for one in torn}, asleep=asleep)

    assert len({number <= exact for number in numbers}) <= 1
    assert not set(numbers) & (asked | torn | asleep)
    if any(number > exact for number in numbers):
        waiting = {number for number in range(1, exact + 1) if number not in asked}
        assert waiting <= torn | asleep and (near or not waiting)


def test_nobody_waits_for_who_has_long_been_silent_to_a_question_for_the_same_time() -> None:
    fits = people(2, 2, torn={2})
    sieve = Sieve(Period(LATER, LATER + HOUR), NOW, asked={1})

    assert ready(fits, asked={1}) == [3, 4]
    assert left(fits, asked={1}) == [3, 4]
    assert [fit.candidate.interpreter_id for fit in sieve.stuck(fits)] == [2]
    assert left(fits, asked={1}, holding={102}) == [2, 3, 4], "a fresh question is waited for"


@given(NUMBERS, NUMBERS, NUMBERS, st.integers(1, 7))
def test_who_is_wished_again_is_asked_alone_and_then_no_more(
    asked: set[int], asleep: set[int], spent: set[int], number: int
) -> None:
    sets = {"asked": asked, "asleep": asleep, "spent": spent}
    plain = people(4, 3)
    again = [
        replace(fit, candidate=replace(fit.candidate, came_last=fit.candidate.interpreter_id == number))
        for fit in plain
    ]

    now, later = ready(again, **sets), sets | {"asked": asked | {number}}

    assert now == ([number] if number not in asked | asleep | spent else ready(plain, **sets))
    assert ready(again, **later) == ready(plain, **later)
