"""Pages about hours: a volunteer reports, behind a link or on their own page; the desk's pages."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pool.models import Pool
from scheduling.actions import links, service_records
from scheduling.domain.tariffs import Terms, TimeRule, TravelRule
from scheduling.models import MoneyRules, ServiceRecord, Tariff
from scheduling.queries.pricing import prices_of
from tests.builders import clerk_of, coordinator_of, interpreter_actor, make_tariff
from tests.people import Cast
from tests.scheduling.money.hours import DAY, make_desk, over
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db
ASKING = Terms(
    TimeRule(base=Decimal("20.00")),
    TravelRule(rates={"car": Decimal("0.35"), "bicycle": Decimal("0.06")}, ticket=True, counts=True),
)


@pytest.fixture
def desk() -> Pool:
    """As most Pools: the way is inside the flat sum."""
    return make_desk()


@pytest.fixture
def now(monkeypatch, at) -> datetime:
    """Two days after; the pages read the clock."""
    later = at + 2 * DAY
    monkeypatch.setattr("notifications.clock.now", lambda: later)
    return later


def page_of(record: ServiceRecord, at: datetime) -> str:
    """The address behind which Amal reports."""
    return f"/k/{links.make_report_link(record, at=at)}/"


def send(path: str, **fields: str):
    """Press the button."""
    return Client().post(path, {"do": "report", **fields})


def test_volunteer_reports_with_minutes_and_kilometres(desk, at, now):
    record = over(desk, at)
    path = page_of(record, now)

    assert "Stunden melden" in text_of(Client().get(path))
    send(path, minutes="75", km="12,5 km")

    record.refresh_from_db()
    assert (record.state, record.minutes, record.km) == ("reported", 75, Decimal("12.5"))
    assert "Gemeldet: 75 Minuten, 12,5 km" in text_of(Client().get(path))


def test_page_asks_no_more_than_the_tariff_pays_for(desk, at, now):
    body = Client().get(page_of(over(desk, at), now)).content.decode()

    assert 'name="km"' in body
    assert not re.search('name="(ticket|means|travel_minutes)"', body)


def test_tariff_that_pays_tickets_and_the_way_asks_for_them(desk, at, now):
    Tariff.objects.of(desk).delete()
    make_tariff(desk, terms=ASKING)
    record = over(desk, at)
    path = page_of(record, now)

    send(path, minutes="60", km="", ticket="5,80", means="transit", travel_minutes="40")

    record.refresh_from_db()
    assert (record.ticket, record.means, record.travel_minutes) == (Decimal("5.80"), "transit", 40)


def test_whoever_came_by_a_bicycle_with_a_motor_can_say_so(desk, at, now):
    rates = {"car": Decimal("0.35"), "ebike": Decimal("0.10")}
    Tariff.objects.of(desk).delete()
    make_tariff(desk, terms=Terms(TimeRule(base=Decimal("20.00")), TravelRule(rates=rates)))
    record = over(desk, at)
    path = page_of(record, now)

    assert "Fahrrad mit Motor" in text_of(Client().get(path))
    send(path, minutes="60", km="10", means="ebike")

    record.refresh_from_db()
    assert record.means == "ebike"
    assert prices_of(desk)(record).amount == Decimal("21.00")


def test_who_stays_at_home_has_no_way(desk, at, now):
    record = over(desk, at, modality="phone", street="", meeting_point="", postal_code="", town="")

    assert 'name="km"' not in Client().get(page_of(record, now)).content.decode()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"minutes": "-5"}, "Die Dauer muss zwischen 1 Minute und 24 Stunden liegen."),
        ({"minutes": "1560"}, "Die Dauer muss zwischen 1 Minute und 24 Stunden liegen."),
        ({"minutes": "viel"}, "Die Dauer muss zwischen 1 Minute und 24 Stunden liegen."),
        ({}, "Bitte tragen Sie die Minuten ein, oder Beginn und Ende."),
        ({"minutes": "60", "km": "weit"}, "Die Kilometer müssen zwischen 0 und 1000 liegen."),
        ({"minutes": "60", "km": "-3"}, "Die Kilometer müssen zwischen 0 und 1000 liegen."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk, at, now, sent, sentence):
    record = over(desk, at)

    page = send(page_of(record, now), **sent)

    assert sentence in text_of(page)
    record.refresh_from_db()
    assert record.state == "open"


@pytest.mark.parametrize(
    ("starts", "begin", "end", "minutes"),
    [
        (datetime(2026, 12, 31, 22, tzinfo=UTC), "23:00", "01:00", 120),
        (datetime(2027, 3, 28, 0, 30, tzinfo=UTC), "01:30", "03:30", 60),
        (datetime(2027, 10, 30, 23, 30, tzinfo=UTC), "01:30", "03:30", 180),
    ],
)
def test_two_clock_times_are_real_minutes(desk, monkeypatch, starts, begin, end, minutes):
    record = over(desk, (starts - 2 * DAY).replace(hour=10, minute=0), starts=starts)
    later = starts + DAY
    monkeypatch.setattr("notifications.clock.now", lambda: later)

    send(page_of(record, later), begin=begin, end=end)

    record.refresh_from_db()
    assert record.reported_minutes == minutes


def test_nobody_came_has_a_button_of_its_own(desk, at, now):
    record = over(desk, at)

    Client().post(page_of(record, now), {"do": "report_absent", "km": "10"})

    record.refresh_from_db()
    assert (record.absent, record.km) == (True, Decimal("10.0"))


def test_after_the_deadline_the_page_says_to_call(desk, at, monkeypatch):
    record = over(desk, at)
    late = record.assignment.ends + 181 * DAY
    monkeypatch.setattr("notifications.clock.now", lambda: late)

    page = send(page_of(record, late), minutes="60")

    assert page.status_code == 200 or page.status_code == 409
    assert "180 Tage nach dem Einsatz. Bitte rufen Sie uns an." in text_of(page)


def test_confirmed_hours_are_only_shown(desk, at, now):
    record = over(desk, at)
    path = page_of(record, now)
    send(path, minutes="60")
    record.refresh_from_db()
    by = clerk_of(record.assignment.request.authority)[0]
    service_records.attest_record(record, by=by, at=now)

    page = Client().get(path)
    send(path, minutes="99")

    record.refresh_from_db()
    assert "Die Stunden sind schon bestätigt." in text_of(page)
    assert record.minutes == 60


def test_link_of_somebody_who_left_is_dead(desk, at, now):
    record = over(desk, at)
    path = page_of(record, now)
    type(record.assignment.interpreter).objects.of(desk).update(state="left")

    assert Client().get(path).status_code == 404


def test_looking_changes_nothing(desk, at, now):
    record = over(desk, at)
    path = page_of(record, now)

    Client().get(path)
    Client().head(path)

    record.refresh_from_db()
    assert record.state == "open"


def test_own_page_lists_what_can_be_reported_and_takes_it(desk, at, now):
    first, second = over(desk, at), over(desk, at + 3 * DAY)
    who = first.assignment.interpreter
    path = f"/k/{links.make_own_link(who, by=interpreter_actor(first.assignment), at=now)}/"

    wrong = send(path, record=str(second.pk), minutes="0")
    done = send(path, record=str(second.pk), minutes="45")

    assert "Die Dauer muss zwischen" in text_of(wrong)
    assert "Ihre Stunden sind notiert." in text_of(done)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.reported_minutes) == ("open", 45)


def test_assignments_page_asks_as_soon_as_it_is_over(desk, at, monkeypatch):
    record = over(desk, at)
    row = record.assignment
    soon = row.ends + timedelta(hours=1)
    monkeypatch.setattr("notifications.clock.now", lambda: soon)
    path = f"/k/{links.make_link(assignment=row, person=row.person, at=soon)}/"

    send(path, minutes="0")
    send(path, minutes="50", km="3")

    record.refresh_from_db()
    assert record.reported_minutes == 50
    assert "Gemeldet: 50 Minuten" in text_of(Client().get(path))


def own_record(people: Cast, at: datetime) -> ServiceRecord:
    """Amal has reported 95 minutes of an hour."""
    record = over(people.pool, at)
    by = interpreter_actor(record.assignment)
    return service_records.report_record(record, minutes=95, km=24, by=by, at=record.assignment.ends)


def test_desk_sees_both_sides_the_way_and_how_much_longer(ines, people, at):
    record = own_record(people, at)

    text = text_of(ines.get(f"/desk/hours/{record.pk}/"))

    assert "95 Minuten (35 Minuten länger als vereinbart)" in text
    assert "Amal Haddad meldet 95 Minuten und 24 km." in text


def test_list_can_show_only_what_was_longer(ines, people, at):
    own_record(people, at)
    code = ServiceRecord.objects.of(people.pool).get().assignment.code

    assert code in text_of(ines.get("/desk/hours/?state=reported&laenger=1"))
    ServiceRecord.objects.of(people.pool).update(minutes=60)
    assert code not in text_of(ines.get("/desk/hours/?state=reported&laenger=1"))


def test_paper_is_noted_and_a_second_one_of_the_same_number_is_said(ines, people, at):
    first, second = own_record(people, at), own_record(people, at + 3 * DAY)

    ines.post(f"/desk/hours/{first.pk}/papier/", {"paper_number": "WF-17"})
    empty = ines.post(f"/desk/hours/{second.pk}/papier/", {"paper_number": " "})
    done = ines.post(
        f"/desk/hours/{second.pk}/papier/", {"paper_number": "wf-17", "minutes": "60"}, follow=True
    )

    assert "Dieses Feld" in text_of(empty) or "Nummer" in text_of(empty)
    assert f"Diese Nummer steht auch bei Einsatz {first.assignment.code}." in text_of(done)
    second.refresh_from_db()
    assert (second.attested_how, second.stated_minutes) == ("paper", 60)


def test_list_says_what_was_approved_by_itself(ines, people, at):
    MoneyRules.objects.create(pool=people.pool, auto_approve=True, auto_over=60)
    record = own_record(people, at)
    by = clerk_of(record.assignment.request.authority)[0]
    service_records.attest_record(record, by=by, at=at + 2 * DAY)

    assert "von selbst freigegeben" in text_of(ines.get("/desk/hours/?state=approved"))
    service_records.correct_record(
        record, minutes=60, km=0, reason="falsch", by=coordinator_of(people.pool), at=at + 2 * DAY
    )
    service_records.approve_record(record, by=coordinator_of(people.pool), at=at + 2 * DAY)
    assert "von selbst freigegeben" not in text_of(ines.get("/desk/hours/?state=approved"))
