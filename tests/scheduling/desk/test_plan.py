"""The planning page: the proposal beside asking in turn, days without anything, and sending."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

from pool.models import Closure, Event
from scheduling.models import Offer, Request
from scheduling.queries import candidates, planning
from tests.builders import accepted, make_interpreter, submit
from tests.house.tree import ROOT
from tests.scheduling.web import queries_of, text_of

PLAN = "/desk/plan/?day=2026-11-24"
WITHOUT = """
import sys
sys.modules["highspy"] = None
import django; django.setup()
from scheduling import wording
from scheduling.planner import propose
print(wording.how(propose([]).how))
"""


@pytest.fixture
def scarce(people, at):
    """Tuesday: Amal could do both, Chadi only the first; in turn the first gets Amal. Nobody is asked yet."""
    people.pool.round_size = 0
    people.pool.save()
    people.chadi.settings_declined = ["school"]
    people.chadi.save()
    hours = timedelta(hours=1)
    first = submit(people.youth_office, at, starts=at + 25 * hours)
    second = submit(people.school, at + hours, starts=at + 25 * hours + hours / 2, setting="school")
    return first, second


def picks(html):
    """The values of the ticked boxes."""
    return re.findall(r'name="pick" value="([\d-]+)" checked', html)


def test_empty_day_says_so(ines):
    assert "Hier ist nichts zu planen." in text_of(ines.get(PLAN))


def test_proposal_stands_beside_asking_in_turn(ines, scarce):
    text = text_of(ines.get(PLAN))

    assert "Vorschlag: 2 von 2 Anfragen, 22,3 km. Der Reihe nach: 1, 0 km." in text
    assert "Gewinn: 1 Platz mehr besetzt, 22,3 km mehr Weg." in text
    assert "Personen: 2, Termine je Person: höchstens 1." in text
    assert "Durchgerechnet: Einen besseren Vorschlag gibt es nicht." in text
    assert "Chadi Nassar 22,3 km, Zeit unbekannt Amal Haddad 0 km, Zeit unbekannt –" in text
    assert "Amal Haddad 0 km, Zeit unbekannt niemand –" in text


def test_looking_changes_nothing(ines, scarce):
    before = Event.objects.count()

    ines.get(PLAN)

    assert (Event.objects.count(), Offer.objects.count()) == (before, 0)


def test_offers_go_out_as_proposed(ines, people, scarce):
    boxes = picks(ines.get(PLAN).content.decode())
    answer = ines.post("/desk/plan/send/", {"pick": boxes, "day": "2026-11-24", "span": "day"}, follow=True)

    assert answer.redirect_chain == [("/desk/plan/?day=2026-11-24&span=day", 302)]
    assert "2 Angebote sind unterwegs." in text_of(answer)
    assert [list(row.offers.values_list("interpreter__person__name", flat=True)) for row in scarce] == [
        ["Chadi Nassar"],
        ["Amal Haddad"],
    ]
    assert "hat die Frage schon" in text_of(answer)
    assert picks(answer.content.decode()) == []


def test_second_coordinator_reads_what_was_asked_already(ines, scarce):
    boxes = picks(ines.get(PLAN).content.decode())
    ines.post("/desk/plan/send/", {"pick": boxes})

    text = text_of(ines.post("/desk/plan/send/", {"pick": boxes}, follow=True))

    words = "Diese Person wurde für diesen Termin schon gefragt."
    assert f"Chadi Nassar, Di, 24.11.2026, 10:00: {words}" in text
    assert Offer.objects.count() == 2


def test_only_what_is_ticked_is_sent(ines, scarce):
    boxes = picks(ines.get(PLAN).content.decode())

    ines.post("/desk/plan/send/", {"pick": boxes[:1]})

    assert Offer.objects.count() == 1


@pytest.mark.parametrize(
    "data", [{}, {"pick": ["", "x", "1-1", "1-1-1-1-1", "-1-1-1-1", "9" * 40 + "-1-1-1"]}]
)
def test_nothing_ticked_sends_nothing(ines, scarce, data):
    text = text_of(ines.post("/desk/plan/send/", data | {"day": "x" * 99, "span": "ü&="}, follow=True))

    assert "Es war nichts angekreuzt." in text
    assert Offer.objects.count() == 0


def test_line_that_does_not_exist_is_named_by_its_number(ines, people):
    text = text_of(ines.post("/desk/plan/send/", {"pick": "987654-1-987654-1"}, follow=True))

    assert "#987654: Dieser Platz ist nicht mehr offen." in text


def test_who_was_asked_is_shown_and_may_still_say_yes(ines, people, at):
    submit(people.youth_office, at, starts=at + timedelta(hours=25))

    html = ines.get(PLAN).content.decode()

    assert "hat die Frage schon" in html
    assert "Amal Haddad (Frage wartet)" in html
    assert picks(html) == []
    assert "Angebote so senden" not in html


def test_waiting_place_proposes_nobody_further_however_many_there_are(ines, people, at, monkeypatch):
    people.pool.round_size = 1
    people.pool.save()
    submit(people.youth_office, at, starts=at + timedelta(hours=25))
    monkeypatch.setattr(candidates, "WHOLE", 1)  # above it, who was asked is not found again

    page = ines.get(PLAN)

    assert picks(page.content.decode()) == []
    assert [line.proposed.candidate.name for line in page.context["lines"]] == ["Amal Haddad"]
    assert "hat die Frage schon" in text_of(page)


def test_who_holds_a_question_for_the_time_is_not_ticked(ines, people, at):
    first = submit(people.youth_office, at, starts=at + timedelta(hours=25), language="apc")
    people.chadi.state = "paused"
    people.chadi.save()
    Request.objects.of(people.pool).filter(pk=first.pk).update(state="withdrawn")
    people.pool.round_size = 0
    people.pool.save()
    submit(people.school, at, starts=at + timedelta(hours=25))

    html = ines.get(PLAN).content.decode()

    assert "hat zur selben Zeit noch eine andere Frage" in html
    assert picks(html) == []


def test_page_has_the_soonest_places_and_says_how_many_are_left_out(ines, people, at, monkeypatch):
    monkeypatch.setattr(planning, "PLACES", 2)
    for hours in (27, 26, 25, 28):
        submit(people.youth_office, at, starts=at + timedelta(hours=hours))

    page = ines.get(PLAN + "&span=week")

    assert [line.request.slot.starts - at for line in page.context["lines"]] == [
        timedelta(hours=25),
        timedelta(hours=26),
    ]
    words = "2 spätere Plätze sind hier nicht dabei."
    assert f"{words} Bitte wählen Sie einen Tag statt der Woche." in text_of(page)
    assert words in text_of(ines.get(PLAN))


def test_week_has_all_its_days_and_its_neighbours(ines, people, at):
    for days in (1, 4, 8):
        submit(people.youth_office, at, starts=at + timedelta(days=days))

    page = ines.get("/desk/plan/?day=2026-11-26&span=week")

    assert [line.request.slot.starts - at for line in page.context["lines"]] == [
        timedelta(days=1),
        timedelta(days=4),
    ]
    assert "Planung: Mo, 23.11.2026 – So, 29.11.2026" in text_of(page)
    assert "day=2026-11-16&amp;span=week" in page.content.decode()


@pytest.mark.parametrize(
    "query", ["", "?day=morgen", "?day=2026-02-30", "?day=0001-01-01", "?day=9999-12-31&span=y"]
)
def test_nonsense_is_today(ines, query):
    assert "Planung: Mo, 23.11.2026" in text_of(ines.get(f"/desk/plan/{query}"))


def test_filled_over_and_unseen_requests_are_not_planned(ines, people, at):
    accepted(submit(people.youth_office, at, starts=at + timedelta(hours=25)), at)
    submit(people.youth_office, at - timedelta(hours=9), starts=at - timedelta(hours=1))
    people.pool.review_all = True
    people.pool.save()
    submit(people.youth_office, at, starts=at + timedelta(hours=26))

    page = ines.get("/desk/plan/?day=2026-11-24&span=week")

    assert page.context["lines"] == []


@pytest.mark.parametrize(
    ("hours", "fields", "words"),
    [
        (24, {"language": "som"}, "Niemand passt."),
        (0.75, {}, "Es ist zu spät, um noch jemanden zu fragen."),
    ],
)
def test_empty_place_says_why(ines, people, at, hours, fields, words):
    submit(people.youth_office, at - timedelta(hours=2), starts=at + timedelta(hours=hours), **fields)

    assert words in text_of(ines.get("/desk/plan/?day=2026-11-23&span=week"))


def test_holiday_and_closure_are_named(ines, people):
    Closure.objects.create(
        pool=people.pool, name="Weihnachtspause", first_day=date(2026, 12, 24), last_day=date(2027, 1, 1)
    )

    text = text_of(ines.get("/desk/plan/?day=2026-12-25"))

    assert "Fr, 25.12.: Pause: Weihnachtspause; Feiertag: Erster Weihnachtstag" in text


def test_each_further_place_costs_the_same_however_many_people_there_are(ines, people, at):
    found: list[int] = []
    submit(people.youth_office, at, starts=at + timedelta(hours=25))
    with queries_of(found):
        ines.get(PLAN)
    for number in (1, 2):
        submit(people.youth_office, at, starts=at + timedelta(hours=25 + 2 * number))
    make_interpreter(people.pool, "Dina Saleh", "apc", mobile="+491713920011")
    with queries_of(found):
        ines.get(PLAN)

    assert found == [18, 18 + 2 * 5]


def test_plan_is_for_coordinators(client, gesa, ines):
    assert gesa.get(PLAN).status_code == gesa.post("/desk/plan/send/").status_code == 403
    assert client.get(PLAN).status_code == 302
    assert ines.get("/desk/plan/send/").status_code == 405


def test_neighbour_neither_sees_nor_sends(ines, jona, scarce):
    boxes = picks(ines.get(PLAN).content.decode())

    text = text_of(jona.post("/desk/plan/send/", {"pick": boxes, "day": "2026-11-24"}, follow=True))

    assert "Hier ist nichts zu planen." in text
    assert "Amal" not in text and "Chadi" not in text
    assert Offer.objects.count() == 0


def test_page_without_the_optimiser_says_so():
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-c", WITHOUT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )

    assert "Gerechnet ohne Optimierer" in done.stdout, done.stderr
