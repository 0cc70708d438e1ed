"""What a foreign calendar says about somebody's time: the usual things, read rightly."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import example, given
from hypothesis import strategies as st

from notifications.ical.busy import Busy, busy_periods
from notifications.ical.limited import read_busy
from tests.elsewhere import calendar

FOLDER = Path(__file__).parent / "foreign_calendars"
BERLIN = ZoneInfo("Europe/Berlin")
BEGIN, END = datetime(2026, 11, 22, tzinfo=BERLIN), datetime(2027, 3, 22, tzinfo=BERLIN)


def berlin(text: str) -> datetime:
    """`24.11. 09:00` of the winter in question, in UTC."""
    day, clock = text.split()
    found = datetime.strptime(f"{day}2026 {clock}", "%d.%m.%Y %H:%M").replace(tzinfo=BERLIN)
    return found.replace(year=2026 if found.month > 6 else 2027).astimezone(UTC)


def busy(data: bytes, begin: datetime = BEGIN, end: datetime = END, ours: Sequence[str] = ()) -> Busy:
    """Read in this process."""
    return busy_periods(data, begin=begin, end=end, tz=BERLIN, ours=ours)


def hours(found: Busy) -> list[str]:
    """As people say it: 24.11. 09:00-10:00"""
    local = [(start.astimezone(BERLIN), end.astimezone(BERLIN)) for start, end in found.periods]
    return [
        f"{start:%d.%m. %H:%M}-{end:%H:%M}"
        if start.date() == end.date()
        else f"{start:%d.%m. %H:%M}-{end:%d.%m. %H:%M}"
        for start, end in local
    ]


def test_a_private_calendar_says_when_and_never_what() -> None:
    """Folded lines, a moved and a left-out lesson, whole days; not what is free, cancelled or no event."""
    found = read_busy((FOLDER / "private.ics").read_bytes(), begin=BEGIN, end=END, tz=BERLIN)

    assert hours(found) == [
        "24.11. 09:00-10:00",
        "25.11. 18:00-19:30",
        "26.11. 13:00-14:00",
        "07.12. 18:00-19:30",
        "22.12. 00:00-24.12. 00:00",
    ]
    assert (found.skipped, found.zones) == (0, 0)


def test_zones_count_by_their_names_and_unknown_ones_are_ours() -> None:
    found = busy((FOLDER / "zones.ics").read_bytes())

    assert hours(found) == [f"{day}.11. 09:00-10:00" for day in range(24, 30)]
    assert found.zones == 2


def test_a_list_of_busy_times_is_read_as_well() -> None:
    found = busy((FOLDER / "freebusy.ics").read_bytes())

    assert hours(found) == [f"{day}.11. 09:00-10:00" for day in range(24, 28)]


def test_what_says_no_time_is_left_out_and_counted() -> None:
    found = busy((FOLDER / "half_broken.ics").read_bytes())

    assert (hours(found), found.skipped) == (["24.11. 09:00-10:00"], 7)


def test_periods_that_touch_or_overlap_are_one() -> None:
    times = ("080000", "090000"), ("090000", "100000"), ("093000", "113000"), ("120000", "130000")
    events = [f"DTSTART:20261124T{start}\r\nDTEND:20261124T{end}" for start, end in times]

    assert hours(busy(calendar(*events))) == ["24.11. 08:00-11:30", "24.11. 12:00-13:00"]


def test_only_the_window_is_kept() -> None:
    event = "DTSTART;VALUE=DATE:20261101\r\nDTEND;VALUE=DATE:20270601"
    begin, end = datetime(2026, 11, 24, tzinfo=BERLIN), datetime(2026, 11, 26, tzinfo=BERLIN)

    assert busy(calendar(event), begin, end).periods == ((begin.astimezone(UTC), end.astimezone(UTC)),)
    assert busy(calendar("DTSTART:20261126T000000\r\nDURATION:PT1H"), begin, end).periods == ()


def test_our_own_invites_are_no_news() -> None:
    uid = "4e1a5c2a-0000-4000-8000-000000000001"
    mine = f"UID:{uid.upper()}@pool.example\r\nDTSTART:20261124T090000Z\r\nDURATION:PT1H"

    assert busy(calendar(mine), ours=[uid]).periods == ()
    assert len(busy(calendar(mine)).periods) == 1


def test_a_whole_day_is_a_day_here_and_has_23_to_25_hours() -> None:
    begin, end = datetime(2026, 10, 1, tzinfo=BERLIN), datetime(2027, 4, 1, tzinfo=BERLIN)
    for day, length in {"20261025": 25, "20270328": 23, "20261124": 24}.items():
        for event in (
            f"DTSTART;VALUE=DATE:{day}",
            f"DTSTART:{day}\r\nDTEND:{day}",
            f"DTSTART:{day}\r\nDURATION:P1D",
        ):
            ((start, finish),) = busy(calendar(event), begin, end).periods
            assert finish - start == timedelta(hours=length)


def test_until_a_day_holds_for_all_of_that_day() -> None:
    event = "DTSTART;TZID=Europe/Berlin:20261124T180000\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;UNTIL=20261125"

    assert hours(busy(calendar(event))) == ["24.11. 18:00-19:00", "25.11. 18:00-19:00"]


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231", "21010101T000000"])
def test_until_the_end_of_all_days_is_for_ever(until: str) -> None:
    event = f"DTSTART:20150101T180000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=DAILY;UNTIL={until}"

    assert len(busy(calendar(event)).periods) == 120


def test_from_here_on_a_series_is_moved() -> None:
    first = "UID:a\r\nDTSTART:20261123T170000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=4"
    later = (
        "UID:a\r\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261207T170000Z\r\n"
        "DTSTART:20261207T190000Z\r\nDURATION:PT2H"
    )

    assert hours(busy(calendar(first, later))) == [
        "23.11. 18:00-19:00", "30.11. 18:00-19:00", "07.12. 20:00-22:00", "14.12. 20:00-22:00",
    ]  # fmt: skip


def test_dates_named_one_by_one() -> None:
    event = (
        "DTSTART;TZID=Europe/Berlin:20261124T090000\r\nDURATION:PT1H\r\n"
        "RDATE;TZID=Europe/Berlin:20261125T090000,20261126T090000\r\n"
        "RDATE;VALUE=PERIOD:20261127T080000Z/PT2H,20261128T080000Z/20261128T083000Z\r\n"
        "EXDATE;TZID=Europe/Berlin:20261126T090000"
    )

    assert hours(busy(calendar(event))) == [
        "24.11. 09:00-10:00", "25.11. 09:00-10:00", "27.11. 09:00-11:00", "28.11. 09:00-09:30",
    ]  # fmt: skip


RULES = st.builds(
    lambda often, interval, by, end: f"FREQ={often};INTERVAL={interval}{by}{end}",
    st.sampled_from(["DAILY", "WEEKLY"]),
    st.integers(1, 5),
    st.sampled_from(["", ";BYDAY=MO,SU", ";BYDAY=TU,WE,TH;WKST=SU"]),
    st.sampled_from(["", ";COUNT=7", ";COUNT=400", ";UNTIL=20261101T120000Z", ";UNTIL=20270327T120000Z"]),
) | st.builds(
    lambda interval, by: f"FREQ=MONTHLY;INTERVAL={interval}{by}",
    st.integers(1, 3),
    st.sampled_from(["", ";BYDAY=-1SU", ";BYMONTHDAY=25,28", ";BYDAY=MO,TU;BYSETPOS=1"]),
)
STARTS = st.builds(
    lambda day, minute: datetime(2024, 1, 1) + timedelta(days=day, minutes=15 * minute),  # noqa: DTZ001 -- a wall clock
    st.integers(0, 1150),
    st.integers(0, 95),
)
WINDOWS = datetime(2026, 10, 20, tzinfo=BERLIN), datetime(2027, 3, 20, tzinfo=BERLIN)


@given(start=STARTS, rule=RULES, minutes=st.integers(1, 300), begin=st.sampled_from(WINDOWS))
@example(start=datetime(2026, 10, 4, 2, 30), rule="FREQ=WEEKLY;INTERVAL=1", minutes=60, begin=WINDOWS[0])  # noqa: DTZ001
@example(start=datetime(2027, 3, 7, 2, 30), rule="FREQ=WEEKLY;INTERVAL=1", minutes=60, begin=WINDOWS[1])  # noqa: DTZ001
def test_a_series_is_what_a_plain_expansion_says(
    start: datetime, rule: str, minutes: int, begin: datetime
) -> None:
    """On the wall clock, over both nights in which it is changed; the first time always counts."""
    begin, end, lasts = (
        begin.astimezone(UTC),
        begin.astimezone(UTC) + timedelta(days=21),
        timedelta(minutes=minutes),
    )
    event = f"DTSTART;TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}\r\nDURATION:PT{minutes}M\r\nRRULE:{rule}"
    naive = rule.replace("T120000Z", "T130000")  # no UNTIL lies in summer, but for the one nobody starts near
    times = {start, *rrulestr(naive, dtstart=start).between(start, datetime(2027, 5, 1), inc=True)}  # noqa: DTZ001
    if "UNTIL" in rule:
        times = {one for one in times if one <= rrulestr(naive, dtstart=start)._until}  # type: ignore[attr-defined]

    found = busy(calendar(event), begin, end)

    minutes_found = {minute for first, last in found.periods for minute in _minutes(first, last)}
    expected = {
        minute for one in times for minute in _minutes(_utc(one), _utc(one + lasts)) if begin <= minute < end
    }
    assert minutes_found == expected


def _utc(wall: datetime) -> datetime:
    return wall.replace(tzinfo=BERLIN).astimezone(UTC)


def _minutes(first: datetime, last: datetime) -> list[datetime]:
    return [first + timedelta(minutes=n) for n in range((last - first) // timedelta(minutes=1))]
