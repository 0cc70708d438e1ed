"""The list and the page of one Request: who was asked, why, who said what; and the steps."""

from datetime import timedelta

import pytest

from scheduling.actions import rounds
from scheduling.actions.changes import change_request
from scheduling.models import Assignment, Request
from tests.builders import (
    accepted,
    clerk_of,
    hear,
    make_interpreter,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling.web import need, queries_of, text_of


def path_of(row: Request, step: str = "") -> str:
    """The address of a Request on the desk."""
    return f"/desk/requests/{row.pk}/{step}"


def test_list_is_filtered(ines, people, at):
    submit(people.youth_office, at)
    submit(people.school, at, language="tir", starts=at + timedelta(days=2))

    def listed(query: str) -> list[str]:
        return [row.position.language for row in ines.get(f"/desk/requests/?{query}").context["page"]]

    assert listed("") == ["tir", "apc"]
    assert listed("language=apc") == ["apc"]
    assert listed(f"authority={people.school.pk}") == ["tir"]
    assert listed("state=filled") == []
    assert listed("state=searching&language=tir") == ["tir"]


def test_nonsense_in_the_filter_filters_nothing(ines, people, at):
    submit(people.youth_office, at)

    response = ines.get("/desk/requests/?state=x&authority=99999999999999999999&language=%00&page=-1")

    assert len(response.context["page"]) == 1


def test_list_costs_the_same_with_one_and_three_rows(ines, people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            accepted(submit(people.youth_office, at, starts=at + timedelta(days=day)), at)
        with queries_of(found):
            ines.get("/desk/requests/")

    assert found == [14, 14]  # the last: which of those shown are doubles


def test_page_shows_everything(ines, people, at):
    row = submit(people.youth_office, at, file_reference="AZ 9")
    offers = sent_offers(row, at)
    hear(offers[1].person.mobile, f"Nein danke {offers[1].code}", at)
    hear(offers[0].person.mobile, f"JA {offers[0].code}", at)

    text = text_of(ines.get(path_of(row)))

    for words in (
        "Gesa Klee hat die Anfrage gestellt.",
        "Das System hat die Anfrage angenommen.",
        "Runde 1: Gefragt werden Amal Haddad und Chadi Nassar. Gewartet wird bis 10:00.",
        f"Antwort 09:00: „Nein danke {offers[1].code}“ – verstanden als Nein.",
        f"Antwort 09:00: „JA {offers[0].code}“ – verstanden als Zusage.",
        "Amal Haddad ist eingeteilt, durch: Amal Haddad.",
        "Nähe 40",
        "Chadi Nassar wurde um 09:00 per SMS gefragt",
        "Eine E-Mail geht an Gesa Klee (Zusage)",
        "AZ 9",
    ):
        assert words in text


def test_page_says_why_somebody_was_not_asked(ines, people, at):
    row = submit(people.youth_office, at, language="fra")

    assert "Fatou Diop 0 km – nicht gefragt, weil die Basisschulung" in text_of(ines.get(path_of(row)))


def test_page_says_why_in_one_sentence(ines, people, at):
    row = submit(people.youth_office, at)

    text = text_of(ines.get(path_of(row)))

    assert "dann geht es nach Punkten. Entfernungen: geschätzt (Luftlinie × 1,3)." in text
    assert "gefragt in Runde 1; wohnt ganz in der Nähe, in den letzten vier Wochen kein Einsatz" in text
    assert "Ob sie oder er frei ist, weiß niemand. Punkte: Nähe 40" in text


def test_page_says_whether_the_routing_service_was_there(ines, people, at, settings):
    settings.ROUTING_URL = "http://127.0.0.1:1"
    row = submit(people.youth_office, at)

    assert "weil der Routendienst dazu noch nichts gesagt hat" in text_of(ines.get(path_of(row)))


def test_page_keeps_the_candidates_while_a_new_time_is_confirmed(ines, people, at):
    row = accepted(submit(people.youth_office, at), at).request
    change_request(row, wanted=wanted(at + timedelta(days=2)), by=clerk_of(people.youth_office)[0], at=at)

    text = text_of(ines.get(path_of(row)))

    assert "Niemand im Pool spricht diese Sprache" not in text
    assert "Chadi Nassar 22,3 km" in text


def test_page_shows_only_words_about_this_request(ines, people, at):
    first, second = (submit(people.youth_office, at, starts=at + timedelta(days=n)) for n in (1, 5))
    offer = sent_offers(first, at)[0]
    hear(offer.person.mobile, f"NEIN {offer.code}", at)

    assert f"NEIN {offer.code}" not in text_of(ines.get(path_of(second)))


def test_foreign_request_does_not_exist(jona, people, at):
    row = submit(people.youth_office, at)

    for step in ("", "change/", "assign/", "reject/", "withdraw/"):
        assert jona.get(path_of(row, step)).status_code == 404
    for step in ("approve/", "search/", "assign/", "reject/", "withdraw/"):
        assert jona.post(path_of(row, step), {"reason": "x"}).status_code == 404


def test_request_is_approved(ines, people, at):
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at)

    response = ines.post(path_of(row, "approve/"), follow=True)

    row.refresh_from_db()
    assert row.state == "searching"
    assert "Ines Vogt hat die Anfrage angenommen." in text_of(response)


def test_approving_twice_is_refused(ines, people, at):
    row = submit(people.youth_office, at)

    assert ines.post(path_of(row, "approve/")).status_code == 409


def test_request_is_rejected_with_a_reason(ines, gesa, people, at):
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at)

    without = ines.post(path_of(row, "reject/"), {"reason": ""})
    ines.post(path_of(row, "reject/"), {"reason": "Gericht, bitte vereidigt"})

    assert list(without.context["form"].errors) == ["reason"]
    assert "Abgelehnt Gericht, bitte vereidigt" in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_request_is_withdrawn_with_a_reason(ines, people, at):
    row = submit(people.youth_office, at)

    response = ines.post(path_of(row, "withdraw/"), {"reason": "Anruf der Schule"}, follow=True)

    assert "Grund: Anruf der Schule" in text_of(response)


