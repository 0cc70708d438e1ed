"""Who is waited for, and who no longer."""

from datetime import datetime

import pytest

from pool.domain.periods import Period
from scheduling.domain.sieve import Sieve
from tests.scheduling.domain.test_rounds import HOUR, LATER, NOW, SOON, left, people, ready


def test_nobody_waits_for_who_has_long_been_silent_to_a_question_for_the_same_time() -> None:
    fits = people(2, 2, torn={2})
    sieve = Sieve(Period(LATER, LATER + HOUR), NOW, asked={1})

    assert ready(fits, asked={1}) == [3, 4]
    assert left(fits, asked={1}) == [3, 4]
    assert [fit.candidate.interpreter_id for fit in sieve.stuck(fits)] == [2]
    assert left(fits, asked={1}, holding={102}) == [2, 3, 4], "a fresh question is waited for"


@pytest.mark.parametrize(("starts", "numbers"), [(LATER, []), (SOON, [3, 4])])
def test_who_has_a_question_for_the_same_time_is_not_asked_even_when_it_is_near(
    starts: datetime, numbers: list[int]
) -> None:
    fits = people(2, 2, torn={2}, starts=starts)

    assert ready(fits, starts, asked={1}, holding={102}) == numbers
