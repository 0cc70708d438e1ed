"""Days and places that are hard on calendars and maps: leap days, midnight, both clock changes, an island."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from pool import postal_codes, public_holidays
from pool.domain.availability import Away, Extra, WeeklyHours
from pool.domain.days import years_later
from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit, Need
from tests.scheduling import reference
from tests.scheduling.domain.cast import AMAL, KORBACH, NEED, TUESDAY, period

LEAP_DAY = date(2028, 2, 29)  # a Tuesday
AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
HELGOLAND, CUXHAVEN = postal_codes.find("27498"), postal_codes.find("27472")


def answer(need: Need, one: Candidate) -> str:
    """free, unknown, or the codes against; the reference says the same."""
    found, again = judge(need, one), reference.verdict(need, one)
    assert isinstance(found, Fit) is (not again.against)
    if isinstance(found, Fit):
        assert found.free is again.free
        return "free" if found.free else "unknown"
    return " ".join(reason.code for reason in found.reasons)


def utc(day: date, clock: str, minutes: int) -> Period:
    """So many minutes from this instant on, in UTC: the only clock without a gap."""
    start = datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=UTC)
    return Period(start, start + timedelta(minutes=minutes))


def with_(one: Candidate = AMAL, **fields: Any) -> Candidate:
    """Amal without hours, but with these fields."""
    return replace(one, **({"hours": ()} | fields))


def test_the_leap_day_has_hours_and_absences_like_any_tuesday() -> None:
    need = replace(NEED, period=period("10:00", "11:00", LEAP_DAY))

    assert answer(need, AMAL) == "free"
    assert answer(need, with_(absences=(Away(date(2028, 2, 28), date(2028, 3, 1)),))) == "absent"
    assert answer(need, with_(absences=(Away(date(2028, 3, 1), date(2028, 3, 1)),))) == "unknown"
    assert answer(need, with_(hours=(WeeklyHours(1, 0, 1440, LEAP_DAY, LEAP_DAY),))) == "free"


@pytest.mark.parametrize(
    ("years", "last"), [(1, date(2025, 3, 1)), (3, date(2027, 3, 1)), (4, LEAP_DAY), (5, date(2029, 3, 1))]
)
def test_what_was_signed_on_a_leap_day_holds_until_the_first_of_march(years: int, last: date) -> None:
    signed = with_(declared_on=date(2024, 2, 29))
    need, after = (
        replace(NEED, declaration_years=years, period=period("10:00", "11:00", day))
        for day in (last, last + timedelta(1))
    )

    assert years_later(date(2024, 2, 29), years) == last
    assert (answer(need, signed), answer(after, signed)) == ("unknown", "declaration_expired")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((WeeklyHours(1, 1320, 1440), WeeklyHours(2, 0, 60)), "free"),
        ((WeeklyHours(1, 1320, 1440), WeeklyHours(2, 0, 29)), "outside_hours"),
        ((WeeklyHours(1, 1320, 1439), WeeklyHours(2, 0, 60)), "outside_hours"),
        ((WeeklyHours(1, 1320, 1440),), "no_hours"),
        ((WeeklyHours(1, 1320, 1440, None, TUESDAY),), "unknown"),
    ],
)
def test_hours_over_midnight_are_two_rows(rows: tuple[WeeklyHours, ...], expected: str) -> None:
    late = datetime(2026, 11, 24, 22, 30, tzinfo=UTC)  # 23:30 in Germany
    need = replace(NEED, period=Period(late, late + timedelta(hours=1)))

    assert answer(need, with_(hours=rows)) == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("00:00", "free"),  # 02:00, the first time
        ("00:10", "free"),
        ("00:15", "outside_hours"),  # until 02:35
        ("00:40", "outside_hours"),  # 02:40 to 03:00, the first time
        ("01:00", "free"),  # 02:00, the second time
        ("01:10", "free"),
        ("01:15", "outside_hours"),
        ("01:40", "outside_hours"),
    ],
)
def test_hours_until_half_past_two_end_there_both_times(start: str, expected: str) -> None:
    need = replace(NEED, period=utc(AUTUMN, start, 20))

    assert answer(need, with_(hours=(WeeklyHours(6, 60, 150),))) == expected
    away = "absent_part" if start in ("00:00", "00:10", "00:15", "01:00", "01:10", "01:15") else "unknown"
    assert answer(need, with_(absences=(Away(AUTUMN, AUTUMN, 60, 150),))) == away


def test_the_hour_that_is_there_twice_is_free_as_a_whole() -> None:
    need = replace(NEED, period=utc(AUTUMN, "00:00", 120))

    assert answer(need, with_(hours=(WeeklyHours(6, 120, 180),))) == "free"
    assert answer(need, with_(hours=(WeeklyHours(6, 120, 179),))) == "outside_hours"
    assert answer(need, with_(hours=(WeeklyHours(6, 121, 180),))) == "outside_hours"


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [("00:30", 30, "free"), ("00:30", 60, "free"), ("00:45", 90, "outside_hours"), ("01:00", 30, "free")],
)
def test_the_hour_that_is_never_there_is_missed_by_nobody(start: str, minutes: int, expected: str) -> None:
    need = replace(NEED, period=utc(SPRING, start, minutes))  # 01:00 UTC is 03:00, a minute after 01:59

    assert answer(need, with_(hours=(WeeklyHours(6, 60, 120), WeeklyHours(6, 180, 240)))) == expected
    assert answer(need, with_(hours=(WeeklyHours(6, 125, 175),))) == "outside_hours"


def test_the_night_has_as_many_minutes_as_really_pass_between_two_appointments() -> None:
    booked = Booking(utc(AUTUMN, "00:00", 30), "Korbach", KORBACH)  # until 02:30, the first time
    need = replace(NEED, period=utc(AUTUMN, "01:00", 30))  # 02:00, the second time: half an hour later

    assert answer(need, with_(bookings=(booked,))) == "unknown"
    assert answer(replace(need, travel_buffer=31), with_(bookings=(booked,))) == "too_close"


def test_on_a_public_holiday_nobody_knows_but_extra_hours_do() -> None:
    christmas = date(2026, 12, 25)
    need = replace(NEED, period=period("10:00", "11:00", christmas))
    closed = replace(need, holidays=public_holidays.among("HE", [christmas]))
    office = (WeeklyHours(4, 480, 780),)

    assert answer(need, with_(hours=office)) == "free"
    assert answer(closed, with_(hours=office)) == "unknown"
    assert answer(closed, with_(hours=(WeeklyHours(4, 0, 60),))) == "unknown"
    assert answer(closed, with_(hours=office, extras=(Extra(christmas, 600, 660),))) == "free"
    assert answer(closed, with_(hours=office, absences=(Away(christmas, christmas),))) == "absent"


def test_an_island_is_as_far_as_the_sea_is_wide_and_near_to_itself() -> None:
    there = replace(NEED, place=HELGOLAND)
    islander, sailor = with_(place=HELGOLAND, radius_km=5), with_(place=CUXHAVEN, radius_km=60)

    assert answer(there, islander) == "unknown" and judge(there, islander).km == 0
    assert answer(there, sailor) == "too_far"
    assert judge(there, sailor).km == pytest.approx(82, abs=2)
    assert answer(replace(there, modality=Modality.PHONE), sailor) == "unknown"
    assert answer(NEED, islander) == "too_far"


def test_who_wants_none_gets_none_and_who_wants_no_notice_needs_none() -> None:
    late = replace(NEED, asked_at=NEED.period.end)

    assert answer(NEED, with_(day_limit=0)) == "day_limit"
    assert answer(NEED, with_(week_limit=0)) == "week_limit"
    assert answer(late, with_(notice_hours=0)) == "unknown"
    assert answer(late, with_(notice_hours=1)) == "notice"
