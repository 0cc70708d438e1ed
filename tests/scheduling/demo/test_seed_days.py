"""The seed works on any day, and gives the same people every time."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from scheduling.demo.seed import seed
from scheduling.demo.seed_days import Days
from scheduling.demo.seed_people import volunteers
from scheduling.models import Request, Statement

BERLIN = ZoneInfo("Europe/Berlin")


def test_volunteers_are_always_the_same() -> None:
    assert volunteers() == volunteers()


@pytest.mark.parametrize(
    ("steps", "day"), [(1, "2026-11-30"), (2, "2026-12-01"), (-1, "2026-11-27"), (-6, "2026-11-20")]
)
def test_workdays_leave_the_weekend_out(steps: int, day: str) -> None:
    """Counted from Saturday, 28 November 2026."""
    assert Days(datetime(2026, 11, 28, 12, tzinfo=UTC), BERLIN).workday(steps).isoformat() == day


def test_last_month_may_lie_in_last_year() -> None:
    assert Days(datetime(2027, 1, 31, 12, tzinfo=UTC), BERLIN).last_month(5).isoformat() == "2026-12-07"


@pytest.mark.parametrize(
    "at",
    [
        datetime(2027, 1, 1, 0, 10, tzinfo=UTC),
        datetime(2027, 3, 28, 1, 30, tzinfo=UTC),
        datetime(2026, 11, 29, 22, 0, tzinfo=UTC),
    ],
    ids=["New Year's night", "clock change", "Sunday night"],
)
def test_it_can_be_seeded_at_any_time(db: None, at: datetime) -> None:
    pool = seed(at)

    assert Request.objects.of(pool).filter(state="searching").count() == 1
    assert Statement.objects.of(pool).exists()
