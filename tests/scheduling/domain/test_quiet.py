"""When a phone may ring, and how long a wait is; also in the two nights in which the wall clock lies."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduling.domain.quiet import QuietHours

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(time(21), time(7), BERLIN)
NOON = QuietHours(time(12), time(14), BERLIN)
NEVER = QuietHours(time(7), time(7), BERLIN)
SUNDAYS = QuietHours(time(21), time(7), BERLIN, free_days=True, holidays={date(2026, 12, 25)})
DAYTIME = QuietHours(time(7), time(7), BERLIN, free_days=True)
MINUTE = timedelta(minutes=1)
CLOCKS = st.integers(0, 24 * 4 - 1).map(lambda n: time(n // 4, n % 4 * 15))
QUIET = st.builds(QuietHours, CLOCKS, CLOCKS, st.just(BERLIN))
FREE_DAYS = st.builds(
    QuietHours,
    CLOCKS,
    CLOCKS,
    st.just(BERLIN),
    st.booleans(),
    st.just({date(2026, 10, 26), date(2027, 3, 29)}),
)
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


@pytest.mark.parametrize(
    ("at", "awake"),
    [
        ("2026-11-21T20:59", "2026-11-21T20:59"),
        ("2026-11-21T21:00", "2026-11-23T07:00"),
        ("2026-11-22T12:00", "2026-11-23T07:00"),
        ("2026-12-24T21:00", "2026-12-26T07:00"),
        ("2026-12-26T21:00", "2026-12-28T07:00"),
    ],
)
def test_free_day_is_quiet_with_the_nights_around_it(at: str, awake: str) -> None:
    assert SUNDAYS.awake_from(berlin(at)) == berlin(awake)


def test_free_day_without_quiet_nights_lasts_from_midnight_to_midnight() -> None:
    assert DAYTIME.quiet_from(berlin("2026-11-20T03:00")) == berlin("2026-11-22T00:00")
    assert DAYTIME.awake_from(berlin("2026-11-22T00:00")) == berlin("2026-11-23T00:00")


def test_sunday_is_no_quiet_day_unless_that_is_wanted() -> None:
    assert not NIGHT.holds(berlin("2026-11-22T12:00"))


@pytest.mark.parametrize(
    ("begin", "end", "minutes"),
    [
        ("2026-11-23T09:00", "2026-11-23T10:30", 90),
        ("2026-11-23T20:00", "2026-11-24T07:30", 90),
        ("2026-11-23T22:00", "2026-11-24T06:00", 0),
        ("2026-11-23T10:30", "2026-11-23T09:00", 0),
        ("2026-11-21T20:00", "2026-11-23T08:00", 2 * 60 + 14 * 60),
        ("2026-10-24T20:00", "2026-10-25T08:00", 120),
    ],
)
def test_awake_minutes_leave_out_the_quiet_ones(begin: str, end: str, minutes: int) -> None:
    assert NIGHT.awake_minutes(berlin(begin), berlin(end)) == minutes


def test_awake_minutes_leave_out_a_sunday() -> None:
    assert SUNDAYS.awake_minutes(berlin("2026-11-21T20:00"), berlin("2026-11-23T08:00")) == 120


@given(FREE_DAYS, INSTANTS, st.integers(0, 12 * 60))
def test_awake_minutes_are_the_inverse_of_after_awake(quiet: QuietHours, at: datetime, minutes: int) -> None:
    lands = quiet.after_awake(at, minutes)

    assert not quiet.holds(lands)
    assert quiet.awake_minutes(at, lands) == pytest.approx(minutes)


@given(FREE_DAYS, INSTANTS, st.integers(0, 3000), st.integers(0, 3000))
def test_awake_minutes_add_up(quiet: QuietHours, at: datetime, first: int, then: int) -> None:
    middle, end = at + first * MINUTE, at + (first + then) * MINUTE

    apart = quiet.awake_minutes(at, middle) + quiet.awake_minutes(middle, end)
    assert quiet.awake_minutes(at, end) == pytest.approx(apart)


@given(FREE_DAYS, INSTANTS)
def test_free_days_end_at_an_awake_instant(quiet: QuietHours, at: datetime) -> None:
    awake = quiet.awake_from(at)

    assert awake >= at and not quiet.holds(awake)
    assert quiet.awake_from(awake) == awake


@given(FREE_DAYS, INSTANTS)
@example(SUNDAYS, berlin("2026-12-26T06:00"))
def test_asleep_since_is_the_beginning_of_one_unbroken_quiet_time(quiet: QuietHours, at: datetime) -> None:
    since = quiet.asleep_since(at)

    assert since.tzinfo == at.tzinfo
    if not quiet.holds(at):
        assert since == at
    else:
        assert since <= at
        assert quiet.holds(since) and not quiet.holds(since - timedelta(seconds=1))
        assert quiet.awake_from(since) > at
