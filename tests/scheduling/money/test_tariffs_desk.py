"""Tarife at the desk: a new one is tried on last month, then counts; what was approved keeps its amount."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from pool.models import Event
from pool.permissions import NotLead
from scheduling.actions import service_records
from scheduling.actions.tariffs import Reach, SourceUnknown, TariffCounts, add_tariff, remove_tariff
from scheduling.actions.team import add_coordinator, set_leads
from scheduling.desk.money.forms_tariffs import POINTS
from scheduling.desk.money.tariff_terms import filled_in, terms_from
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.models import ServiceRecord, Tariff
from scheduling.wording.journal import happened
from scheduling.wording.tariffs import terms_in_words
from tests.builders import coordinator_of
from tests.scheduling.desk.test_money import attested
from tests.scheduling.web import browser_of, people_at, queries_of, text_of

pytestmark = pytest.mark.django_db
LIST, NEW = "/desk/einstellungen/tarife/", "/desk/einstellungen/tarife/neu/"
SENT = {
    "name": "Halbe Stunde", "side": "interpreter", "applies_to": "", "source": "", "valid_from": "2030-01-01",
    "time_base": "25,00", "time_covers": "60", "time_step": "10", "time_each": "30",
    "travel_rates_car": "0,35",
}  # fmt: skip


@pytest.fixture
def people(at):
    """Everybody, and the clock."""
    return people_at(at)


@pytest.fixture
def ines(people):
    """The coordinator's browser."""
    return browser_of(people.ines)


def new(people, at, *, since: date, until: date | None = None, amount: str = "25.00", **more) -> Tariff:
    """A flat sum from a day on."""
    return add_tariff(
        people.pool, name="Neu", terms=Terms(TimeRule(Decimal(amount))), reach=Reach(since, until),
        by=coordinator_of(people.pool), at=at, **more,
    )  # fmt: skip


def test_list_tells_each_tariff_in_plain_words(ines, people) -> None:
    page = text_of(ines.get(LIST))

    assert "20,00 € je Einsatz, Fahrt inbegriffen." in page
    assert "für Dolmetschende, alle Einsätze ab 01.01.2026" in page


@pytest.mark.parametrize("point", [one.key for one in POINTS])
def test_every_starting_point_can_be_saved_as_it_is(ines, people, point: str) -> None:
    form = ines.get(f"{NEW}?form={point}").context["form"]
    sent = {}
    for field in form:
        value = field.value()
        if value is not None and value is not False and value != "":
            sent[field.html_name] = "on" if value is True else field.field.prepare_value(value)
    sent |= {"name": point, "valid_from": "2030-01-01"}

    page = text_of(ines.post(NEW, sent | {"do": "try"}))
    ines.post(NEW, sent | {"do": "save"})

    assert "So sieht er aus" in page
    row = Tariff.objects.of(people.pool).get(name=point)
    wanted = next(one.terms for one in POINTS if one.key == point)
    assert row.value().terms.time == wanted.time
    assert terms_in_words(row.value().terms) in text_of(ines.get(LIST))


@pytest.mark.parametrize("point", POINTS, ids=lambda one: one.key)
def test_form_says_the_terms_it_was_filled_with(point) -> None:
    assert terms_from(filled_in(point.terms)) == point.terms


def test_trying_shows_last_month_and_saves_nothing(ines, people, at) -> None:
    record = attested(people, at - timedelta(days=31))
    service_records.approve_record(record, by=coordinator_of(people.pool), at=at)

    page = text_of(ines.post(NEW, SENT | {"do": "try"}))

    assert "Der Oktober 2026 mit diesem Tarif" in page
    assert "Bisher 20,00 €, mit diesem Tarif 43,40 €. Unterschied: 23,40 €." in page
    assert "1 angefangene Stunde 25,00 € + 30 angefangene Minuten 10,00 € + 24 km × 0,35 € = 43,40 €" in page
    assert "Ab 01.01.2030 gelten lassen" in page
    assert Tariff.objects.of(people.pool).count() == 1
    record.refresh_from_db()
    assert record.amount == Decimal("20.00")


def test_trying_costs_the_same_with_one_and_three_assignments(ines, people, at) -> None:
    found: list[int] = []
    for days in ((31,), (33, 35)):
        for day in days:
            attested(people, at - timedelta(days=day))
        with queries_of(found):
            ines.post(NEW, SENT | {"do": "try"})

    assert found[0] == found[1]


