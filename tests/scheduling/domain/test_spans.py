"""Periods to look back at, and what they are compared with."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.spans import Against, Days, Period, Shape, before, compared, days_of, year_before

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
SPANS = st.tuples(DAYS, st.integers(0, 1100)).map(lambda pair: Days(pair[0], pair[0] + timedelta(pair[1])))
TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("period", "first", "last", "shape"),
    [
        (Period.THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30), Shape.MONTH),
        (Period.LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31), Shape.MONTH),
        (Period.THIS_QUARTER, date(2026, 10, 1), date(2026, 12, 31), Shape.QUARTER),
        (Period.LAST_QUARTER, date(2026, 7, 1), date(2026, 9, 30), Shape.QUARTER),
        (Period.THIS_YEAR, date(2026, 1, 1), date(2026, 12, 31), Shape.YEAR),
        (Period.LAST_YEAR, date(2025, 1, 1), date(2025, 12, 31), Shape.YEAR),
    ],
)
def test_named_period_is_whole_months(period, first, last, shape):
    found = days_of(period, TODAY)

    assert (found, found.shape) == (Days(first, last), shape)


@pytest.mark.parametrize(
    ("days", "earlier", "a_year_ago"),
    [
        (("2026-10-01", "2026-10-31"), ("2026-09-01", "2026-09-30"), ("2025-10-01", "2025-10-31")),
        (("2026-01-01", "2026-01-31"), ("2025-12-01", "2025-12-31"), ("2025-01-01", "2025-01-31")),
        (("2026-01-01", "2026-03-31"), ("2025-10-01", "2025-12-31"), ("2025-01-01", "2025-03-31")),
        (("2025-02-01", "2025-02-28"), ("2025-01-01", "2025-01-31"), ("2024-02-01", "2024-02-29")),
        (("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-01-31"), ("2023-02-01", "2023-02-28")),
        (("2026-10-05", "2026-10-11"), ("2026-09-28", "2026-10-04"), ("2025-10-05", "2025-10-11")),
        (("2024-02-29", "2024-02-29"), ("2024-02-28", "2024-02-28"), ("2023-02-28", "2023-02-28")),
    ],
)
def test_period_is_compared_with_its_like(days, earlier, a_year_ago):
    here = Days(*map(date.fromisoformat, days))

    assert compared(here, Against.BEFORE) == Days(*map(date.fromisoformat, earlier))
    assert compared(here, Against.YEAR) == Days(*map(date.fromisoformat, a_year_ago))


@given(SPANS)
def test_time_before_ends_where_it_begins(days):
    found = before(days)

    assert found.last + timedelta(1) == days.first
    assert found.months == days.months
    assert days.months or found.length == days.length


@given(SPANS)
def test_year_before_is_as_long_but_for_leap_days(days):
    found = year_before(days)

    assert found.first.year == days.first.year - 1
    assert abs(found.length - days.length) <= 1
    assert found.shape is days.shape


@given(st.sampled_from([one for one in Period if one is not Period.FREE]), DAYS)
def test_named_period_is_near_today(period, today):
    found = days_of(period, today)

    assert found.months in (1, 3, 12)
    assert (found.first <= today <= found.last) is period.startswith("this")
    assert today - found.last <= timedelta(366)
