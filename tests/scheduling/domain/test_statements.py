"""Statements add up to the cent, and months are what people mean by them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.periods import period_of
from scheduling.domain.statements import (
    StatementLine,
    by_kind,
    by_source,
    first_of_month,
    last_of_month,
    parts_of,
    taken_back,
    total,
)
from scheduling.domain.tariffs import LineKind

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def line(amount: Decimal) -> StatementLine:
    """One Assignment worth so much."""
    return StatementLine(date(2026, 11, 23), "Arabisch, Korbach", 60, Decimal(0), amount, "pauschal")


@given(st.lists(st.decimals(0, 1000, places=2), max_size=200))
def test_total_is_the_sum_of_the_lines_to_the_cent(amounts: list[Decimal]) -> None:
    lines = tuple(line(amount) for amount in amounts)

    assert int(total(lines) * 100) == sum(int(amount * 100) for amount in amounts)


@given(st.lists(st.decimals(0, 1000, places=2), min_size=1, max_size=50), st.integers(0, 50))
def test_total_of_two_halves_is_the_whole(amounts: list[Decimal], cut: int) -> None:
    lines = tuple(line(amount) for amount in amounts)

    assert total(lines[:cut]) + total(lines[cut:]) == total(lines)


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 2, 5), date(2026, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_last_of_month(day: date, last: date) -> None:
    assert last_of_month(day) == last


@given(DAYS)
def test_every_day_lies_in_its_month(day: date) -> None:
    first, last = first_of_month(day), last_of_month(day)

    assert first <= day <= last
    assert first.day == 1 and (last + timedelta(days=1)).day == 1
    assert (first.year, first.month) == (last.year, last.month)


LINES = st.builds(
    StatementLine,
    day=DAYS, text=st.just("x"), minutes=st.integers(0, 1440), km=st.just(Decimal(0)),
    amount=st.decimals(-1000, 1000, places=2), calculation=st.just("y"),
    source=st.sampled_from(["", "WIR", "Kreis"]),
    parts=st.just(()),
)  # fmt: skip
KEPT = st.lists(
    st.fixed_dictionaries(
        {"amount": st.decimals(-500, 500, places=2).map(str)},
        optional={"kind": st.sampled_from([kind.value for kind in LineKind])},
    ),
    max_size=5,
)


@given(st.decimals(-1000, 1000, places=2), KEPT)
def test_what_an_amount_is_for_adds_up_to_it(amount: Decimal, kept: list[dict[str, str]]) -> None:
    assert sum(euros for _kind, euros in parts_of(amount, kept)) == amount


@given(st.lists(st.tuples(LINES, KEPT), max_size=40))
def test_every_way_to_sum_is_the_total(told: list[tuple[StatementLine, list[dict[str, str]]]]) -> None:
    lines = [replace(line, parts=parts_of(line.amount, kept)) for line, kept in told]

    sums = [sum((euros for _name, euros in ways(lines)), Decimal(0)) for ways in (by_kind, by_source)]

    assert sums == [total(lines)] * 2


@given(LINES, KEPT)
def test_taken_back_leaves_nothing_of_any_kind(line: StatementLine, kept: list[dict[str, str]]) -> None:
    paid = replace(line, parts=parts_of(line.amount, kept))
    both = [paid, taken_back(paid, "Zurück:")]

    assert total(both) == 0
    assert all(euros == 0 for _name, euros in (*by_kind(both), *by_source(both)))


@given(DAYS, st.sampled_from(["month", "quarter"]))
def test_periods_cover_the_year_without_a_gap(day: date, kind: str) -> None:
    span = period_of(day, kind)

    assert day in span
    assert span.months == {"month": 1, "quarter": 3}[kind]
    assert period_of(span.until + timedelta(days=1), kind).first == span.until + timedelta(days=1)
    assert period_of(span.first, kind) == period_of(span.until, kind) == span


@pytest.mark.parametrize("sign", [1, -1])
def test_what_a_source_does_not_give_is_the_pools_own(sign: int) -> None:
    one = replace(line(sign * Decimal("33.50")), source="WIR", gives=Decimal("20.00"))

    assert by_source([one]) == [("", sign * Decimal("13.50")), ("WIR", sign * Decimal("20.00"))]
