"""The calendar's days, and appointments cut by them: nothing is lost, nothing is shown twice."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.schedule import FIRST, LAST, Span, by_day, shown, turned, weeks_of
from tests.scheduling.domain.cast import BERLIN

DAYS = st.dates(FIRST, LAST)
SPANS = st.sampled_from(Span)
STARTS = st.integers(0, 900_000).map(lambda n: datetime(2026, 3, 1, tzinfo=UTC) + timedelta(minutes=n))
PERIODS = st.builds(
    lambda start, minutes: Period(start, start + timedelta(minutes=minutes)),
    STARTS,
    st.integers(1, 3 * 24 * 60),
)


def local(day: str, clock: str, fold: int = 0) -> datetime:
    """A wall clock in Germany."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BERLIN, fold=fold)


def clocks(pieces: list) -> list[str]:
    """What the wall shows at both ends of each piece."""
    ends = ((piece.part.start, piece.part.end) for piece in pieces)
    return [f"{a.astimezone(BERLIN):%H:%M}-{b.astimezone(BERLIN):%H:%M}" for a, b in ends]


def test_day_is_one_and_week_is_seven_from_monday() -> None:
    sunday = date(2026, 11, 29)

    assert weeks_of(Span.DAY, sunday) == [[sunday]]
    assert weeks_of(Span.WEEK, sunday) == [[date(2026, 11, 23) + timedelta(days=n) for n in range(7)]]


@pytest.mark.parametrize(
    ("day", "first", "last", "weeks"),
    [
        (date(2026, 11, 24), date(2026, 10, 26), date(2026, 12, 6), 6),
        (date(2027, 2, 28), date(2027, 2, 1), date(2027, 2, 28), 4),
        (date(2028, 2, 29), date(2028, 1, 31), date(2028, 3, 5), 5),
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 3), 5),
    ],
)
def test_month_is_shown_in_whole_weeks(day: date, first: date, last: date, weeks: int) -> None:
    rows = weeks_of(Span.MONTH, day)

    assert (rows[0][0], rows[-1][-1], len(rows)) == (first, last, weeks)


@given(span=SPANS, day=DAYS)
def test_shown_days_follow_each_other_and_hold_the_day(span: Span, day: date) -> None:
    weeks = weeks_of(span, day)
    days = [one for week in weeks for one in week]

    assert day in days
    assert days == [days[0] + timedelta(days=number) for number in range(len(days))]
    if span is not Span.DAY:
        assert all(len(week) == 7 and week[0].weekday() == 0 for week in weeks)
    if span is Span.MONTH:
        month = [one for one in days if (one.year, one.month) == (day.year, day.month)]
        assert month[0].day == 1
        assert (month[-1] + timedelta(days=1)).day == 1
        assert len(days) - len(month) < 13
        assert all(any(one in month for one in week) for week in weeks)


@given(span=SPANS, day=DAYS)
def test_turning_on_leaves_no_day_out(span: Span, day: date) -> None:
    here = {one for week in weeks_of(span, day) for one in week}
    there = {one for week in weeks_of(span, turned(span, day, 1)) for one in week}

    assert min(there) <= max(here) + timedelta(days=1)
    assert there != here or max(here) >= LAST


@given(span=SPANS, day=st.dates(date(2001, 1, 1), date(2198, 1, 1)))
def test_turning_on_and_back_shows_the_same_page(span: Span, day: date) -> None:
    assert weeks_of(span, turned(span, turned(span, day, 1), -1)) == weeks_of(span, day)


@pytest.mark.parametrize(("day", "nearest"), [(date.min, FIRST), (date.max, LAST)])
def test_calendar_has_an_end(day: date, nearest: date) -> None:
    assert shown(day) == nearest
    assert all(turned(span, nearest, pages) for span in Span for pages in (-1, 1))
    assert all(weeks_of(span, nearest) for span in Span)


def test_night_is_on_both_days() -> None:
    night = Period(local("2026-11-27", "22:00"), local("2026-11-28", "02:00"))
    friday, saturday, sunday = (date(2026, 11, day) for day in (27, 28, 29))

    found = by_day([(night, "x")], [friday, saturday, sunday], BERLIN)

    assert clocks(found[friday] + found[saturday]) == ["22:00-00:00", "00:00-02:00"]
    assert [(one.began, one.goes_on) for one in found[friday] + found[saturday]] == [
        (False, True),
        (True, False),
    ]
    assert found[sunday] == []


def test_until_midnight_is_not_on_the_next_day() -> None:
    evening = Period(local("2026-12-31", "23:00"), local("2027-01-01", "00:00"))

    found = by_day([(evening, "x")], [date(2026, 12, 31), date(2027, 1, 1)], BERLIN)

    assert (len(found[date(2026, 12, 31)]), found[date(2027, 1, 1)]) == (1, [])
    assert not found[date(2026, 12, 31)][0].goes_on


@pytest.mark.parametrize(
    ("day", "minutes", "hours"), [("2026-10-25", 210, 25), ("2027-03-28", 90, 23), ("2028-02-29", 150, 24)]
)
def test_time_change_keeps_real_minutes(day: str, minutes: int, hours: int) -> None:
    night = Period(local(day, "01:15"), local(day, "03:45"))
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    whole_day = Period(local(day, "00:00"), local(after, "00:00"))

    found = by_day([(night, "night"), (whole_day, "day")], [date.fromisoformat(day)], BERLIN)
    whole, part = found[date.fromisoformat(day)]

    assert (part.part.minutes, part.shifted) == (minutes, hours != 24)
    assert (whole.part.minutes, whole.goes_on) == (hours * 60, False)
    assert clocks([part]) == ["01:15-03:45"]


def test_same_time_keeps_every_one_in_the_order_it_came() -> None:
    period = Period(local("2026-11-24", "10:00"), local("2026-11-24", "11:00"))
    longer = Period(period.start, period.end + timedelta(hours=1))

    found = by_day([(longer, 0), (period, 1), (period, 2), (period, 3)], [date(2026, 11, 24)], BERLIN)

    assert [piece.what for piece in found[date(2026, 11, 24)]] == [1, 2, 3, 0]


@given(periods=st.lists(PERIODS, max_size=6))
def test_each_appointment_is_on_exactly_the_days_it_touches(periods: list[Period]) -> None:
    days = [date(2026, 2, 1) + timedelta(days=number) for number in range(700)]

    found = by_day(list(zip(periods, range(len(periods)), strict=True)), days, BERLIN)

    for number, period in enumerate(periods):
        pieces = [piece for pieces in found.values() for piece in pieces if piece.what == number]
        last = (period.end - timedelta(microseconds=1)).astimezone(BERLIN).date()
        first = period.start.astimezone(BERLIN).date()
        assert [piece.day for piece in pieces] == [
            first + timedelta(days=n) for n in range((last - first).days + 1)
        ]
        assert sum(piece.part.minutes for piece in pieces) == period.minutes
        assert [piece.began for piece in pieces] == [day != first for day in (piece.day for piece in pieces)]
        assert [piece.goes_on for piece in pieces] == [day != last for day in (p.day for p in pieces)]
