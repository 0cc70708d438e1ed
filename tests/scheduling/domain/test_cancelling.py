"""Until when a cancellation is free, and what it costs then."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.cancelling import FREE, CancelRule, Terms, terms

STARTS = datetime(2026, 12, 2, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
RULE = CancelRule(48, Decimal("20.00"))
HOURS = st.integers(0, 24 * 30)
PRICES = st.decimals(0, 999, places=2)
SPANS = st.integers(-90 * 24 * 60, 90 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("before", "cost"),
    [(49 * HOUR, FREE), (48 * HOUR + timedelta(seconds=1), FREE), (48 * HOUR, 20), (HOUR, 20), (-HOUR, 20)],
)
def test_it_is_free_until_so_many_hours_before(before: timedelta, cost: Decimal) -> None:
    assert RULE.cost(STARTS, STARTS - before) == cost


@pytest.mark.parametrize("rule", [CancelRule(0, Decimal(20)), CancelRule(48, FREE)])
def test_a_pool_without_a_rule_never_charges(rule: CancelRule) -> None:
    assert rule.free_until(STARTS) is None
    assert rule.cost(STARTS, STARTS + HOUR) == FREE


def test_hours_are_real_ones_across_the_clock_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    monday = datetime(2026, 10, 26, 10, tzinfo=berlin)  # the clock was put back on Sunday

    assert CancelRule(48, Decimal(20)).free_until(monday) == datetime(2026, 10, 24, 11, tzinfo=berlin)


@given(HOURS, PRICES, SPANS)
def test_cost_is_nothing_or_the_price_and_changes_at_one_instant(
    hours: int, price: Decimal, span: timedelta
) -> None:
    rule, at = CancelRule(hours, price), STARTS + span
    until = rule.free_until(STARTS)

    assert rule.cost(STARTS, at) == (price if until and at >= until else FREE)


@given(HOURS, PRICES, SPANS, SPANS)
def test_waiting_never_makes_it_cheaper(hours: int, price: Decimal, one: timedelta, other: timedelta) -> None:
    rule, (early, late) = CancelRule(hours, price), sorted((one, other))

    assert rule.cost(STARTS, STARTS + early) <= rule.cost(STARTS, STARTS + late)


@given(HOURS, PRICES, st.lists(SPANS, max_size=4), SPANS)
def test_together_they_cost_what_each_costs(
    hours: int, price: Decimal, spans: list[timedelta], span: timedelta
) -> None:
    rule, at, agreed = CancelRule(hours, price), STARTS + span, [STARTS + one for one in spans]

    found = terms(rule, agreed, at)

    assert found.cost == sum((rule.cost(starts, at) for starts in agreed), FREE)
    assert FREE <= found.cost <= found.price or found.free_until is None
    assert (found.cost > 0) == (found.free_until is not None and at >= found.free_until)


def test_nobody_has_agreed() -> None:
    assert terms(RULE, [], STARTS) == Terms(None, FREE, FREE)
