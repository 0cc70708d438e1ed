"""Costs to institutions: each appointment once, taken back when it changes, numbered without gaps."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pool.domain.refusals import NotAllowed
from pool.models import Pool
from scheduling.actions import service_records
from scheduling.actions.charges import NothingToCharge, issue_all_costs, issue_costs
from scheduling.models import CostItem, CostList, ServiceRecord
from scheduling.queries.charges import charges_of, months_to_charge
from tests.builders import coordinator_of, make_authority, make_interpreter, make_pool, make_tariff
from tests.scheduling.money.work import approve, approved, called_off
from tests.scheduling.test_races import at_once

NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


@pytest.fixture
def pool(db):
    """A Pool that charges ten euros for what is called off within a day, and by its tariff nothing else."""
    pool = make_pool(offers_per_week=50, cancel_hours=24, cancel_cost=Decimal("10.00"))
    make_interpreter(pool)
    make_tariff(pool)
    make_tariff(pool, "0.00", side="authority")
    return pool


@pytest.fixture
def office(pool):
    """A practice that pays itself."""
    address = "Praxis\nPostfach 7\n34497 Korbach"
    return make_authority(pool, "Praxis", pays_itself=True, invoice_address=address, cost_centre="4711")


@pytest.fixture
def by(pool):
    """Who coordinates."""
    return coordinator_of(pool)


def charged(record: ServiceRecord, amount: str = "30.00") -> ServiceRecord:
    """As the approval leaves it where a tariff for institutions counts."""
    lines = [{"amount": amount, "sentence": f"1 Stunde {amount} €", "kind": "time"}]
    ServiceRecord.objects.of(record.pool_id).filter(pk=record.pk).update(
        charge=Decimal(amount), charge_lines=lines
    )
    record.refresh_from_db()
    return record


def correct(record: ServiceRecord, by, at) -> ServiceRecord:
    """An approval is taken back by another figure."""
    return service_records.correct_record(record, minutes=90, km=0, reason="verhört", by=by, at=at)


def sums(pool) -> Decimal:
    """Everything that was ever listed."""
    return sum((one.amount for one in CostItem.objects.of(pool)), Decimal(0))


def test_month_is_listed_once_with_its_lines(office, by, at) -> None:
    charged(approved(office, at, days=2))
    charged(approved(office, at, days=3), "12.50")
    called_off(office, at, days=4)
    approved(office, at, days=7)  # nothing charged

    row = issue_costs(office, month=NOVEMBER, by=by, at=at)

    items = list(row.items.all())
    assert [one.amount for one in items] == [Decimal("30.00"), Decimal("12.50"), Decimal("10.00")]
    assert [one.kind for one in items] == ["service", "service", "cancellation"]
    assert row.total == sum(one.amount for one in items) == Decimal("52.50")
    assert (row.number, row.content["cost_centre"]) == (1, "4711")
    assert row.content["address"].splitlines()[1] == "Postfach 7"
    assert "1 Stunde 30.00 €" in items[0].calculation
    with pytest.raises(NothingToCharge):
        issue_costs(office, month=NOVEMBER, by=by, at=at)


def test_late_costs_count_for_whoever_does_not_pay_otherwise(pool, by, at) -> None:
    school = make_authority(pool, "Schule", setting="school")
    called_off(school, at)

    assert issue_costs(school, month=NOVEMBER, by=by, at=at).total == Decimal("10.00")


def test_what_is_told_at_cancelling_counts_and_no_second_charge(office, by, at) -> None:
    held = called_off(office, at)
    ServiceRecord.objects.of(office.pool).filter(assignment=held).delete()
    ServiceRecord.objects.create(
        pool=office.pool, assignment=held, state="approved", kind="cancelled", asked_at=at, minutes=0, km=0,
        amount=Decimal("5.00"), charge=Decimal("15.00"),
    )  # fmt: skip

    assert issue_costs(office, month=NOVEMBER, by=by, at=at).total == Decimal("10.00")
    assert not charges_of(office.pool)


def test_reopened_record_is_taken_back_and_charged_anew(office, by, at) -> None:
    record = charged(approved(office, at))
    issue_costs(office, month=NOVEMBER, by=by, at=at)
    record = correct(record, by, at)

    back = issue_costs(office, month=NOVEMBER, by=by, at=at)
    charged(approve(record, at), "45.00")
    anew = issue_costs(office, month=NOVEMBER, by=by, at=at)

    assert (back.total, anew.total) == (Decimal("-30.00"), Decimal("45.00"))
    assert back.items.get().reverses == CostItem.objects.of(office.pool).earliest("pk")
    assert sums(office.pool) == Decimal("45.00")
    assert not months_to_charge(office.pool)


def test_other_charge_is_taken_back_and_charged_in_one_list(office, by, at) -> None:
    record = charged(approved(office, at))
    issue_costs(office, month=NOVEMBER, by=by, at=at)
    charged(approve(correct(record, by, at), at), "45.00")

    row = issue_costs(office, month=NOVEMBER, by=by, at=at)

    assert sorted(one.amount for one in row.items.all()) == [Decimal("-30.00"), Decimal("45.00")]
    assert row.total == Decimal("15.00")


def test_same_charge_after_a_correction_is_nothing_new(office, by, at) -> None:
    record = charged(approved(office, at))
    issue_costs(office, month=NOVEMBER, by=by, at=at)
    charged(approve(correct(record, by, at), at))

    assert not months_to_charge(office.pool)


def test_midnight_of_new_years_eve_belongs_to_december(office, by) -> None:
    at = datetime(2026, 12, 28, 9, tzinfo=UTC)
    charged(approved(office, at, starts=datetime(2026, 12, 31, 22, 59, tzinfo=UTC)))
    charged(approved(office, at, starts=datetime(2027, 1, 1, 3, 0, tzinfo=UTC)))

    assert [one.month for one in months_to_charge(office.pool)] == [DECEMBER, date(2027, 1, 1)]
    assert issue_costs(office, month=DECEMBER, by=by, at=at).total == Decimal("30.00")


def test_all_of_a_month_at_once_are_numbered_without_gaps(office, by, at) -> None:
    other = make_authority(office.pool, "Verein", pays_itself=True)
    charged(approved(office, at, days=2))
    charged(approved(other, at, days=3))
    charged(approved(other, at, days=10))

    rows = issue_all_costs(office.pool, month=NOVEMBER, by=by, at=at)
    last = issue_all_costs(office.pool, month=DECEMBER, by=by, at=at)

    assert [one.number for one in (*rows, *last)] == [1, 2, 3]
    with pytest.raises(NothingToCharge):
        issue_all_costs(office.pool, month=NOVEMBER, by=by, at=at)


def test_neighbours_list_nothing_here(office, at) -> None:
    charged(approved(office, at))

    with pytest.raises(NotAllowed):
        issue_costs(office, month=NOVEMBER, by=coordinator_of(make_pool("nachbar")), at=at)


def test_waiting_months_cost_the_same_however_many(office, at, django_assert_max_num_queries) -> None:
    for day in range(2, 6):
        charged(approved(office, at, days=day))

    with django_assert_max_num_queries(4):
        [owed] = months_to_charge(office.pool)
    assert owed.total == Decimal("120.00")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=6)
@given(steps=st.lists(st.sampled_from(["30.00", "45.00", "0.05", "open", "issue"]), max_size=6))
def test_what_is_listed_is_what_is_owed_whatever_happens(db, steps) -> None:
    pool = make_pool(f"p{Pool.objects.count()}")
    make_interpreter(pool)
    make_tariff(pool)
    office, by, at = make_authority(pool), coordinator_of(pool), datetime(2026, 11, 23, 8, tzinfo=UTC)
    record, owed = approved(office, at), Decimal(0)

    for step in [*steps, "issue"]:
        record.refresh_from_db()
        if step == "issue":
            if charges_of(pool):
                issue_costs(office, month=NOVEMBER, by=by, at=at)
            assert sums(pool) == owed
        elif step == "open":
            record, owed = correct(record, by, at), Decimal(0)
        else:
            if record.state == "attested":
                record = approve(record, at)
            record, owed = charged(record, step), Decimal(step)
    for row in CostList.objects.of(pool):
        assert row.total == sum(one.amount for one in row.items.all())


@pytest.mark.django_db(transaction=True)
def test_six_clicks_at_once_make_one_list(at: datetime) -> None:
    pool = make_pool()
    make_interpreter(pool)
    make_tariff(pool)
    office = make_authority(pool)
    charged(approved(office, at, starts=at + timedelta(days=2)))

    outcomes = at_once(*[partial(issue_costs, office, month=NOVEMBER, by=coordinator_of(pool), at=at)] * 6)

    assert outcomes == {"done": 1, "NothingToCharge": 5}
    assert CostItem.objects.of(pool).count() == 1
