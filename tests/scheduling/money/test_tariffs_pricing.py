"""What a record is worth: its tariff, what was before it this year, the others of its visit."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from pool.domain.settings_of_work import Modality
from pool.models import Authority, Pool
from scheduling.actions import assignments, service_records
from scheduling.actions.service_records_deciding import TooMuch
from scheduling.domain.tariffs import NoChargeTariff, Supplement, Terms, TimeRule, TravelRule
from scheduling.models import FundingSource, Request, ServiceRecord, Tariff
from scheduling.queries.pricing import calculation_of, lines_of, prices_of
from scheduling.queries.settling import statement_line
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    submit,
)
from tests.scheduling.money.hours import set_rules
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
HOURLY = Terms(TimeRule(Decimal(25), 60, Decimal(10), 30), TravelRule(rates={"car": Decimal("0.35")}))


@pytest.fixture
def pool() -> Pool:
    """One speaker."""
    pool = make_pool(travel_buffer=0)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    return pool


def attested(office: Authority, at: datetime, minutes: int = 60, km: int = 0, **fields: Any) -> ServiceRecord:
    """Amal was there, and the office has confirmed it."""
    assignment = accepted(submit(office, at, **fields), at)
    record = assignments.complete_assignment(assignment, at=assignment.ends)
    by, worker = clerk_of(office)[0], interpreter_actor(assignment)
    record = service_records.report_record(record, minutes=minutes, km=km, by=worker, at=at)
    return service_records.attest_record(record, by=by, at=at)


def approve(record: ServiceRecord, at: datetime) -> ServiceRecord:
    """The coordinator approves it."""
    return service_records.approve_record(record, by=coordinator_of(record.pool), at=at)


def approved(office: Authority, at: datetime, **fields: Any) -> ServiceRecord:
    """Attested and approved at once."""
    return approve(attested(office, at, **fields), at)


def test_approval_keeps_lines_that_say_their_sum(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=HOURLY)

    record = approved(make_authority(pool), at, minutes=75, km=24)

    assert (record.amount, record.charge) == (Decimal("43.40"), None)
    assert sum(line.amount for line in lines_of(record.lines)) == record.amount
    told = "1 angefangene Stunde 25,00 € + 30 angefangene Minuten 10,00 € + 24 km × 0,35 € = 43,40 €"
    assert calculation_of(record.lines) == statement_line(record).calculation == told


def test_means_are_those_of_the_volunteer_unless_the_record_names_others(pool: Pool, at: datetime) -> None:
    rates = {"car": Decimal("0.35"), "bicycle": Decimal("0.06")}
    make_tariff(pool, terms=Terms(travel=TravelRule(rates=rates)))
    record = attested(make_authority(pool), at, km=10)
    by_car = prices_of(pool)(record).amount
    record.means = "bicycle"

    assert (by_car, prices_of(pool)(record).amount) == (Decimal("23.50"), Decimal("20.60"))


def test_narrow_tariff_and_that_of_a_source_count_first(pool: Pool, at: datetime) -> None:
    make_tariff(pool)
    make_tariff(pool, "9.00", applies_to=Tariff.REMOTE)
    source = FundingSource.objects.create(
        pool=pool, name="Schulamt", settings=["school"], valid_from=date(2026, 1, 1)
    )
    make_tariff(pool, "30.00", source=source)
    office = make_authority(pool)

    here = prices_of(pool)(attested(office, at))
    called = prices_of(pool)(attested(office, at, starts=at + 2 * DAY, modality="phone"))
    school = prices_of(pool)(attested(office, at, starts=at + 4 * DAY, setting="school"))

    amounts = [one.amount for one in (here, called, school)]
    assert amounts == [Decimal("20.00"), Decimal("9.00"), Decimal("30.00")]
    assert school.source_id == source.pk


def test_authority_that_pays_itself_is_charged_by_its_own_tariff(pool: Pool, at: datetime) -> None:
    make_tariff(pool)
    make_tariff(pool, "30.00", side=Tariff.AUTHORITY)
    office = make_authority(pool, pays_itself=True)

    record = approved(office, at)

    assert (record.amount, record.charge) == (Decimal("20.00"), Decimal("30.00"))


def test_authority_that_pays_itself_needs_a_tariff(pool: Pool, at: datetime) -> None:
    make_tariff(pool)

    with pytest.raises(NoChargeTariff, match="Einrichtung zahlt selbst"):
        approved(make_authority(pool, pays_itself=True), at)


def test_client_counts_in_the_calendar_year_of_the_pool(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(client_most=1))
    office = make_authority(pool)
    last = datetime(2026, 12, 31, 21, 30, tzinfo=UTC)  # 22:30 in the Pool
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)  # 00:30 of the next year there

    days = at + 2 * DAY, last, late
    amounts = [approved(office, at, starts=day, file_reference="AZ 1").amount for day in days]

    assert amounts == [Decimal("20.00"), Decimal("0.00"), Decimal("20.00")]


def test_euros_of_a_year_are_bounded(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(year_most=Decimal("35.00")))
    office = make_authority(pool)

    amounts = [approved(office, at, starts=at + n * DAY).amount for n in (2, 4, 6)]

    assert amounts == [Decimal("20.00"), Decimal("15.00"), Decimal("0.00")]


def test_an_approval_that_is_made_again_does_not_count_itself(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(client_most=1, year_most=Decimal(20)))
    record = approved(make_authority(pool), at, file_reference="AZ 1")
    by = coordinator_of(pool)

    record = service_records.correct_record(record, minutes=50, km=0, reason="Tippfehler", by=by, at=at)

    record = approve(record, at)

    assert record.amount == Decimal("20.00")
    assert prices_of(pool)(record).amount == Decimal("20.00")


VISIT = Terms(TimeRule(Decimal(20), 60, Decimal(10), 30), TravelRule(flat=Decimal(8), once_within=30))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_visit_has_one_way_in_any_order_of_approval(pool: Pool, at: datetime, order: tuple[int, ...]) -> None:
    make_tariff(pool, terms=VISIT)
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    office = make_authority(pool)
    rows = [attested(office, at, starts=starts + n * timedelta(minutes=80), minutes=60) for n in range(3)]

    amounts = [approve(rows[n], at).amount for n in order]

    assert amounts == [Decimal("28.00"), Decimal("20.00"), Decimal("20.00")]


@pytest.mark.parametrize("again", [0, 1])
def test_visit_keeps_its_way_when_an_approval_is_made_again(pool: Pool, at: datetime, again: int) -> None:
    make_tariff(pool, terms=VISIT)
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    office, by = make_authority(pool), coordinator_of(pool)
    rows = [approved(office, at, starts=starts + n * timedelta(minutes=80)) for n in range(2)]

    told = {"minutes": 59, "km": 0, "reason": "Tippfehler", "by": by, "at": at}
    approve(service_records.correct_record(rows[again], **told), at)

    amounts = ServiceRecord.objects.of(pool).order_by("pk").values_list("amount", flat=True)
    assert list(amounts) == [Decimal("28.00"), Decimal("20.00")]


def test_other_appointment_of_a_visit_by_another_tariff_has_paid_the_way(pool: Pool, at: datetime) -> None:
    old = make_tariff(pool, terms=Terms(TimeRule(Decimal(10))))
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    office = make_authority(pool)
    approved(office, at, starts=starts)
    Tariff.objects.of(pool).create(
        pool=pool, name="neu", terms=VISIT.as_json(), valid_from=old.valid_from + DAY
    )

    record = approved(office, at, starts=starts + timedelta(minutes=80))

    assert record.amount == Decimal("20.00")


def test_a_price_that_no_record_holds_asks_to_look_at_the_tariff(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(TimeRule(Decimal("9999.99"), 1, Decimal("9999.99"), 1)))
    set_rules(pool, auto_approve=True)

    record = attested(make_authority(pool), at, minutes=1440)

    assert record.state == "attested"
    with pytest.raises(TooMuch):
        approve(record, at)


def test_one_case_in_two_appointments_is_paid_as_one(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(VISIT.time, VISIT.travel, as_one=True))
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    office = make_authority(pool)
    told = {"file_reference": "AZ 1"}

    first = approved(office, at, starts=starts, **told)
    second = approved(office, at, starts=starts + timedelta(minutes=60), **told)

    assert (first.amount, second.amount) == (Decimal("28.00"), Decimal("20.00"))
    assert calculation_of(second.lines).startswith("2 Einsätze als einer: ")


def test_two_clients_without_a_reference_are_two_cases(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(VISIT.time, VISIT.travel, as_one=True))
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    office = make_authority(pool)

    told = {"minutes": 30, "file_reference": ""}
    rows = [approved(office, at, starts=starts + n * timedelta(minutes=60), **told) for n in range(2)]

    assert [row.amount for row in rows] == [Decimal("28.00"), Decimal("20.00")]


def test_appointments_at_two_places_are_two_visits(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=VISIT)
    starts = datetime(2026, 12, 1, 9, tzinfo=UTC)
    office = make_authority(pool)
    approved(office, at, starts=starts)

    record = approved(office, at, starts=starts + timedelta(minutes=85), street="Nordring 9")

    assert record.amount == Decimal("28.00")


def test_public_holiday_is_that_of_the_state(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=Terms(supplements=(Supplement("sunday", 50),)))

    record = approved(make_authority(pool), at, starts=datetime(2026, 12, 25, 9, tzinfo=UTC))

    assert record.amount == Decimal("30.00")


def test_page_of_records_costs_the_same_whatever_it_shows(pool: Pool, at: datetime) -> None:
    terms = Terms(VISIT.time, VISIT.travel, client_most=3, year_most=Decimal(900), as_one=True)
    make_tariff(pool, terms=terms)
    make_tariff(pool, terms=terms, side=Tariff.AUTHORITY)
    office, found = make_authority(pool, pays_itself=True), []
    related = "interpreter", "pool", "request__authority"
    for n in range(1, 4):
        attested(office, at, starts=datetime(2026, 12, n, 9, tzinfo=UTC), file_reference="AZ 1")
        rows = ServiceRecord.objects.of(pool).select_related(*(f"assignment__{one}" for one in related))
        with queries_of(found):
            priced = prices_of(pool)
            assert len([priced(row) for row in rows]) == n

    assert len(set(found)) == 1


def test_request_by_phone_has_no_way(pool: Pool, at: datetime) -> None:
    make_tariff(pool, terms=VISIT)
    record = attested(make_authority(pool), at, modality="phone", km=0)

    assert Request.objects.of(pool).get().modality == Modality.PHONE
    assert prices_of(pool)(record).amount == Decimal("20.00")
