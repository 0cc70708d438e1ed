"""Euros have two places, half cents go up, and sums are exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import money

AMOUNTS = st.decimals(0, 100_000, places=2)


@pytest.mark.parametrize(
    ("amount", "euros"),
    [
        ("1.005", "1.01"),
        ("1.004", "1.00"),
        ("2.675", "2.68"),
        ("0.125", "0.13"),
        ("20", "20.00"),
        (0, "0.00"),
    ],
)
def test_euros_round_half_up(amount: str | int, euros: str) -> None:
    assert str(money.euros(amount)) == euros


@given(st.lists(AMOUNTS))
def test_total_is_the_exact_sum_in_any_order(amounts: list[Decimal]) -> None:
    total = money.total(amounts)

    assert int(total * 100) == sum(int(amount * 100) for amount in amounts)
    assert total == money.total(reversed(amounts))


def test_total_rounds_once_at_the_end() -> None:
    assert money.total([Decimal("0.005")] * 2) == Decimal("0.01")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("0", "0,00 €"),
        ("20", "20,00 €"),
        ("43.4", "43,40 €"),
        ("1234.5", "1.234,50 €"),
        ("1234567.89", "1.234.567,89 €"),
        ("-1234.5", "-1.234,50 €"),
    ],
)
def test_words_are_german(amount: str, words: str) -> None:
    assert money.words(Decimal(amount)) == words
