"""Regeln für Anfragen: three forms; what is said afterwards stands where it was saved."""

import re
from datetime import time
from decimal import Decimal

import pytest

from pool.models import Event, Pool
from scheduling.desk import views_serving
from tests.scheduling.web import text_of

PAGE = "/desk/rules/anfragen/"
MATTERS = {
    "do": "matters", "excluded_kinds": ["health"], "excluded_settings": ["court", "police"],
    "turn_to_court": "Fragen Sie die Geschäftsstelle.", "turn_to_police": "",
}  # fmt: skip
TIMES = {
    "do": "times", "lead_days": "3", "lead_refuses": "on", "longest": "180", "service_days": ["0", "4"],
    "service_from": "08:00", "service_until": "18:00", "office_hours": "Mo bis Fr, 9 bis 12 Uhr",
}  # fmt: skip
LIMITS = {
    "do": "limits", "client_cap": "5", "needs_agreement": "on", "cancel_hours": "24", "cancel_cost": "20,50"
}  # fmt: skip
SENT = {"matters": MATTERS, "times": TIMES, "limits": LIMITS}


def pool_of(people) -> Pool:
    """The Pool as it is now."""
    people.pool.refresh_from_db()
    return people.pool


def test_page_is_for_coordinators(client, gesa):
    assert gesa.get(PAGE).status_code == 403
    assert client.get(PAGE).headers["Location"] == f"/anmelden/?next={PAGE}"


def test_everything_is_saved(ines, people):
    for data in SENT.values():
        ines.post(PAGE, data)

    pool = pool_of(people)
    assert (pool.excluded_kinds, pool.excluded_settings) == (["health"], ["court", "police"])
    assert pool.turn_to == {"court": "Fragen Sie die Geschäftsstelle."}
    assert (pool.lead_days, pool.lead_refuses, pool.longest) == (3, True, 180)
    assert (pool.service_days, pool.service_from, pool.service_until) == ([0, 4], time(8), time(18))
    assert (pool.office_hours, pool.client_cap) == ("Mo bis Fr, 9 bis 12 Uhr", 5)
    assert (pool.needs_agreement, pool.cancel_hours, pool.cancel_cost) == (True, 24, Decimal("20.50"))
    verbs = [event.verb for event in Event.objects.of(pool).order_by("pk")]
    assert verbs == ["set_matters", "set_times", "set_limits"]


@pytest.mark.parametrize("name", list(SENT))
def test_what_is_saved_is_said_once_in_its_section(ines, name):
    answer = ines.post(PAGE, SENT[name])
    page = ines.get(PAGE).content.decode()

    assert answer.headers["Location"] == f"{PAGE}#{name}"
    assert page.count(views_serving.SAVED) == 1
    section = re.search(rf'<section id="{name}">.*?</section>', page, re.DOTALL)
    assert section and views_serving.SAVED in section[0]
    assert "Zuletzt geändert" in page or "Ines Vogt" in page


def test_fields_for_where_to_turn_are_those_of_what_is_not_served(ines, people):
    ines.post(PAGE, MATTERS)

    page = ines.get(PAGE).content.decode()

    assert re.findall(r'name="turn_to_(\w+)"', page) == ["court", "police"]
    assert "Leer: Dafür braucht es vereidigte" in page


def test_what_was_said_about_a_matter_that_is_served_again_is_kept(ines, people):
    ines.post(PAGE, MATTERS)

    ines.post(PAGE, {"do": "matters", "excluded_settings": ["police"]} | {"turn_to_court": "Neu."})

    assert pool_of(people).turn_to == {"court": "Neu."}
    assert pool_of(people).excluded_settings == ["police"]


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("times", {"service_days": []}, "Bitte kreuzen Sie mindestens einen Wochentag an."),
        ("times", {"service_until": "08:00"}, "Beginn und Ende sind gleich."),
        ("times", {"lead_days": "99"}, "Vorlauf (Arbeitstage): "),
        ("limits", {"cancel_cost": "0"}, "Bitte geben Sie an, was eine späte Absage kostet"),
        ("limits", {"cancel_cost": "NaN"}, "Späte Absage kostet (Euro): "),
        ("matters", {"turn_to_court": "x" * 10_000}, "Gericht: "),
        ("matters", {"excluded_settings": ["astrology"]}, "Diese Bereiche bedient der Pool nicht: "),
    ],
)
def test_nonsense_is_said_beside_its_field(ines, people, name, changes, words):
    before = pool_of(people).longest

    page = text_of(ines.post(PAGE, SENT[name] | changes))

    assert words in page
    assert not Event.objects.of(people.pool).exists()
    assert pool_of(people).longest == before


def test_unknown_form_is_a_bad_request(ines):
    assert ines.post(PAGE, {"do": "weather"}).status_code == 400


def test_markup_in_words_of_the_pool_stays_text(ines, people):
    ines.post(PAGE, MATTERS | {"turn_to_court": "<script>alert(1)</script>"})
    ines.post(PAGE, TIMES | {"office_hours": "<b>immer</b>"})

    page = ines.get(PAGE).content.decode()

    assert "<script>alert" not in page
    assert "<b>immer" not in page
