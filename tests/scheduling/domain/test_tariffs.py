"""A dated tariff turns work into lines that explain themselves."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import money
from scheduling.domain.tariffs import (
    NoChargeTariff,
    NoTariff,
    Tariff,
    Terms,
    TimeRule,
    price,
    total,
    valid_on,
)
from tests.scheduling.domain.tariffs import work

TWENTY = Terms(TimeRule(Decimal("20.00")))
OLD = Tariff(1, "interpreter", None, "", Terms(), date(2018, 1, 1), date(2026, 6, 30))
NEW = Tariff(2, "interpreter", None, "", TWENTY, date(2026, 7, 1))
FUNDED = Tariff(4, "interpreter", 7, "", TWENTY, date(2020, 1, 1))
PHONE = Tariff(5, "interpreter", None, "remote", TWENTY, date(2020, 1, 1))


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
    endless = Tariff(3, "interpreter", None, "", TWENTY, date(2018, 1, 1))

    assert valid_on([NEW, endless], date(2026, 8, 1)) == NEW


@pytest.mark.parametrize(
    ("source", "remote", "tariff"), [(7, True, FUNDED), (8, False, NEW), (None, True, PHONE)]
)
def test_own_source_counts_before_none_and_narrow_before_wide(
    source: int | None, remote: bool, tariff: Tariff
) -> None:
    found = valid_on([NEW, FUNDED, PHONE], date(2026, 8, 1), source_id=source, remote=remote)

    assert found == tariff


def test_a_day_without_tariff_is_refused_by_name() -> None:
    with pytest.raises(NoTariff, match=r"31\.12\.2017"):
        valid_on([NEW, OLD], date(2017, 12, 31))


def test_authority_without_tariff_has_a_sentence_of_its_own() -> None:
    with pytest.raises(NoChargeTariff, match="Einrichtung zahlt selbst"):
        valid_on([NEW, OLD], date(2026, 8, 1), side="authority")


def test_flat_sum_explains_itself() -> None:
    (line,) = price(TWENTY, work(minutes=75, km="24"))

    assert line.amount == Decimal("20.00")
    assert line.sentence == "1 Einsatz pauschal 20,00 €, Fahrt inbegriffen"


@given(st.decimals(0, 9_999, places=2), st.integers(1, 1440), st.decimals(0, 1000, places=1))
def test_flat_sum_knows_neither_minutes_nor_kilometres(amount: Decimal, minutes: int, km: Decimal) -> None:
    lines = price(Terms(TimeRule(amount)), work(minutes=minutes, km=str(km)))

    assert total(lines) == money.euros(amount)


@pytest.mark.parametrize(
    ("percent", "amount", "share"),
    [
        (100, "20.00", "100 % von 20,00 € = 20,00 €"),
        (33, "6.60", "33 % von 20,00 € = 6,60 €"),
        (0, "0.00", "0 % von"),
    ],
)
def test_absent_client_has_a_share_and_a_sentence_of_its_own(percent: int, amount: str, share: str) -> None:
    terms = Terms(TimeRule(Decimal("20.00")), absent_percent=percent)

    (line,) = price(terms, work(minutes=20, absent=True))

    assert line.amount == Decimal(amount)
    assert line.sentence.startswith("1 Einsatz, zu dem niemand erschien:") and share in line.sentence


def test_share_of_the_absent_changes_nothing_for_who_was_there() -> None:
    assert total(price(Terms(TimeRule(Decimal("20.00")), absent_percent=0), work())) == Decimal("20.00")
