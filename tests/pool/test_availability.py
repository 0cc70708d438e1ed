"""Is this person free? Yes, no with a reason, or nobody has asked them yet."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.availability import Away, Free, Freedom, WeeklyHours, freedom, windows_of
from pool.domain.periods import Period

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = date(2026, 11, 23)
OFFICE = [WeeklyHours(0, 8 * 60, 12 * 60), WeeklyHours(0, 12 * 60, 14 * 60), WeeklyHours(0, 18 * 60, 20 * 60)]


def local(start: str, end: str) -> Period:
    """A Period by the German wall clock."""
    return Period(*(datetime.fromisoformat(clock).replace(tzinfo=BERLIN) for clock in (start, end)))


@pytest.mark.parametrize(
    ("start", "end", "answer"),
    [
        ("08:00", "14:00", Free.FREE),
        ("11:30", "13:00", Free.FREE),
        ("13:30", "14:01", Free.NOT_FREE),
        ("07:59", "09:00", Free.NOT_FREE),
        ("13:00", "19:00", Free.NOT_FREE),
        ("18:00", "20:00", Free.FREE),
    ],
)
def test_touching_windows_are_one(start, end, answer):
    talk = local(f"2026-11-23T{start}", f"2026-11-23T{end}")

    assert freedom(talk, OFFICE, [], BERLIN).answer == answer


def test_reason_names_the_hours_of_that_day():
    talk = local("2026-11-23T14:00", "2026-11-23T15:00")

    found = freedom(talk, OFFICE, [], BERLIN)

    assert found == Freedom(Free.NOT_FREE, "outside_hours", MONDAY, hours=((480, 840), (1080, 1200)))


def test_day_without_hours_is_not_free():
    talk = local("2026-11-24T09:00", "2026-11-24T10:00")

    assert freedom(talk, OFFICE, [], BERLIN) == Freedom(Free.NOT_FREE, "outside_hours", date(2026, 11, 24))


def test_nobody_entered_hours_is_unknown():
    talk = local("2026-11-23T09:00", "2026-11-23T10:00")

    assert freedom(talk, [], [], BERLIN) == Freedom(Free.UNKNOWN)


def test_absence_weighs_more_than_missing_hours():
    talk = local("2026-11-23T09:00", "2026-11-23T10:00")

    found = freedom(talk, [], [Away(MONDAY, date(2026, 11, 27))], BERLIN)

    assert found == Freedom(Free.NOT_FREE, "absent", MONDAY, until=date(2026, 11, 27))


def test_absence_counts_its_first_and_last_day():
    talk = local("2026-11-23T09:00", "2026-11-23T10:00")

    def answers(first: int, last: int) -> Free:
        return freedom(talk, OFFICE, [Away(date(2026, 11, first), date(2026, 11, last))], BERLIN).answer

    assert [answers(20, 22), answers(20, 23), answers(23, 23), answers(23, 25), answers(24, 25)] == [
        Free.FREE,
        Free.NOT_FREE,
        Free.NOT_FREE,
        Free.NOT_FREE,
        Free.FREE,
    ]


def test_absences_in_a_row_end_with_the_last():
    talk = local("2026-11-23T09:00", "2026-11-23T10:00")
    away = [Away(date(2026, 11, 28), date(2026, 12, 4)), Away(MONDAY, date(2026, 11, 27))]

    assert freedom(talk, OFFICE, away, BERLIN).until == date(2026, 12, 4)


def test_window_over_midnight_is_two_rows():
    late = [WeeklyHours(0, 20 * 60, 1440), WeeklyHours(1, 0, 2 * 60)]

    assert freedom(local("2026-11-23T22:00", "2026-11-24T01:00"), late, [], BERLIN).answer == Free.FREE
    assert freedom(local("2026-11-23T22:00", "2026-11-24T03:00"), late, [], BERLIN).answer == Free.NOT_FREE


def test_hours_hold_only_between_their_dates():
    row = WeeklyHours(0, 0, 1440, valid_from=date(2026, 11, 23), valid_until=date(2026, 11, 30))
    mondays = [date(2026, 11, 16) + timedelta(weeks=n) for n in range(4)]

    assert [bool(windows_of(day, [row])) for day in mondays] == [False, True, True, False]


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28"])
def test_wall_clock_hours_hold_in_the_night_of_the_clock_change(day):
    night = [WeeklyHours(6, 60, 4 * 60)]

    assert freedom(local(f"{day}T01:00", f"{day}T04:00"), night, [], BERLIN).answer == Free.FREE
    assert freedom(local(f"{day}T01:00", f"{day}T04:15"), night, [], BERLIN).answer == Free.NOT_FREE


def test_window_inside_the_skipped_hour_is_empty():
    skipped = [WeeklyHours(6, 125, 175)]

    assert freedom(local("2027-03-28T03:00", "2027-03-28T03:10"), skipped, [], BERLIN).answer == Free.NOT_FREE


# Properties: quarter hours around both clock changes.
MINUTES = st.integers(0, 96).map(lambda n: n * 15)
ROWS = st.builds(
    lambda day, bounds: WeeklyHours(day, min(bounds), max(bounds)),
    st.sampled_from([5, 6, 0]),
    st.sets(MINUTES, min_size=2, max_size=2),
)
AROUND = st.sampled_from([datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2027, 3, 27, 22, tzinfo=UTC)])
TALKS = st.builds(
    lambda night, start, n: Period(
        night + timedelta(minutes=15 * start), night + timedelta(minutes=15 * (start + n))
    ),
    AROUND,
    st.integers(-20, 60),
    st.integers(1, 40),
)


@given(TALKS, st.lists(ROWS, min_size=1, max_size=5), ROWS)
def test_more_free_time_never_loses_a_fit(talk, hours, more):
    before = freedom(talk, hours, [], BERLIN).answer

    after = freedom(talk, [*hours, more], [], BERLIN).answer

    assert before == Free.NOT_FREE or after == Free.FREE


@given(TALKS, ROWS, st.integers(0, 3), st.integers(0, 3))
def test_longer_window_never_loses_a_fit(talk, row, earlier, later):
    longer = WeeklyHours(row.weekday, max(0, row.start - 15 * earlier), min(1440, row.end + 15 * later))

    before = freedom(talk, [row], [], BERLIN).answer

    assert before == Free.NOT_FREE or freedom(talk, [longer], [], BERLIN).answer == Free.FREE


@given(TALKS, st.lists(ROWS, min_size=1, max_size=5))
def test_order_and_repetition_of_hours_do_not_matter(talk, hours):
    assert freedom(talk, hours, [], BERLIN) == freedom(talk, [*reversed(hours), *hours], [], BERLIN)


@given(TALKS, st.lists(ROWS, min_size=1, max_size=5))
def test_shorter_talk_fits_where_the_longer_does(talk, hours):
    half = Period(talk.start, talk.start + (talk.end - talk.start) / 2)

    whole = freedom(talk, hours, [], BERLIN).answer

    assert whole == Free.NOT_FREE or freedom(half, hours, [], BERLIN).answer == Free.FREE
