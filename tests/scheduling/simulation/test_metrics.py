"""The figures, against six Requests that can be counted by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from scheduling.domain.need import Need
from scheduling.management.simulation.county import Filed
from scheduling.management.simulation.metrics import figures, gini, loads, quantile
from scheduling.management.simulation.parameters import BEGIN, TZ, Parameters
from scheduling.management.simulation.year import Outcome

HOUR = timedelta(hours=1)
WORLD = Parameters(pool=4, days=10, warm_up=1, cool_down=1)


def filed(number: int, *, lead: float = 48, day: int = 2, minutes: int = 60) -> Filed:
    """A Request at noon of this day, so many hours ahead."""
    at = BEGIN + timedelta(days=day, hours=12)
    start = at + lead * HOUR
    period = Period(start, start + timedelta(minutes=minutes))
    return Filed(number, at, Need("apc", "B1", period, Modality.ON_SITE, TZ), (0, 1))


OUTCOMES = [
    Outcome(filed(1), eligible=3, sms=4, late=1, person=0, hours=1.0, km=10.0),
    Outcome(filed(2, minutes=120), eligible=1, sms=1, person=1, hours=3.0, km=20.0),
    Outcome(filed(3, lead=4), eligible=2, sms=3, person=0, hours=0.5, km=6.0),
    Outcome(filed(4, lead=5), eligible=2, sms=4),
    Outcome(filed(5), eligible=0),
    Outcome(filed(6, day=0), eligible=9, sms=99, late=9, person=3, hours=9.0, km=99.0),  # not counted
    Outcome(filed(7, day=9), eligible=9, sms=99),  # nor this
]


def test_figures_of_a_year_counted_by_hand() -> None:
    found = figures(OUTCOMES, WORLD)

    assert found.fill_rate == 3 / 4
    assert found.fill_rate_of_all == 3 / 5
    assert found.fill_rate_under_6h == 1 / 2
    assert found.sms_per_filled == 12 / 3
    assert found.late_yes_per_filled == 1 / 3
    assert found.median_hours_to_yes == 1.0
    assert found.p90_hours_to_yes == 3.0
    assert found.km_per_assignment == pytest.approx(12.0)
    assert found.gini == pytest.approx(0.5)  # 2, 2, 0 and 0 hours


def test_year_without_any_filled_request_has_figures() -> None:
    none = [replace(one, person=None, hours=None, km=None) for one in OUTCOMES]

    assert figures(none, WORLD).sms_per_filled == figures([], WORLD).fill_rate == 0.0


def test_hours_of_those_without_work_count() -> None:
    assert loads(OUTCOMES[:3], 4) == [2.0, 2.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("hours", "found"), [([1, 1, 1], 0), ([0, 0, 6], 2 / 3), ([1, 3], 0.25), ([0, 0], 0)]
)
def test_gini(hours: list[float], found: float) -> None:
    assert gini(hours) == pytest.approx(found)


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30), st.floats(0.01, 50))
def test_gini_is_the_mean_difference_and_knows_no_unit(hours: list[float], unit: float) -> None:
    if sum(hours) < 1e-6:
        return
    apart = sum(abs(a - b) for a in hours for b in hours) / (2 * len(hours) * sum(hours))

    assert gini(hours) == pytest.approx(apart, abs=1e-9)
    assert gini([unit * one for one in hours]) == pytest.approx(gini(hours), abs=1e-9)


def test_quantile_is_a_value_that_occurred() -> None:
    assert [quantile([1, 2, 3, 4], share) for share in (0, 0.5, 0.9, 1)] == [1, 3, 4, 4]
    assert quantile([], 0.5) == 0
