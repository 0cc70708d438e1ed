"""Half-open time, and the two nights in which the wall clock lies."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pool.domain.periods import AmbiguousTime, NonexistentTime, Period, join, local_to_utc

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = st.sampled_from([UTC, BERLIN, ZoneInfo("Pacific/Kiritimati")])
INSTANTS = st.integers(0, 500 * 24 * 4).map(
    lambda n: datetime(2026, 9, 1, tzinfo=UTC) + n * timedelta(minutes=15)
)
PERIODS = st.builds(
    lambda start, n: Period(start, start + n * timedelta(minutes=15)), INSTANTS, st.integers(1, 400)
)


def berlin(day: str, clock: str) -> datetime:
    """A wall-clock time in Germany."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("day", "minutes"), [("2026-10-25", 210), ("2027-03-28", 90), ("2026-10-24", 150), ("2027-03-27", 150)]
)
def test_minutes_are_real_minutes_in_the_night_of_the_clock_change(day, minutes):
    night = Period(berlin(day, "01:15"), berlin(day, "03:45"))

    assert night.minutes == minutes


def test_night_of_the_clock_change_has_five_or_three_hours():
    autumn = Period(berlin("2026-10-25", "00:00"), berlin("2026-10-25", "04:00"))
    spring = Period(berlin("2027-03-28", "00:00"), berlin("2027-03-28", "04:00"))

    assert (autumn.minutes, spring.minutes) == (300, 180)


def test_minutes_run_over_the_end_of_the_year():
    assert Period(berlin("2026-12-31", "23:00"), berlin("2027-01-01", "01:00")).minutes == 120


def test_period_refuses_naive_and_backward_times(at):
    with pytest.raises(ValueError, match="aware"):
        Period(datetime(2026, 11, 23, 9), datetime(2026, 11, 23, 10))  # noqa: DTZ001 -- the point of this test
    with pytest.raises(ValueError, match="after it starts"):
        Period(at, at)


def test_repeated_hour_has_a_first_and_a_second_half():
    first, second = berlin("2026-10-25", "02:45"), berlin("2026-10-25", "02:15").replace(fold=1)

    assert Period(first, second).minutes == 30
    assert not Period(berlin("2026-10-25", "02:00"), first).overlaps(
        Period(second, berlin("2026-10-25", "03:00"))
    )


def test_touching_periods_do_not_overlap_but_join(at):
    hour = timedelta(hours=1)
    first, second = Period(at, at + hour), Period(at + hour, at + 2 * hour)

    assert not first.overlaps(second)
    assert first.cut(second) is None
    assert join([second, first]) == [Period(at, at + 2 * hour)]


def test_widened_adds_the_way_on_both_sides(at):
    talk = Period(at, at + timedelta(hours=1))

    assert talk.widened(30) == Period(at - timedelta(minutes=30), at + timedelta(minutes=90))


@given(PERIODS, PERIODS)
def test_cut_is_what_both_share(a, b):
    shared = a.cut(b)

    assert shared == b.cut(a)
    assert (shared is not None) == a.overlaps(b) == b.overlaps(a)
    assert shared is None or (a.contains(shared) and b.contains(shared))


@given(PERIODS, ZONES)
@example(Period(berlin("2026-10-24", "22:00"), berlin("2026-10-26", "02:00")), BERLIN)
@example(Period(berlin("2027-03-27", "22:00"), berlin("2027-03-29", "02:00")), BERLIN)
def test_split_and_joined_it_is_itself(period, tz):
    pieces = period.split_by_local_day(tz)

    assert join(pieces) == [period]
    assert sum(piece.minutes for piece in pieces) == period.minutes
    last_moments = [(p.end - timedelta(microseconds=1)).astimezone(tz).date() for p in pieces]
    assert [p.start.astimezone(tz).date() for p in pieces] == last_moments


@given(st.lists(PERIODS, max_size=8))
def test_join_keeps_the_time_and_leaves_gaps_only(periods):
    joined = join(periods)

    assert all(a.end < b.start for a, b in zip(joined, joined[1:], strict=False))
    assert all(any(one.contains(period) for one in joined) for period in periods)
    assert sum(one.minutes for one in joined) <= sum(period.minutes for period in periods)


@pytest.mark.parametrize("clock", ["02:00", "02:30", "02:59"])
def test_hour_that_the_spring_night_skips_is_refused(clock):
    with pytest.raises(NonexistentTime, match="gibt es nicht"):
        local_to_utc(date(2027, 3, 28), time.fromisoformat(clock), BERLIN)


@pytest.mark.parametrize("clock", ["02:00", "02:30", "02:59"])
def test_hour_that_the_autumn_night_repeats_is_refused(clock):
    with pytest.raises(AmbiguousTime, match="gibt es zweimal"):
        local_to_utc(date(2026, 10, 25), time.fromisoformat(clock), BERLIN)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        ("2026-10-25", "01:59", "2026-10-24T23:59"),
        ("2026-10-25", "03:00", "2026-10-25T02:00"),
        ("2027-03-28", "01:59", "2027-03-28T00:59"),
        ("2027-03-28", "03:00", "2027-03-28T01:00"),
        ("2026-10-20", "14:00", "2026-10-20T12:00"),
        ("2026-10-27", "14:00", "2026-10-27T13:00"),
        ("2028-02-29", "09:00", "2028-02-29T08:00"),
    ],
)
def test_wall_clock_becomes_an_instant(day, clock, utc):
    instant = local_to_utc(date.fromisoformat(day), time.fromisoformat(clock), BERLIN)

    assert instant == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@given(INSTANTS, ZONES)
def test_every_instant_comes_back_from_its_wall_clock(instant, tz):
    local = instant.astimezone(tz)

    try:
        back = local_to_utc(local.date(), local.time(), tz)
    except AmbiguousTime:
        return

    assert back == instant
