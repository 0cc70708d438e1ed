"""Reported times become payable, or are refused with a sentence."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.service import (
    KilometresOutOfRange,
    MinutesOutOfRange,
    payable_km,
    payable_minutes,
    waited_minutes,
)


@pytest.mark.parametrize("minutes", [1, 75, 1440])
def test_minutes_within_a_day_are_payable(minutes: int) -> None:
    assert payable_minutes(minutes) == minutes


@pytest.mark.parametrize("minutes", [0, -1, 1441, 99_999])
def test_other_minutes_are_refused(minutes: int) -> None:
    with pytest.raises(MinutesOutOfRange):
        payable_minutes(minutes)


@pytest.mark.parametrize(
    ("text", "km"),
    [("24", "24.0"), ("24,5", "24.5"), ("24.5", "24.5"), (24, "24.0"), ("0", "0.0"), ("1000", "1000.0")],
)
def test_kilometres_are_read_with_comma_or_point(text: str | int, km: str) -> None:
    assert str(payable_km(text)) == km


def test_kilometres_round_half_up() -> None:
    assert payable_km("24,25") == Decimal("24.3")


@pytest.mark.parametrize(
    "text", ["-1", "-0,04", "1000,1", "1000,04", "viel", "", "1,2,3", "NaN", "sNaN", "Infinity", "1e9"]
)
def test_other_kilometres_are_refused(text: str) -> None:
    with pytest.raises(KilometresOutOfRange):
        payable_km(text)


@given(st.text(st.characters()))
def test_any_text_is_kilometres_or_refused(text: str) -> None:
    try:
        km = payable_km(text)
    except KilometresOutOfRange:
        return
    assert 0 <= km <= 1000


@given(st.integers(1, 1440), st.integers(1, 1440))
def test_payable_minutes_are_monotone(one: int, other: int) -> None:
    assert (one <= other) == (payable_minutes(one) <= payable_minutes(other))


START = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


@given(st.integers(0, 10_000), st.integers(1, 480))
def test_waiting_is_counted_in_begun_minutes_within_what_was_booked(seconds: int, booked: int) -> None:
    ends = START + timedelta(minutes=booked)

    waited = waited_minutes(START, ends, at=START + timedelta(seconds=seconds))

    assert 1 <= waited <= booked
    assert waited in (booked, max(1, -(-seconds // 60)))


def test_waiting_over_the_change_of_time_is_counted_in_real_minutes() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    starts, ends = datetime(2026, 10, 25, 1, 15, tzinfo=berlin), datetime(2026, 10, 25, 3, 45, tzinfo=berlin)

    assert waited_minutes(starts, ends, at=ends) == 210
