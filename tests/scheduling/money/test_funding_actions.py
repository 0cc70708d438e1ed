"""Funding sources: changed while unused, ended, exceptions, by hand; two at once never exceed the cap."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial

import pytest

from pool.domain.refusals import NotAllowed, ReasonMissing
from pool.models import Event
from scheduling.actions import funding, funding_cases
from scheduling.models import FundingBudget, FundingException, ServiceRecord
from scheduling.queries.funding import sources_of
from tests.builders import coordinator_of, make_authority, make_interpreter, make_pool, make_tariff
from tests.scheduling.money.work import approve, approved, attested, make_source, settle
from tests.scheduling.test_races import at_once

RULES = funding.SourceRules("WIR", date(2026, 1, 1), client_cap=5, amount=Decimal("20.00"))


@pytest.fixture
def pool(db):
    """A Pool with one volunteer and a flat tariff."""
    pool = make_pool(offers_per_week=50)
    make_interpreter(pool)
    make_tariff(pool)
    return pool


@pytest.fixture
def office(pool):
    """A youth office."""
    return make_authority(pool)


@pytest.fixture
def by(pool):
    """Who coordinates."""
    return coordinator_of(pool)


def test_source_pays_until_the_cap_then_the_pool(office, at) -> None:
    wir = make_source(office.pool, client_cap=2)

    paid = [approved(office, at, days=day).source_id for day in (2, 3, 4)]

    assert paid == [wir.pk, wir.pk, None]


def test_another_client_and_another_year_count_for_themselves(office, at) -> None:
    wir = make_source(office.pool, client_cap=1)
    approved(office, at, days=2)

    assert approved(office, at, days=3, file_reference="AZ 99").source_id == wir.pk
    assert approved(office, at, days=45).source_id == wir.pk  # January
    assert approved(office, at, days=4, file_reference="").source_id == wir.pk
    assert approved(office, at, days=5, file_reference="").source_id == wir.pk


def test_midnight_of_new_years_eve_is_local(office) -> None:
    at = datetime(2026, 12, 28, 9, tzinfo=UTC)
    make_source(office.pool, client_cap=1, valid_until=date(2026, 12, 31))
    late = datetime(2026, 12, 31, 22, 59, tzinfo=UTC)  # 23:59 in Germany

    assert approved(office, at, starts=late).source_id is not None
    assert approved(office, at, starts=late + timedelta(hours=3)).source_id is None


def test_absent_client_counts_where_the_source_says_so(office, at) -> None:
    strict = make_source(office.pool)
    assert approved(office, at, absent=True).source_id is None
    kind = make_source(office.pool, "Kreis", counts_absent=True, rank=2)

    assert approved(office, at, absent=True, days=3).source_id == kind.pk
    assert approved(office, at, days=4).source_id == strict.pk


def test_list_costs_the_same_however_long(office, at, django_assert_max_num_queries) -> None:
    make_source(office.pool)
    for day in range(2, 8):
        attested(office, at, days=day, file_reference=f"AZ {day}")
    rows = list(
        ServiceRecord.objects.of(office.pool).select_related(
            "assignment__pool", "assignment__request__authority"
        )
    )

    with django_assert_max_num_queries(4):
        pays = sources_of(office.pool)
        assert all(pays(row) for row in rows)


def test_rules_change_only_while_nothing_was_approved(office, by, at) -> None:
    source = funding.add_source(office.pool, rules=RULES, by=by, at=at)
    source = funding.change_source(source, rules=replace(RULES, client_cap=3), by=by, at=at)
    assert source.client_cap == 3
    approved(office, at)

    with pytest.raises(funding.SourceUsed):
        funding.change_source(source, rules=replace(RULES, client_cap=9), by=by, at=at)
    renamed = funding.change_source(
        source, rules=replace(RULES, client_cap=3, name="WIR 2026", rank=4), by=by, at=at
    )
    assert (renamed.name, renamed.rank) == ("WIR 2026", 4)
    assert Event.objects.of(office.pool).filter(verb="change_source").count() == 2


def test_source_cannot_end_before_what_it_paid_for(office, by, at) -> None:
    source = funding.add_source(office.pool, rules=RULES, by=by, at=at)
    approved(office, at, days=2)  # 25 November

    with pytest.raises(funding.UsedLater):
        funding.end_source(source, last_day=date(2026, 11, 24), by=by, at=at)
    with pytest.raises(funding.EndsBeforeBegin):
        funding.end_source(source, last_day=date(2025, 11, 24), by=by, at=at)
    ended = funding.end_source(source, last_day=date(2026, 11, 25), by=by, at=at)
    assert ended.valid_until == date(2026, 11, 25)
    assert approved(office, at, days=3).source_id is None


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"amount": Decimal(-1)}, funding.FundedOutOfRange),
        ({"amount": Decimal("NaN")}, funding.FundedOutOfRange),
        ({"valid_until": date(2025, 1, 1)}, funding.EndsBeforeBegin),
        ({}, funding.SourceNameTaken),
    ],
)
def test_nonsense_is_refused(pool, by, at, changes, error) -> None:
    make_source(pool)

    with pytest.raises(error):
        funding.add_source(pool, rules=replace(RULES, **changes), by=by, at=at)


def test_budget_is_set_changed_and_taken_away(pool, by, at) -> None:
    source = make_source(pool)
    for amount in (Decimal(1000), Decimal(900), None):
        funding.set_budget(source, year=2026, amount=amount, by=by, at=at)

    assert not FundingBudget.objects.of(pool).exists()
    with pytest.raises(funding.BudgetOutOfRange):
        funding.set_budget(source, year=2026, amount=Decimal(-1), by=by, at=at)


def test_exception_lets_more_be_funded_from_then_on(office, by, at) -> None:
    source = make_source(office.pool, client_cap=1)
    first, second = (approved(office, at, days=day) for day in (2, 3))
    told = {"request": first.assignment.request, "year": 2026, "by": by, "at": at}
    with pytest.raises(ReasonMissing):
        funding_cases.allow_more(source, extra=1, reason=" ", **told)
    exception = funding_cases.allow_more(source, extra=1, reason="Kinderschutz", **told)

    second.refresh_from_db()
    assert second.source_id is None  # what was approved stays until somebody chooses
    second = funding_cases.choose_source(second, source=source, reason="Ausnahme", by=by, at=at)
    assert second.source_id == source.pk
    with pytest.raises(funding_cases.ExceptionUsed):
        funding_cases.take_back_exception(exception, by=by, at=at)
    third = approved(office, at, days=4)
    with pytest.raises(funding_cases.CapReached):
        funding_cases.choose_source(third, source=source, reason="bitte", by=by, at=at)


def test_exception_nobody_used_is_taken_back(office, by, at) -> None:
    source = make_source(office.pool, client_cap=1)
    request = approved(office, at).assignment.request
    row = funding_cases.allow_more(source, request=request, year=2026, extra=1, reason="x", by=by, at=at)

    funding_cases.take_back_exception(row, by=by, at=at)

    assert not FundingException.objects.of(office.pool).exists()


def test_no_exception_without_a_cap_or_a_reference(office, by, at) -> None:
    source = make_source(office.pool, client_cap=0)
    named = approved(office, at).assignment.request
    unnamed = approved(office, at, days=3, file_reference="").assignment.request
    told = {"year": 2026, "extra": 1, "reason": "x", "by": by, "at": at}

    with pytest.raises(funding_cases.NoCap):
        funding_cases.allow_more(source, request=named, **told)
    with pytest.raises(funding_cases.NoReference):
        funding_cases.allow_more(source, request=unnamed, **told)


def test_hand_overrules_the_kind_but_neither_day_nor_settled(office, by, at) -> None:
    school = make_source(office.pool, settings=["school"])
    old = make_source(office.pool, "alt", valid_until=date(2026, 1, 31))
    record = approved(office, at)
    told = {"reason": "Elternabend", "by": by, "at": at}

    with pytest.raises(funding_cases.SourceNotThen):
        funding_cases.choose_source(record, source=old, **told)
    assert funding_cases.choose_source(record, source=school, **told).source_id == school.pk
    assert funding_cases.choose_source(record, source=None, **told).source_id is None
    settle(record, at)
    with pytest.raises(funding_cases.NotApprovedYet):
        funding_cases.choose_source(record, source=school, **told)


def test_neighbours_decide_nothing_here(office, at) -> None:
    stranger = coordinator_of(make_pool("nachbar"))
    source, record = make_source(office.pool), attested(office, at)

    with pytest.raises(NotAllowed):
        funding.end_source(source, last_day=date(2026, 12, 31), by=stranger, at=at)
    with pytest.raises(NotAllowed):
        funding_cases.choose_source(record, source=source, reason="x", by=stranger, at=at)


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_do_not_exceed_the_cap(at) -> None:
    pool = make_pool(offers_per_week=50)
    make_interpreter(pool)
    make_tariff(pool)
    office, source = make_authority(pool), make_source(pool, client_cap=2)
    records = [attested(office, at, days=day) for day in range(2, 8)]

    outcomes = at_once(*[partial(approve, one, at) for one in records])

    assert outcomes == {"done": 6}
    assert ServiceRecord.objects.of(pool).filter(source=source).count() == 2
