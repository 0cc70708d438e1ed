"""Times near the wished one: not at night, not on other weekends, no hour the clock does not show."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.better_times import by_day, other_times, suggested
from scheduling.domain.chances import Chance, Hope

BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
TUESDAY = date(2026, 11, 24)
AT = datetime(2026, 11, 23, 8, tzinfo=UTC)


def wish(hour: int, day: date = TUESDAY, minutes: int = 60) -> Period:
    """An appointment at this hour in Germany."""
    starts = datetime.combine(day, time(hour), BERLIN)
    return Period(starts, starts.astimezone(UTC) + timedelta(minutes=minutes))


def found(wished: Period, holidays: frozenset[date] = frozenset()) -> list[str]:
    """What is looked at, in Germany."""
    others = other_times(wished, BERLIN, lambda one: by_day(one, BERLIN), holidays=holidays)
    return [f"{one.start.astimezone(BERLIN):%a %d %H}" for one in others]


def test_nearest_hours_of_the_day_then_the_same_hour_of_the_next_working_days() -> None:
    same = [f"Tue 24 {hour}" for hour in ("09", "11", "08", "12", "07", "13", "14", "15")]
    next_week = [
        f"{day} 10" for day in ("Wed 25", "Fri 27", "Mon 30", "Tue 01", "Wed 02", "Thu 03", "Fri 04")
    ]

    assert found(wish(10), frozenset({date(2026, 11, 26)})) == [*same, *next_week, "Mon 07 10", "Tue 08 10"]


def test_who_wishes_a_sunday_may_get_another_one() -> None:
    assert "Sun 06 10" in found(wish(10, date(2026, 11, 29)))


def test_for_a_wish_at_night_the_nearest_hours_of_the_day_are_looked_at() -> None:
    assert found(wish(3))[:2] == ["Tue 24 07", "Tue 24 08"]
    assert found(wish(3))[8:10] == ["Wed 25 07", "Thu 26 07"]


@given(st.integers(0, 23), st.integers(-40, 400), st.sampled_from([15, 60, 240]))
def test_there_are_few_and_each_is_another_time_as_long_as_the_wish(
    hour: int, days: int, minutes: int
) -> None:
    wished = wish(hour, TUESDAY + timedelta(days=days), minutes)

    others = list(other_times(wished, BERLIN, lambda _one: True))

    assert len(others) == len(set(others)) <= 22
    assert wished not in others
    assert {one.minutes for one in others} == {minutes}
    assert {one.start.minute for one in others} == {wished.start.minute}


@pytest.mark.parametrize("changes", [date(2027, 3, 28), date(2026, 10, 25)])
def test_in_the_nights_of_the_change_only_hours_that_are_there_once(changes: date) -> None:
    others = other_times(wish(4, changes), BERLIN, lambda _one: True)

    local = [one.start.astimezone(BERLIN) for one in others]
    assert all(one.hour != 2 for one in local if one.date() == changes)


def test_the_nearest_likely_ones_are_suggested_not_all_on_one_day() -> None:
    likely, not_likely = Chance(Hope.LIKELY, 0.9, AT), Chance(Hope.PERHAPS, 0.5)
    many = [(wish(hour), likely) for hour in (11, 12, 13)] + [(wish(9), not_likely)]
    later = [(wish(10, TUESDAY + timedelta(days=n)), likely) for n in (3, 1, 2)]

    times = [one for one, _chance in suggested(wish(10), [*many, *later], BERLIN)]

    assert times == [wish(11), wish(12), wish(10, TUESDAY + timedelta(days=1))]
