"""Series: weeks are counted on the wall clock, dates are checked as one, and judged as one."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pool.domain.periods import NoSuchTime, Period, local_to_utc
from scheduling.domain.matching import judge
from scheduling.domain.need import Fit, NoFit
from scheduling.domain.series import (
    MOST_DATES,
    DateNotOnClock,
    DatePast,
    DateTooFar,
    DateTwice,
    TooManyDates,
    check_dates,
    judge_all,
    weekly,
)
from tests.scheduling.domain.cast import AMAL, BERLIN, BO, CHADI, NEED, period

WEEK = timedelta(days=7)
NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))
CLOCKS = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def test_week_over_the_clock_change_keeps_the_wall_clock() -> None:
    assert weekly(datetime(2026, 10, 20, 12, 0, tzinfo=UTC), 1, BERLIN) == (
        datetime(2026, 10, 27, 13, 0, tzinfo=UTC),
    )


@given(day=DAYS, clock=CLOCKS, times=st.integers(0, 11))
def test_weeks_are_weeks_on_the_wall(day: date, clock: time, times: int) -> None:
    try:
        start = local_to_utc(day, clock, BERLIN)
        found = weekly(start, times, BERLIN)
    except (NoSuchTime, DateNotOnClock):
        assume(False)

    walls = [one.astimezone(BERLIN).replace(tzinfo=None) for one in (start, *found)]

    assert len(found) == times
    assert all(one.tzinfo is UTC for one in found)
    assert [(wall.date() - day, wall.time()) for wall in walls] == [
        (n * WEEK, clock) for n in range(times + 1)
    ]


@pytest.mark.parametrize(
    ("first", "day"), [(date(2026, 10, 18), "25.10.2026"), (date(2027, 3, 21), "28.03.2027")]
)
def test_hour_that_is_not_once_on_the_clock_is_refused_by_its_day(first: date, day: str) -> None:
    start = local_to_utc(first, time(2, 30), BERLIN)

    with pytest.raises(DateNotOnClock, match=day):
        weekly(start, 3, BERLIN)


def check(*days: int, minutes: int = 60) -> None:
    """Dates so many days from now."""
    starts = [NOW + timedelta(days=day) for day in days]
    check_dates(starts, minutes, tz=BERLIN, at=NOW)


def test_dates_of_a_year_are_fine() -> None:
    check(1, 8, 15, 366)


@pytest.mark.parametrize(
    ("days", "error", "words"),
    [
        ((0, 7), DatePast, "01.09.2026, 10:00"),
        ((1, 367), DateTooFar, "03.09.2027, 10:00"),
        ((1, 8, 8), DateTwice, "09.09.2026, 10:00"),
        (tuple(range(1, MOST_DATES + 2)), TooManyDates, "höchstens 12"),
    ],
)
def test_what_stands_against_a_date_names_it(
    days: tuple[int, ...], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        check(*days)


def test_dates_may_touch_but_not_overlap() -> None:
    check(1, 2, minutes=24 * 60)
    with pytest.raises(DateTwice):
        check(1, 2, minutes=24 * 60 + 15)


WEEKS = [
    replace(NEED, period=Period(NEED.period.start + n * WEEK, NEED.period.end + n * WEEK)) for n in range(3)
]
PEOPLE = {one.interpreter_id: one for one in (AMAL, BO, CHADI)}


def all_of(*changed: dict) -> dict[str, Fit | NoFit]:
    """By first name; each `changed` holds who is different on that date."""
    dates = [(need, PEOPLE | dict(more)) for need, more in zip(WEEKS, (*changed, {}, {}, {}), strict=False)]
    first = [judge(WEEKS[0], one) for one in PEOPLE.values()]
    fits = [one for one in first if isinstance(one, Fit)]
    return {one.candidate.name.split()[0]: one for one in judge_all(dates, fits)}


def test_who_is_free_every_week_fits() -> None:
    assert {type(one) for one in all_of().values()} == {Fit}


def test_first_date_that_does_not_work_is_named_with_its_reasons() -> None:
    busy = replace(CHADI, active=False)

    found = all_of({}, {CHADI.interpreter_id: busy}, {CHADI.interpreter_id: busy})["Chadi"]

    assert isinstance(found, NoFit)
    assert [(one.code, dict(one.facts)) for one in found.reasons] == [
        ("series_date", {"date": "2026-12-01"}),
        ("not_active", {}),
    ]


def test_who_is_not_known_to_a_date_does_not_fit() -> None:
    dates = [(WEEKS[0], PEOPLE), (WEEKS[1], {})]

    [found] = judge_all(dates, [Fit(AMAL, 0.0, free=True)])

    assert isinstance(found, NoFit)


def test_limit_of_a_week_counts_the_other_dates() -> None:
    """Two dates in one week are one too many for who wants one a week."""
    shy = replace(AMAL, week_limit=1, hours=())
    days = [NEED, replace(NEED, period=period("10:00", "11:00", date(2026, 11, 26)))]
    dates = [(need, {AMAL.interpreter_id: shy}) for need in days]

    [found] = judge_all(dates, [Fit(shy, 0.0, free=True)])

    assert isinstance(found, NoFit)
    assert {one.code for one in found.reasons} == {"series_date", "week_limit"}
