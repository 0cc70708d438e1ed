"""The clerk's pages: mine and nobody else's, who comes, what is left to do."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from pool.models import Interpreter
from scheduling.actions import assignments, delays
from scheduling.models import Assignment, Request, ServiceRecord, Slot
from tests.builders import accepted, hear, interpreter_actor, sent_offers, submit
from tests.people import Cast
from tests.scheduling.web import browser_of, queries_of, text_of


def worked(people: Cast, at: datetime) -> Assignment:
    """Amal has interpreted last week and reported 75 minutes."""
    past = at - timedelta(days=7)
    assignment = accepted(submit(people.youth_office, past), past)
    assignments.complete_assignment(assignment, at=past + timedelta(days=2))
    hear(assignment.person.mobile, f"FERTIG {assignment.code} 75 24", past + timedelta(days=2))
    return assignment


def test_visitor_is_asked_to_sign_in(client):
    response = client.get("/anfragen/neu/")

    assert response.headers["Location"] == "/anmelden/?next=/anfragen/neu/"


def test_coordinator_is_led_from_the_first_page_to_the_desk(ines):
    assert ines.get("/").headers["Location"] == "/desk/"


@pytest.mark.parametrize("path", ["/anfragen/neu/", "/anfragen/1/"])
def test_portal_is_for_clerks(ines, path):
    assert ines.get(path).status_code == 403


def test_list_shows_what_is_open(gesa, people, at):
    submit(people.youth_office, at)
    submit(people.school, at, language="tir")

    text = text_of(gesa.get("/"))

    assert "Di, 24.11.2026, 09:00 Arabisch (Levante) Korbach – wir fragen an" in text
    assert "Tigrinya" not in text


def test_list_is_in_order_of_time(gesa, people, at):
    for days in (3, 1, 2):
        submit(people.youth_office, at, starts=at + timedelta(days=days))

    rows = gesa.get("/").context["page"]

    assert [row.slot.starts for row in rows] == [at + timedelta(days=days) for days in (1, 2, 3)]


def test_request_with_two_proposed_times_is_listed_once(gesa, people, at):
    row = submit(people.youth_office, at)
    later = {"starts": at + timedelta(days=5), "ends": at + timedelta(days=5, hours=1)}
    Slot.objects.create(pool=people.pool, request=row, rank=2, **later)

    assert list(gesa.get("/").context["page"]) == [row]


def test_past_and_withdrawn_ones_are_in_the_other_list(gesa, people, at):
    worked(people, at)
    row = submit(people.youth_office, at)
    gesa.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": "fällt aus"})

    assert list(gesa.get("/").context["page"]) == []
    assert len(gesa.get("/?show=past").context["page"]) == 2


def test_list_costs_the_same_with_one_and_three_rows(gesa, people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            accepted(submit(people.youth_office, at, starts=at + timedelta(days=day)), at)
        with queries_of(found):
            gesa.get("/")

    assert found == [17, 17]


def test_list_has_pages(gesa, people, at):
    for hours in range(26):
        submit(people.youth_office, at, starts=at + timedelta(days=2, hours=hours), language="som")

    assert "Seite 1 von 2" in text_of(gesa.get("/"))
    assert len(gesa.get("/?page=2").context["page"]) == 1


@pytest.mark.parametrize("action", ["", "aendern/", "zurueckziehen/"])
def test_foreign_request_does_not_exist(henning, people, at, action):
    row = submit(people.youth_office, at)

    assert henning.get(f"/anfragen/{row.pk}/{action}").status_code == 404
    assert henning.get(f"/anfragen/999999/{action}").status_code == 404
    assert henning.get(f"/anfragen/99999999999999999999/{action}").status_code == 404


def test_detail_counts_those_who_were_asked_and_names_none(gesa, people, at):
    row = submit(people.youth_office, at)
    offers = sent_offers(row, at)
    hear(offers[1].person.mobile, f"NEIN {offers[1].code}", at)

    text = text_of(gesa.get(f"/anfragen/{row.pk}/"))

    assert "Runde 1: 2 Personen gefragt" in text
    assert "Amal" not in text
    assert "Chadi" not in text


@pytest.mark.parametrize(("shares", "seen"), [(True, True), (False, False)])
def test_detail_shows_who_comes_and_the_number_only_if_allowed(gesa, people, at, shares, seen):
    Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(share_phone=shares)
    row = submit(people.youth_office, at)
    accepted(row, at)

    text = text_of(gesa.get(f"/anfragen/{row.pk}/"))

    assert "Es kommt Amal Haddad" in text
    assert ("0171 3920001" in text) is seen


def test_detail_says_that_the_first_one_has_cancelled(gesa, people, at):
    row = submit(people.youth_office, at)
    assignment = accepted(row, at)
    hear(assignment.person.mobile, f"ABSAGE {assignment.code}", at)

    text = text_of(gesa.get(f"/anfragen/{row.pk}/"))

    assert "Zusage zurückgezogen" in text
    assert "Amal" not in text


def test_withdrawal_needs_a_reason(gesa, people, at):
    row = submit(people.youth_office, at)

    response = gesa.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": " "})

    assert list(response.context["form"].errors) == ["reason"]
    assert Request.objects.of(people.pool).get().state == "searching"


def test_withdrawal_shows_its_reason(gesa, people, at):
    row = submit(people.youth_office, at)

    gesa.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": "Familie ist krank"})

    assert "Zurückgezogen Familie ist krank" in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_withdrawing_twice_is_answered_in_the_form(gesa, people, at):
    row = submit(people.youth_office, at)

    answers = [gesa.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": "fällt aus"}) for _ in range(2)]

    assert "Der Stand hat sich geändert" in text_of(answers[1])


def test_reported_hours_wait_on_the_first_page(gesa, people, at):
    worked(people, at)

    assert "Amal Haddad: 75 Minuten, 24 km Stunden stimmen" in text_of(gesa.get("/"))


def test_hours_are_confirmed_with_one_click(gesa, people, at):
    assignment = worked(people, at)

    response = gesa.post(f"/einsaetze/{assignment.pk}/bestaetigen/", follow=True)

    assert ServiceRecord.objects.of(people.pool).get().state == "attested"
    assert "Stunden bestätigt 75 Minuten" in text_of(response)


def test_opening_the_link_confirms_nothing(gesa, people, at):
    assignment = worked(people, at)

    assert gesa.get(f"/einsaetze/{assignment.pk}/bestaetigen/").status_code == 405
    assert ServiceRecord.objects.of(people.pool).get().state == "reported"


def test_second_click_is_refused_with_a_sentence(gesa, people, at):
    assignment = worked(people, at)

    answers = [gesa.post(f"/einsaetze/{assignment.pk}/bestaetigen/") for _ in range(2)]

    assert answers[1].status_code == 409
    assert "Der Stand hat sich geändert" in text_of(answers[1])


def test_hours_of_another_authority_do_not_exist(henning, people, at):
    assignment = worked(people, at)

    assert henning.post(f"/einsaetze/{assignment.pk}/bestaetigen/").status_code == 404


def test_hours_not_yet_reported_do_not_exist(gesa, people, at):
    assignment = accepted(submit(people.youth_office, at), at)

    assert gesa.post(f"/einsaetze/{assignment.pk}/bestaetigen/").status_code == 404


def test_forged_post_is_refused(people, at):
    row = submit(people.youth_office, at)
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.gesa)

    assert client.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": "x"}).status_code == 403


def test_words_from_people_are_escaped(gesa, people, at):
    row = submit(people.youth_office, at, notes="<script>alert(1)</script>")

    page = gesa.get(f"/anfragen/{row.pk}/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_refusal_page_leads_back_only_to_ourselves(people, at):
    assignment = worked(people, at)
    client = browser_of(people.gesa)
    path = f"/einsaetze/{assignment.pk}/bestaetigen/"
    client.post(path)

    page = client.post(path, headers={"referer": "https://evil.example/"}).content.decode()

    assert "evil.example" not in page


def test_delay_is_seen_by_whoever_opens_the_page(gesa, people, at):
    row = accepted(submit(people.youth_office, at, starts=at + timedelta(hours=3)), at)
    delays.report_delay(row, minutes=25, by=interpreter_actor(row), at=at)

    assert "Kommt etwa 25 Minuten später." in text_of(gesa.get(f"/anfragen/{row.request_id}/"))
