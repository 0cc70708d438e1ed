"""A dated tariff turns work into lines that explain themselves."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import money
from scheduling.domain.tariffs import NoTariff, Tariff, TariffKind, lines, valid_on

TWENTY = Decimal("20.00")
OLD = Tariff(1, TariffKind.FLAT, Decimal("15.00"), date(2018, 1, 1), date(2026, 6, 30))
NEW = Tariff(2, TariffKind.FLAT, TWENTY, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("day", "tariff"),
    [
        (date(2018, 1, 1), OLD),
        (date(2026, 6, 30), OLD),
        (date(2026, 7, 1), NEW),
        (date(2028, 2, 29), NEW),
    ],
)
def test_the_day_chooses_the_tariff(day: date, tariff: Tariff) -> None:
    assert valid_on([NEW, OLD], day) == tariff


def test_of_two_valid_ones_the_later_counts() -> None:
    endless = Tariff(3, TariffKind.FLAT, TWENTY, date(2018, 1, 1))

    assert valid_on([NEW, endless], date(2026, 8, 1)) == NEW


def test_a_day_without_tariff_is_refused_by_name() -> None:
    with pytest.raises(NoTariff, match="31.12.2017"):
        valid_on([NEW, OLD], date(2017, 12, 31))


def test_flat_sum_explains_itself() -> None:
    (line,) = lines(NEW, minutes=75, km=Decimal(24))

    assert line.amount == TWENTY
    assert line.sentence == "1 Einsatz pauschal 20,00 €, Fahrt inbegriffen"


@given(st.decimals(0, 10_000), st.integers(1, 1440), st.decimals(0, 1000, places=1))
def test_flat_sum_knows_neither_minutes_nor_kilometres(amount: Decimal, minutes: int, km: Decimal) -> None:
    tariff = Tariff(1, TariffKind.FLAT, amount, date(2026, 1, 1))

    assert money.total(line.amount for line in lines(tariff, minutes=minutes, km=km)) == money.euros(amount)


@pytest.mark.parametrize(
    ("percent", "amount", "share"),
    [
        (100, "20.00", "100 % von 20,00 € = 20,00 €"),
        (33, "6.60", "33 % von 20,00 € = 6,60 €"),
        (0, "0.00", "0 % von"),
    ],
)
def test_absent_client_has_a_share_and_a_sentence_of_its_own(percent: int, amount: str, share: str) -> None:
    tariff = Tariff(3, TariffKind.FLAT, TWENTY, date(2026, 1, 1), absent_percent=percent)

    (line,) = lines(tariff, minutes=20, km=Decimal(0), absent=True)

    assert line.amount == Decimal(amount)
    assert line.sentence.startswith("1 Einsatz, zu dem niemand erschien:") and share in line.sentence


def test_share_of_the_absent_changes_nothing_for_who_was_there() -> None:
    tariff = Tariff(3, TariffKind.FLAT, TWENTY, date(2026, 1, 1), absent_percent=0)

    assert lines(tariff, minutes=60, km=Decimal(0))[0].amount == TWENTY
