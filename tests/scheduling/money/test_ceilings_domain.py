"""The tax-free amounts of the law, what an old Pool goes by, and the outlook to the end of the year."""

from datetime import date, timedelta
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.ceilings import AMOUNTS, CHECKED, LAWS, ceiling, ceiling_of
from scheduling.domain.ceilings import EARLY, Effect, Step, Usual, effect_of, outlook, step_of
from tests.builders import make_pool

MONEY = st.decimals(0, 5000, places=2)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
BOOKED = st.lists(st.tuples(DAYS, MONEY), max_size=6)


@pytest.mark.parametrize(
    ("law", "year", "amount"),
    [
        ("26a", 2013, 720), ("26a", 2020, 720), ("26a", 2021, 840), ("26a", 2025, 840), ("26a", 2026, 960),
        ("26", 2020, 2400), ("26", 2021, 3000), ("26", 2025, 3000), ("26", 2026, 3300),
        ("26a", 2012, 0), ("own", 2026, 500), ("", 2026, 0),
    ],
)  # fmt: skip
def test_amounts_of_known_years(law: str, year: int, amount: int) -> None:
    assert ceiling(law, year, own=Decimal(500)) == amount


@given(st.sampled_from(sorted(AMOUNTS)), st.integers(CHECKED + 1, CHECKED + 50))
def test_unknown_year_has_the_latest_amount_and_says_so(law: str, year: int) -> None:
    one = ceiling_of(law, year)

    assert (one.amount, one.known) == (ceiling(law, CHECKED), False)


@given(st.sampled_from(sorted(LAWS)), st.integers(2013, CHECKED), MONEY)
def test_known_years_are_certain(law: str, year: int, own: Decimal) -> None:
    one = ceiling_of(law, year, own=own)

    assert one.known
    assert one.minded == (one.amount > 0)


@given(st.sampled_from(sorted(AMOUNTS)), st.integers(2013, 2100))
def test_amounts_never_fall(law: str, year: int) -> None:
    assert ceiling(law, year) <= ceiling(law, year + 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("amount", "law"), [("0", ""), ("840", "26a"), ("960", "26a"), ("500", "own"), ("3300", "own")]
)
def test_old_pool_goes_on_as_it_did(amount: str, law: str) -> None:
    pool = make_pool(ceiling_law="26a", yearly_ceiling=Decimal(amount))

    import_module("pool.migrations.0012_ceiling_law").choose(apps, None)

    pool.refresh_from_db()
    assert pool.ceiling_law == law
    assert pool.ceiling(2026) == (960 if law == "26a" else Decimal(amount))


@given(MONEY, MONEY, MONEY, BOOKED, MONEY, DAYS, DAYS)
def test_outlook_only_rises(
    counted: Decimal, top: Decimal, worked: Decimal, booked: list[tuple[date, Decimal]], usual: Decimal,
    first: date, today: date,
) -> None:  # fmt: skip
    told = {"worked": worked, "booked": booked, "usual": Usual(usual, min(first, today)), "today": today}
    one = outlook(counted, top, **told)
    more = outlook(counted, top, **told | {"booked": [*booked, (date(2026, 12, 31), Decimal(10))]})

    assert one.forecast >= counted + worked + sum(amount for _day, amount in booked)
    assert one.forecast <= more.forecast <= one.forecast + 10
    assert (one.month is not None) == (counted < top <= one.forecast)
    assert one.month is None or today.month <= one.month <= 12


def test_new_year_s_eve_has_nothing_to_come() -> None:
    usual = Usual(Decimal(900), date(2026, 1, 1))

    one = outlook(
        Decimal(900), Decimal(960), worked=Decimal(0), booked=[], usual=usual, today=date(2026, 12, 31)
    )

    assert (one.forecast, one.month) == (900, None)


@pytest.mark.parametrize("year", [2027, 2028])
def test_leap_years_have_a_day_more(year: int) -> None:
    usual = Usual(Decimal(365), date(year, 2, 28) - timedelta(days=365))

    one = outlook(
        Decimal(0), Decimal(960), worked=Decimal(0), booked=[], usual=usual, today=date(year, 2, 28)
    )

    assert one.forecast == (307 if year == 2028 else 306)


@pytest.mark.parametrize(
    ("counted", "forecast", "percent", "step"),
    [
        ("959.99", "959.99", 80, Step.WARN),
        ("768.00", "768.00", 80, Step.WARN),
        ("767.99", "900.00", 80, None),
        ("576.00", "960.01", 80, Step.WARN),
        ("576.00", "960.00", 80, None),
        ("575.99", "2000.00", 80, None),
        ("959.99", "2000.00", 0, None),
        ("960.00", "960.00", 0, Step.REACHED),
        ("1200.00", "1200.00", 80, Step.REACHED),
        ("-20.00", "0.00", 80, None),
    ],
)
def test_when_somebody_is_told(counted: str, forecast: str, percent: int, step: Step | None) -> None:
    assert Decimal(576) == EARLY * 960
    found = step_of(Decimal(counted), Decimal(960), forecast=Decimal(forecast), warn_percent=percent)
    assert found == step


def test_nobody_is_told_where_nothing_is_minded() -> None:
    assert step_of(Decimal(5000), Decimal(0), forecast=Decimal(9000), warn_percent=80) is None


@pytest.mark.parametrize(
    ("weights", "stops", "effect"),
    [({}, False, Effect.LATER), ({"room": 0}, False, Effect.NOTHING), ({"room": 0}, True, Effect.STOPS)],
)
def test_effect_on_the_search(weights: dict[str, float], stops: bool, effect: Effect) -> None:
    assert effect_of(weights, stops=stops) is effect
