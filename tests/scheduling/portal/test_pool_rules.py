"""The rules of the Pool as the clerk meets them: before the form, beside the fields, in a refusal."""

from datetime import time

import pytest

from pool.models import Pool
from scheduling.doors.beginning import TAKE_PLACE
from scheduling.forms.chances import TAKEN
from scheduling.models import Request
from tests.scheduling.portal.test_filing import NEW, need, requests_of
from tests.scheduling.portal.test_wishes import errors
from tests.scheduling.web import text_of

PAGE = "/regeln/"
RULES = {
    "excluded_kinds": ["health"], "excluded_settings": ["court", "police", "lessons"], "lead_days": 3,
    "service_days": [0, 1, 2, 3, 4], "service_from": time(8), "service_until": time(18), "longest": 180,
    "office_hours": "Mo bis Fr, 9 bis 12 Uhr", "client_cap": 5, "needs_agreement": True, "cancel_hours": 24,
    "cancel_cost": "20.00",
}  # fmt: skip
SENTENCES = [
    "Nicht über diesen Pool: Praxis, Klinik.",
    "Privatpersonen bitten die Stelle, bei der sie den Termin haben",
    "Gericht; Polizei: Dafür braucht es vereidigte Dolmetscherinnen und Dolmetscher.",
    "Unterricht, Ausflug: Rufen Sie uns dafür bitte an: 069 90009001 (Mo bis Fr, 9 bis 12 Uhr).",
    "Bitte fragen Sie mindestens 3 Arbeitstage vorher an.",
    "Kürzer geht es nur, wenn es eilt",
    "Termine sind möglich: Montag bis Freitag, 08:00 bis 18:00 Uhr.",
    "Ein Termin dauert höchstens 3 Stunden.",
    "im Kalenderjahr höchstens 5 Einsätze",
    "Bitte fragen Sie die ratsuchende Person vorher",
    "Bis 24 Stunden vorher ist Absagen frei. Danach kostet es 20,00 Euro.",
]


@pytest.fixture
def ruled(people) -> Pool:
    """The Pool with a rule of each kind."""
    Pool.objects.filter(pk=people.pool.pk).update(**RULES)
    return people.pool


@pytest.mark.parametrize("words", SENTENCES)
def test_whole_page_says_it_in_plain_words(gesa, ruled, words):
    assert words in text_of(gesa.get(PAGE))


def test_clerk_reads_the_rules_before_the_form(gesa, ruled):
    page = text_of(gesa.get(NEW))

    assert all(words in page for words in SENTENCES)
    assert page.index(SENTENCES[0]) < page.index("Worum geht es?")
    assert "ist es rechtzeitig. Davor nur, wenn es eilt." in page


def test_pool_without_rules_says_only_what_there_is(gesa, people):
    Pool.objects.update(excluded_settings=[])

    page = text_of(gesa.get(PAGE))

    assert "Sie können jederzeit anfragen." in page
    assert "Absagen kostet nichts." in page
    assert "Was wir nicht machen" not in page
    assert "Einverständnis" not in page


def test_everybody_may_read_the_rules_of_a_pool(client, ruled):
    page = client.get(f"/regeln/{ruled.slug}/")

    assert SENTENCES[-1] in text_of(page)
    assert client.get("/regeln/gibt-es-nicht/").status_code == 404
    assert client.get(PAGE).headers["Location"] == f"/anmelden/?next={PAGE}"


def test_coordinator_reads_them_too(ines, ruled):
    assert SENTENCES[0] in text_of(ines.get(PAGE))


@pytest.mark.parametrize(
    ("setting", "words"),
    [("court", "justiz-dolmetscher.de"), ("kita", ""), ("", ""), ("'; --", ""), ("lessons", "069 90009001")],
)
def test_choice_says_at_once_where_to_turn(gesa, ruled, setting, words):
    page = gesa.get("/anfragen/bereich/", {"setting": setting})

    assert page.status_code == 200
    told = page.content.decode().strip()
    assert words in told if words else told == ""


def test_every_broken_rule_is_told_at_once_and_nothing_typed_is_lost(gesa, people, ruled):
    Pool.objects.update(lead_days=30)

    page = gesa.post(NEW, need(setting="court", start="06:00", meeting_point="Pforte 7"))

    text = text_of(page)
    assert "Bereich: Diesen Bereich bedient unser Pool nicht: Gericht." in text
    assert "Das ist sehr kurzfristig" in text
    assert "Unser Pool vermittelt nur für Termine in dieser Zeit: Montag bis Freitag" in text
    assert 'value="Pforte 7"' in page.content.decode()
    assert not requests_of(people)


def test_rules_are_told_together_with_what_is_missing(gesa, people, ruled):
    page = gesa.post(NEW, need(language="", setting="court", start="06:00"))

    told = errors(page)
    assert set(told) == {"language", "setting", "start", "urgent", "client_agrees"}
    assert told["setting"].startswith("Diesen Bereich bedient unser Pool nicht: Gericht.")
    assert not requests_of(people)


def test_rule_is_not_told_about_what_is_wrong_itself(gesa, ruled):
    yesterday = gesa.post(NEW, need(day="2026-11-22", client_agrees="on", urgent="on"))
    empty = gesa.post(NEW, need(day="", start="", minutes=""))

    assert list(errors(yesterday)) == ["start", "urgent_reason"]
    assert set(errors(empty)) == {"day", "start", "minutes", "client_agrees"}


@pytest.mark.parametrize("still_choosing", [{"do": TAKE_PLACE}, {TAKEN: "2026-11-27 10:00"}])
def test_who_is_still_choosing_is_told_no_rule(gesa, ruled, still_choosing):
    assert not errors(gesa.post(NEW, need(language="") | still_choosing))


def test_clerk_has_no_field_to_overrule(gesa, people, ruled):
    page = gesa.post(NEW, need(setting="court") | {"overrule": "Es eilt"})

    assert "Diesen Bereich bedient unser Pool nicht" in text_of(page)
    assert "Trotzdem, weil" not in text_of(page)
    assert not requests_of(people)


def test_coordinator_files_in_spite_with_a_reason(ines, gesa, people, ruled):
    url = f"/desk/requests/neu/?authority={people.youth_office.pk}"
    data = need(setting="court") | {"requester": people.gesa.person_id}
    assert "Trotzdem, weil" not in text_of(ines.get(url))

    refused = ines.post(url, data)
    ines.post(url, data | {"overrule": "Mit der Richterin besprochen"})

    assert "Trotzdem, weil …" in text_of(refused)
    row = Request.objects.of(people.pool).get()
    assert row.setting == "court"
    page = text_of(ines.get(f"/desk/requests/{row.pk}/"))
    assert "hat es trotz einer Regel des Pools zugelassen." in page
    assert "Mit der Richterin besprochen" in page


def test_coordinator_changes_in_spite_with_a_reason(ines, gesa, people):
    gesa.post(NEW, need())
    row = Request.objects.of(people.pool).get()
    url, data = f"/desk/requests/{row.pk}/change/", need(setting="court")

    refused = text_of(ines.post(url, data))
    ines.post(url, data | {"overrule": "Ausnahme"})

    assert "Trotzdem, weil …" in refused
    assert Request.objects.of(people.pool).get().setting == "court"
