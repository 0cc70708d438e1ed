"""The first page of the day: what needs somebody, and nothing else."""

from datetime import timedelta

import pytest

from notifications.models import Message
from scheduling.actions.warnings import warn_hard_to_fill
from tests.builders import accepted, hear, sent_offers, submit
from tests.scheduling.series import file, yes
from tests.scheduling.web import queries_of, text_of

AMAL, CHADI = "+491713920001", "+491713920003"


def test_quiet_day_says_so(ines):
    assert "Nichts wartet auf Sie." in text_of(ines.get("/desk/"))


@pytest.mark.parametrize("path", ["/desk/", "/desk/requests/", "/desk/hours/", "/desk/statements/"])
def test_desk_is_for_coordinators(client, gesa, path):
    assert gesa.get(path).status_code == 403
    assert client.get(path).headers["Location"] == f"/anmelden/?next={path}"


def test_request_to_approve_is_listed(ines, people, at):
    people.pool.review_all = True
    people.pool.save()
    submit(people.youth_office, at)

    text = text_of(ines.get("/desk/"))

    assert "Wartet auf Ihre Zustimmung" in text
    assert "Jugendamt Korbach braucht jemanden für Arabisch (Levante) am Di, 24.11.2026, 09:00 Uhr" in text


def test_unfilled_request_is_listed_until_its_time(ines, people, at):
    submit(people.youth_office, at, language="som")

    assert "Niemand gefunden" in text_of(ines.get("/desk/"))


def test_unfilled_request_of_yesterday_is_not_listed(ines, people, at):
    submit(people.youth_office, at - timedelta(days=2), language="som", starts=at - timedelta(days=1))

    assert "Niemand gefunden" not in text_of(ines.get("/desk/"))


def test_sms_nobody_understood_is_shown_with_its_sender(ines, people, at):
    hear(AMAL, "Wie lange dauert das?", at)

    text = text_of(ines.get("/desk/"))

    assert "Amal Haddad schreibt: „Wie lange dauert das?“ seit Mo, 23.11.2026, 09:00" in text
    assert "Amal Haddad: 0171 3920001" in text


def test_sms_is_settled_by_a_clear_one(ines, people, at):
    row = submit(people.youth_office, at)
    offer = next(one for one in sent_offers(row, at) if one.person.mobile == AMAL)
    hear(AMAL, "Wie lange dauert das?", at)
    hear(AMAL, f"NEIN {offer.code}", at + timedelta(minutes=1))

    assert "Nicht verstandene Nachrichten" not in text_of(ines.get("/desk/"))


def test_failed_sms_is_shown(ines, people, at):
    submit(people.youth_office, at)
    Message.objects.filter(recipient=CHADI).update(state="failed", error="30003")

    assert "Frage an Chadi Nassar (0171 3920003)" in text_of(ines.get("/desk/"))


def test_stop_is_shown(ines, people, at):
    hear(AMAL, "STOPP", at)

    assert "Amal Haddad, 0171 3920001, hat STOPP geschrieben." in text_of(ines.get("/desk/"))


def test_open_search_says_who_answered_what(ines, people, at):
    row = submit(people.youth_office, at)
    offer = next(one for one in sent_offers(row, at) if one.person.mobile == CHADI)
    hear(CHADI, f"NEIN {offer.code}", at)

    text = text_of(ines.get("/desk/"))

    assert "Runde 1" in text
    assert "Amal Haddad (gefragt seit Mo 23.11., 09:00), Chadi Nassar (abgelehnt)" in text
    assert "Nächster Blick: Mo 23.11., 10:00" in text


def test_assignments_of_today_and_tomorrow_are_listed(ines, people, at):
    for hours in (5, 24, 48):
        accepted(submit(people.youth_office, at, starts=at + timedelta(hours=hours)), at)

    days = ines.get("/desk/").context["days"]

    assert [[line.starts - at for line in lines] for _day, lines in days] == [
        [timedelta(hours=5)],
        [timedelta(hours=24)],
    ]


def test_page_costs_the_same_with_one_and_three_searches(ines, people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            hours = timedelta(hours=9 + 2 * day)
            accepted(submit(people.youth_office, at, starts=at + hours, language="tir"), at)
            submit(people.youth_office, at, starts=at + hours)
        with queries_of(found):
            ines.get("/desk/")

    assert found == [20, 20]


def test_other_pool_sees_nothing_of_it(jona, people, at):
    submit(people.youth_office, at)
    submit(people.youth_office, at, language="som")
    hear(AMAL, "Wie lange dauert das?", at)
    hear(CHADI, "STOPP", at)

    assert "Nichts wartet auf Sie." in text_of(jona.get("/desk/"))


def test_dates_that_follow_a_series_say_where_it_is_asked(ines, people, at):
    first, second = file(people.youth_office, at, more=1)

    for path in ("/desk/", f"/desk/requests/{second.pk}/"):
        text = text_of(ines.get(path))
        assert "Gefragt wird für alle Termine der Reihe zusammen." in text
        assert f'href="/desk/requests/{first.pk}/"' in ines.get(path).content.decode()
        assert "Noch niemand" not in text and "bisher nicht gefragt" not in text


def test_search_that_is_hard_is_marked(ines, people, at):
    row = submit(people.youth_office, at)
    assert "bitte mit suchen" not in text_of(ines.get("/desk/"))

    warn_hard_to_fill(row, at=at)

    assert "schwierig: bitte mit suchen" in text_of(ines.get("/desk/"))


def test_date_that_was_found_with_its_series_says_where_it_was_asked(ines, people, at):
    first, second = file(people.youth_office, at, more=1)
    yes([first, second], "Amal", at)

    text = text_of(ines.get(f"/desk/requests/{second.pk}/"))

    assert "Gefragt wird für alle Termine der Reihe zusammen." in text
    assert "Die Auswahl entsteht" not in text


def test_a_yes_that_was_taken_back_is_said(ines, people, at):
    held = accepted(submit(people.youth_office, at), at)
    hear(AMAL, f"ABSAGE {held.code}", at)

    assert "Amal Haddad (zugesagt, dann abgesagt)" in text_of(ines.get("/desk/"))


def test_who_has_said_again_that_they_come_is_marked(ines, people, at):
    held = accepted(submit(people.youth_office, at), at)
    assert "noch einmal bestätigt" not in text_of(ines.get("/desk/"))
    held.still_asked_at = held.still_coming_at = at
    held.save()

    assert "zugesagt noch einmal bestätigt" in text_of(ines.get("/desk/"))
