"""Median, nine of ten, steps; and awake minutes by the thousand."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.quiet import QuietHours
from scheduling.domain.waits import AwakeClock, Wait, histogram, wait_of

BERLIN = ZoneInfo("Europe/Berlin")
MINUTES = st.lists(st.floats(0, 100_000), max_size=50)
BEGIN = datetime(2026, 10, 20, tzinfo=UTC)
INSTANTS = st.integers(0, 21 * 24 * 60).map(lambda minutes: BEGIN + timedelta(minutes=minutes))
QUIET = st.builds(
    QuietHours, st.times().map(lambda one: one.replace(second=0, microsecond=0)), st.just(time(7)),
    st.just(BERLIN), st.booleans(),
)  # fmt: skip


def test_nothing_takes_no_time():
    assert wait_of([]) == Wait(0, None, None)
    assert {number for _step, number in histogram([])} == {0}


@pytest.mark.parametrize(
    ("minutes", "half", "most"),
    [([7], 7, 7), ([1, 9], 1, 9), ([1, 2, 3], 2, 3), (range(1, 11), 5, 9), (range(1, 101), 50, 90)],
)
def test_half_and_nine_of_ten_really_occurred(minutes, half, most):
    assert wait_of(minutes) == Wait(len(minutes), half, most)


@given(MINUTES)
def test_half_is_at_most_nine_of_ten_and_order_does_not_matter(minutes):
    found = wait_of(minutes)

    assert found == wait_of(reversed(minutes))
    assert not minutes or found.half <= found.most


@given(MINUTES)
def test_steps_sum_to_the_whole(minutes):
    assert sum(number for _step, number in histogram(minutes)) == len(minutes)


@given(QUIET, INSTANTS, INSTANTS)
def test_clock_counts_as_quiet_hours_do(quiet, begin, end):
    clock = AwakeClock(quiet, BEGIN, BEGIN + timedelta(days=22))

    assert clock.minutes(begin, end) == pytest.approx(quiet.awake_minutes(begin, end), abs=1e-6)


def test_without_quiet_time_every_minute_counts():
    quiet = QuietHours(time(0), time(0), BERLIN)

    assert (
        AwakeClock(quiet, BEGIN, BEGIN + timedelta(days=9)).minutes(BEGIN, BEGIN + timedelta(days=8)) == 11520
    )