def test_saved_tariff_ends_the_one_before(ines, people) -> None:
    response = ines.post(NEW, SENT | {"do": "save"}, follow=True)

    old, row = Tariff.objects.of(people.pool).order_by("valid_from")
    assert (old.valid_until, row.valid_from, row.valid_until) == (date(2029, 12, 31), date(2030, 1, 1), None)
    page = text_of(response)
    assert "Der Tarif ist eingetragen." in page and "kommt noch" in page
    event = Event.objects.filter(verb="begin_tariff").get()
    assert "Halbe Stunde, gültig ab 01.01.2030" in happened(event)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"time_base": "viel"}, "time_base"),
        ({"time_base": "-1"}, "time_base"),
        ({"time_base": "NaN"}, "time_base"),
        ({"time_base": "12345,00"}, "time_base"),
        ({"time_covers": "-60"}, "time_covers"),
        ({"time_covers": "1,5"}, "time_covers"),
        ({"time_each": "0"}, "time_each"),
        ({"travel_zones": "20: 5\n10: 3"}, "travel_zones"),
        ({"travel_zones": "nah"}, "travel_zones"),
        ({"supplements_evening_percent": "25"}, "supplements_evening_begins"),
        ({"absent_percent": "101"}, "absent_percent"),
        ({"valid_from": "31.02.2030"}, "valid_from"),
        ({"valid_until": "2029-12-31"}, "valid_until"),
        ({"valid_from": "2026-01-01"}, "valid_from"),
        ({"name": " "}, "name"),
        ({"source": "999"}, "source"),
    ],
)
@pytest.mark.parametrize("do", ["try", "save"])
def test_wrong_field_is_refused_beside_it(ines, people, wrong: dict[str, str], field: str, do: str) -> None:
    response = ines.post(NEW, SENT | wrong | {"do": do})

    if do == "save" or field not in ("valid_from", "valid_until"):
        assert field in response.context["form"].errors
    assert Tariff.objects.of(people.pool).count() == 1


@pytest.mark.parametrize(("typed", "kept"), [("7,5", "7.50"), ("1.234,50", "1234.50"), ("7.25 €", "7.25")])
def test_amount_is_read_with_comma_and_point(ines, people, typed: str, kept: str) -> None:
    ines.post(NEW, SENT | {"time_base": typed, "do": "save"})

    row = Tariff.objects.of(people.pool).get(name="Halbe Stunde")
    assert row.value().terms.time.base == Decimal(kept)


def test_gap_is_named_and_needs_a_tick(ines, people, at) -> None:
    Tariff.objects.of(people.pool).update(valid_until=date(2026, 12, 31))
    sent = SENT | {"valid_from": "2027-02-01", "do": "save"}

    page = text_of(ines.post(NEW, sent))
    ines.post(NEW, sent | {"gap_meant": "on"})

    assert "Vom 01.01.2027 bis zum 31.01.2027 würde kein Tarif gelten." in page
    assert Tariff.objects.of(people.pool).count() == 2


def test_each_side_has_a_chain_of_its_own(people, at) -> None:
    add_tariff(
        people.pool, name="Einrichtungen", terms=Terms(),
        reach=Reach(date(2026, 1, 1), side=Tariff.AUTHORITY), by=coordinator_of(people.pool), at=at,
    )  # fmt: skip

    assert Tariff.objects.of(people.pool).filter(valid_until__isnull=True).count() == 2


def test_what_was_approved_keeps_its_tariff_and_its_amount(people, at) -> None:
    record = attested(people, at)
    record = service_records.approve_record(record, by=coordinator_of(people.pool), at=at)
    before = ServiceRecord.objects.of(people.pool).values().get()

    new(people, at, since=date(2026, 11, 2))

    assert ServiceRecord.objects.of(people.pool).values().get() == before


def test_tariff_that_does_not_count_yet_can_go(ines, people, at) -> None:
    row = new(people, at, since=date(2030, 1, 1))

    ines.post(f"{LIST}{row.pk}/loeschen/")

    left = Tariff.objects.of(people.pool).get()
    assert left.valid_until is None


def test_tariff_that_counts_stays(ines, people, at) -> None:
    row = Tariff.objects.of(people.pool).get()

    response = ines.post(f"{LIST}{row.pk}/loeschen/")

    assert response.status_code == 409
    assert Tariff.objects.of(people.pool).count() == 1
    with pytest.raises(TariffCounts):
        remove_tariff(row, by=coordinator_of(people.pool), at=at)


def test_tariff_of_another_pool_does_not_exist(people, at) -> None:
    row = new(people, at, since=date(2030, 1, 1))

    assert browser_of(people.jona).post(f"{LIST}{row.pk}/loeschen/").status_code == 404


def test_source_of_nobody_is_refused(people, at) -> None:
    with pytest.raises(SourceUnknown):
        add_tariff(
            people.pool, name="x", terms=Terms(), reach=Reach(date(2030, 1, 1), source_id=999),
            by=coordinator_of(people.pool), at=at,
        )  # fmt: skip


def test_only_who_manages_the_pool_writes(people, at) -> None:
    second = add_coordinator(
        people.pool, name="Karla Dorn", email="karla@pool.example", leads=True,
        by=coordinator_of(people.pool), at=at,
    )  # fmt: skip
    set_leads(second, leads=False, by=coordinator_of(people.pool), at=at)
    client = browser_of(second.person.user)

    page, tried = text_of(client.get(LIST)), text_of(client.post(NEW, SENT | {"do": "try"}))
    client.post(NEW, SENT | {"do": "save"})

    assert "Tarife ändert, wer den Pool verwaltet." in page and "gelten lassen" not in tried
    assert Tariff.objects.of(people.pool).count() == 1
    with pytest.raises(NotLead):
        remove_tariff(Tariff.objects.of(people.pool).get(), by=people.actor(second.person.user), at=at)
