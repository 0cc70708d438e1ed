"""Statements add up to the cent, and months are what people mean by them."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.statements import StatementLine, first_of_month, last_of_month, total

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
