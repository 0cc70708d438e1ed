"""When somebody may be missed, and for when somebody else is looked for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.not_there import (
    GETS_THERE,
    LAST_USE,
    STEP,
    NoLongerAwaited,
    NotAwaited,
    check_awaited,
    replacement,
)

STARTS = datetime(2026, 11, 24, 9, tzinfo=UTC)
AGREED = Period(STARTS, STARTS + timedelta(hours=1))
MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


@pytest.mark.parametrize("late", [timedelta(), 10 * MINUTE, 60 * MINUTE - SECOND])
def test_from_the_beginning_until_the_end(late: timedelta) -> None:
    check_awaited(AGREED, STARTS + late)


def test_neither_before_nor_after() -> None:
    with pytest.raises(NotAwaited):
        check_awaited(AGREED, STARTS - SECOND)
    with pytest.raises(NoLongerAwaited):
        check_awaited(AGREED, AGREED.end)


def test_it_begins_on_the_next_full_five_minutes_when_somebody_can_be_there() -> None:
    found = replacement(AGREED, STARTS + 12 * MINUTE)

    assert (found.start, found.end) == (STARTS + 45 * MINUTE, STARTS + 105 * MINUTE)


@given(st.integers(15, 720), st.integers(0, 720 * 60))
def test_it_lasts_as_long_and_leaves_time_to_ask(minutes: int, seconds: int) -> None:
    agreed, at = Period(STARTS, STARTS + minutes * MINUTE), STARTS + seconds * SECOND

    found = replacement(agreed, at)

    assert found.minutes == agreed.minutes
    assert GETS_THERE <= found.start - at < GETS_THERE + STEP
    assert found.start.minute % 5 == found.start.second == 0
    assert found.end - LAST_USE > at
