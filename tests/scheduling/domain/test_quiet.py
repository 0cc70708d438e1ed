"""When a phone may ring, and how long a wait is; also in the two nights in which the wall clock lies."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduling.domain.quiet import QuietHours

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(time(21), time(7), BERLIN)
NOON = QuietHours(time(12), time(14), BERLIN)
NEVER = QuietHours(time(7), time(7), BERLIN)
MINUTE = timedelta(minutes=1)
CLOCKS = st.integers(0, 24 * 4 - 1).map(lambda n: time(n // 4, n % 4 * 15))
QUIET = st.builds(QuietHours, CLOCKS, CLOCKS, st.just(BERLIN))
ZONES = st.sampled_from([UTC, BERLIN, ZoneInfo("Pacific/Kiritimati")])
NIGHTS = [datetime(2026, 10, 24, tzinfo=UTC), datetime(2027, 3, 27, tzinfo=UTC)]
INSTANTS = st.builds(
    lambda begin, minutes, zone: (begin + minutes * MINUTE).astimezone(zone),
    st.sampled_from(NIGHTS),
    st.integers(0, 3 * 24 * 60),
    ZONES,
)


def berlin(text: str) -> datetime:
    """A wall-clock time in Germany, told in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [("20:59", False), ("21:00", True), ("23:59", True), ("00:00", True), ("06:59", True), ("07:00", False)],
)
def test_quiet_time_over_midnight(clock: str, quiet: bool) -> None:
    assert NIGHT.holds(berlin(f"2026-11-23T{clock}")) is quiet


@pytest.mark.parametrize(("clock", "quiet"), [("11:59", False), ("12:00", True), ("14:00", False)])
def test_quiet_time_within_a_day(clock: str, quiet: bool) -> None:
    assert NOON.holds(berlin(f"2026-11-23T{clock}")) is quiet


def test_equal_bounds_mean_no_quiet_time() -> None:
    at = berlin("2026-11-23T03:00")

    assert not NEVER.holds(at)
    assert NEVER.after_awake(at, 60) == at + timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "awake"),
    [
        ("2026-11-23T22:00", "2026-11-24T07:00"),
        ("2026-11-24T02:00", "2026-11-24T07:00"),
        ("2026-11-24T12:00", "2026-11-24T12:00"),
        ("2026-10-24T22:00", "2026-10-25T07:00"),
        ("2027-03-27T22:00", "2027-03-28T07:00"),
    ],
)
def test_awake_from_is_the_end_of_the_quiet_time(at: str, awake: str) -> None:
    assert NIGHT.awake_from(berlin(at)) == berlin(awake)


def test_quiet_from_is_the_next_evening() -> None:
    assert NIGHT.quiet_from(berlin("2026-11-24T02:00")) == berlin("2026-11-24T21:00")


@pytest.mark.parametrize(
    ("at", "minutes", "lands"),
    [
        ("2026-11-23T09:00", 60, "2026-11-23T10:00"),
        ("2026-11-23T20:30", 60, "2026-11-24T07:30"),
        ("2026-11-23T20:30", 30, "2026-11-24T07:00"),
        ("2026-11-23T22:00", 60, "2026-11-24T08:00"),
        ("2026-11-23T09:00", 15 * 60, "2026-11-24T10:00"),
        ("2026-10-24T20:30", 60, "2026-10-25T07:30"),
        ("2027-03-27T20:30", 60, "2027-03-28T07:30"),
    ],
)
def test_wait_is_measured_in_awake_minutes(at: str, minutes: int, lands: str) -> None:
    assert NIGHT.after_awake(berlin(at), minutes) == berlin(lands)


def test_wait_in_the_night_of_the_clock_change_is_real_time() -> None:
    at = datetime(2026, 10, 25, 1, 30, tzinfo=BERLIN)

    lands = NOON.after_awake(at, 120)

    assert lands.astimezone(UTC) - at.astimezone(UTC) == timedelta(hours=2)
    assert f"{lands:%H:%M}" == "02:30"


@given(QUIET, INSTANTS, st.integers(0, 12 * 60))
@example(QuietHours(time(2, 15), time(2, 45), BERLIN), datetime(2026, 10, 25, 0, 20, tzinfo=UTC), 10)
@example(QuietHours(time(2, 15), time(2), BERLIN), datetime(2026, 10, 24, 12, tzinfo=UTC), 20)
def test_after_awake_lands_awake_after_exactly_these_minutes(
    quiet: QuietHours, at: datetime, minutes: int
) -> None:
    lands = quiet.after_awake(at, minutes)

    begin, end = at.astimezone(UTC), lands.astimezone(UTC)
    steps = range(int((end - begin) / MINUTE))
    assert not quiet.holds(lands)
    assert sum(not quiet.holds(begin + step * MINUTE) for step in steps) == minutes


@given(QUIET, INSTANTS)
def test_awake_from_is_the_first_awake_instant(quiet: QuietHours, at: datetime) -> None:
    awake = quiet.awake_from(at)

    assert not quiet.holds(awake)
    assert awake == at if not quiet.holds(at) else quiet.holds(awake.astimezone(UTC) - MINUTE)