def test_somebody_is_assigned_by_hand(ines, people, at):
    row = submit(people.youth_office, at)

    response = ines.post(
        path_of(row, "assign/"), {"interpreter": people.chadi.pk, "reason": "kennt die Familie"}, follow=True
    )

    assert Assignment.objects.of(people.pool).get().interpreter == people.chadi
    assert "Chadi Nassar ist eingeteilt, durch: Ines Vogt. Grund: kennt die Familie" in text_of(response)


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"interpreter": ""}, "interpreter"),
        ({"interpreter": "999"}, "interpreter"),
    ],
)
def test_assigning_by_hand_needs_somebody_and_a_reason_against_a_rule(ines, people, at, data, field):
    people.chadi.radius_km = 5
    people.chadi.save()
    row = submit(people.youth_office, at)

    response = ines.post(
        path_of(row, "assign/"), {"interpreter": people.chadi.pk, "reason": "kennt die Familie"} | data
    )

    assert list(response.context["form"].errors) == [field]


def test_who_does_not_speak_the_language_cannot_be_assigned(ines, people, at):
    row = submit(people.youth_office, at)

    response = ines.post(path_of(row, "assign/"), {"interpreter": people.bo.pk, "reason": "doch"})

    assert list(response.context["form"].errors) == ["interpreter"]


def test_double_booking_by_hand_is_refused_in_the_form(ines, people, at):
    accepted(submit(people.youth_office, at), at)
    row = submit(people.school, at)

    response = ines.post(path_of(row, "assign/"), {"interpreter": people.amal.pk, "reason": "doch"})

    assert "schon ein anderer Einsatz" in text_of(response)


def test_assignment_is_cancelled_and_searched_again(ines, people, at):
    for name in ("Samira Aziz", "Tarek Issa"):
        make_interpreter(people.pool, name, mobile=f"+4917139200{10 + len(name)}")
    row = submit(people.youth_office, at)
    assignment = accepted(row, at)

    ines.post(f"/desk/assignments/{assignment.pk}/cancel/", {"reason": "Auto kaputt"})

    row.refresh_from_db()
    assert row.state == "searching"
    assert Assignment.objects.of(people.pool).get().state == "cancelled"


def test_assignment_of_another_pool_does_not_exist(jona, people, at):
    assignment = accepted(submit(people.youth_office, at), at)

    assert jona.post(f"/desk/assignments/{assignment.pk}/cancel/", {"reason": "x"}).status_code == 404


def test_unfilled_request_is_searched_again(ines, people, at):
    row = submit(people.youth_office, at)
    rounds.give_up(row, at=at)

    response = ines.post(path_of(row, "search/"), follow=True)

    assert "Ines Vogt hat die Suche begonnen." in text_of(response)


def test_coordinator_changes_a_request(ines, people, at):
    row = submit(people.youth_office, at)

    ines.post(path_of(row, "change/"), need(meeting_point="Eingang B"))

    row.refresh_from_db()
    assert row.meeting_point == "Eingang B"


def test_who_could_not_be_asked_yet_is_explained_as_it_is_now(ines, people, at):
    submit(people.youth_office, at)
    row = submit(people.youth_office, at)

    text = text_of(ines.get(f"/desk/requests/{row.pk}/"))

    assert row.state == "searching" and not row.assessments.exists()
    assert "Die Auswahl entsteht" not in text
    assert "ist gerade für eine andere Anfrage zur selben Zeit gefragt" in text
