"""What an institution has used of its year, and who hears when it is nearly everything."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from notifications.models import Message
from pool.actions.payers import Payer, YearlyBudgetOutOfRange, set_payer
from pool.domain.refusals import NotAllowed
from pool.models import Event
from scheduling.actions.budget_warnings import warn_budgets
from scheduling.queries.authority_budgets import budget_of_authority, budgets_of
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    submit,
)
from tests.scheduling.money.test_charges import charged
from tests.scheduling.money.work import approved, called_off

YEAR_END = datetime(2026, 12, 31, 12, tzinfo=UTC)


@pytest.fixture
def pool(db):
    """A Pool that pays twenty euros, and charges ten for what is called off within a day."""
    pool = make_pool(offers_per_week=50, cancel_hours=24, cancel_cost=Decimal("10.00"))
    make_interpreter(pool)
    make_tariff(pool)
    return pool


@pytest.fixture
def office(pool):
    """It means to spend a hundred euros."""
    return make_authority(pool, yearly_budget=Decimal("100.00"))


def test_charges_amounts_and_late_costs_are_used(office, at) -> None:
    charged(approved(office, at, days=2), "30.00")
    approved(office, at, days=3)
    called_off(office, at, days=4)
    accepted(submit(office, at, starts=at + timedelta(days=9)), at)

    found = budget_of_authority(office, 2026, at=YEAR_END)

    assert (found.used, found.rest, found.warning) == (Decimal("60.00"), Decimal("40.00"), 0)
    assert found.forecast == Decimal("85.00")  # one more is booked, at the mean of 25 euros
    assert budget_of_authority(office, 2027, at=at).used == 0


def test_many_cost_as_little_as_one(pool, at, django_assert_max_num_queries) -> None:
    for number in range(4):
        approved(make_authority(pool, f"Amt {number}"), at, days=number + 2)

    with django_assert_max_num_queries(2):
        found = budgets_of(pool, 2026, at=at)
    assert [one.used for one in found.values()] == [Decimal("20.00")] * 4


def test_warning_is_once_at_eighty_and_once_at_a_hundred(office, at) -> None:
    clerk = clerk_of(office)[1]
    charged(approved(office, at, days=2), "79.99")
    assert warn_budgets(office.pool, at=at) == 0
    charged(approved(office, at, days=3), "5.00")
    assert [warn_budgets(office.pool, at=at) for _again in range(2)] == [1, 0]
    charged(approved(office, at, days=4), "50.00")
    assert warn_budgets(office.pool, at=at) == 1

    told = Message.objects.filter(kind="authority_budget").order_by("pk")
    assert {one.recipient for one in told} == {office.pool.email, clerk.email}
    assert [one.subject for one in told][::2] == [
        "Budget für Dolmetschen 2026 zu 80 Prozent verbraucht: Jugendamt",
        "Budget für Dolmetschen 2026 aufgebraucht: Jugendamt",
    ]
    assert "84,99 € von 100,00 €" in told[0].body
    assert Event.objects.of(office.pool).filter(verb="warn_budget").count() == 2


def test_whoever_jumps_over_both_steps_hears_once(office, at) -> None:
    charged(approved(office, at, days=2), "500.00")

    assert [warn_budgets(office.pool, at=at) for _again in range(2)] == [1, 0]
    assert budget_of_authority(office, 2026, at=at).percent == 500


def test_payer_is_set_by_the_desk_alone(office, at) -> None:
    payer = Payer(True, "Postfach 7", "re@amt.example", "4711", Decimal("80.00"))
    with pytest.raises(NotAllowed):
        set_payer(office, payer=payer, by=clerk_of(office)[0], at=at)
    with pytest.raises(YearlyBudgetOutOfRange):
        set_payer(office, payer=Payer(True, yearly_budget=Decimal(-1)), by=coordinator_of(office.pool), at=at)

    row = set_payer(office, payer=payer, by=coordinator_of(office.pool), at=at)

    assert (row.pays_itself, row.cost_centre, row.yearly_budget) == (True, "4711", Decimal("80.00"))
    assert Event.objects.of(office.pool).filter(verb="set_invoice").count() == 1
    set_payer(row, payer=payer, by=coordinator_of(office.pool), at=at)
    assert Event.objects.of(office.pool).filter(verb="set_invoice").count() == 1


def test_year_without_anything_is_nothing(office) -> None:
    found = budget_of_authority(office, 2020, at=datetime(2026, 1, 1, tzinfo=UTC))

    assert (found.used, found.forecast, found.percent) == (Decimal(0), Decimal(0), 0)
