"""Nachrichten zum Ansehen: what nobody understood, with who may have sent it, until somebody has read it."""

from datetime import timedelta

import pytest

from notifications.models import Message
from pool.domain.actors import SYSTEM
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import Event, Interpreter, Membership
from scheduling.actions import delays
from scheduling.actions.attention import mark_seen
from tests.builders import accepted, coordinator_of, hear, interpreter_actor, sent_offers, submit
from tests.scheduling.phones import AMAL, CHADI, STRANGER
from tests.scheduling.web import queries_of, text_of


def test_unclear_text_is_shown_with_sender_and_open_codes(ines, people, at):
    row = submit(people.youth_office, at)
    offer = next(one for one in sent_offers(row, at) if one.person.mobile == AMAL)
    hear(AMAL, "Gibt es <b>Parkplätze</b>?", at)

    page = ines.get("/desk/sms/")

    assert "Amal Haddad · 0171 3920001 · Mo, 23.11.2026, 09:00" in text_of(page)
    assert "„Gibt es <b>Parkplätze</b>?“" in text_of(page)
    assert f"Offen: {offer.code} (gefragt)" in text_of(page) and "Wir haben nachgefragt." in text_of(page)
    body = page.content.decode()
    assert f'href="/desk/people/{people.amal.pk}/"' in body and f'href="/desk/requests/{row.pk}/"' in body
    assert "<b>" not in body


def test_secret_link_that_somebody_quotes_is_not_shown(ines, people, at):
    """Who sends our own words back sends a link along that opens their page for whoever reads it."""
    hear(AMAL, "was ist http://testserver/k/64I6Sfd7poiLqhBhf98ktQ/", at)

    for page in ("/desk/", "/desk/sms/"):
        body = ines.get(page).content.decode()
        assert "was ist http://testserver/k/…" in body and "64I6Sfd7" not in body


def test_navigation_leads_there_and_today_counts(ines, people, at):
    hear(AMAL, "vielleicht", at)
    hear(CHADI, "mal sehen", at)

    page = ines.get("/desk/")

    assert '<a href="/desk/sms/">Nachrichten</a>' in page.content.decode()
    assert "Bitte ansehen (2)" in text_of(page)
    assert "Nicht verstandene Nachrichten" in text_of(page)


def test_seen_is_seen(ines, people, at):
    message = hear(AMAL, "vielleicht", at)

    answer = ines.post("/desk/sms/seen/", {"row": message.pk}, follow=True)

    assert "Erledigt." in answer.content.decode() and "Keine Nachricht wartet auf Sie." in text_of(answer)
    event = Event.objects.about(message).get()
    assert (event.verb, event.actor, event.pool_id) == ("seen", "Ines Vogt", people.pool.pk)
    message.refresh_from_db()
    assert message.seen_at is not None and message.body == "vielleicht"


def test_second_click_finds_nothing(ines, people, at):
    message = hear(AMAL, "vielleicht", at)
    ines.post("/desk/sms/seen/", {"row": message.pk})

    assert ines.post("/desk/sms/seen/", {"row": message.pk}).status_code == 404
    with pytest.raises(LostRace):
        mark_seen(message, by=coordinator_of(people.pool), at=at)


@pytest.mark.parametrize("row", ["", "x", "0", "99999999999999999999"])
def test_nonsense_is_no_fault(ines, people, row):
    assert ines.post("/desk/sms/seen/", {"row": row}).status_code in (400, 404)


def test_looking_changes_nothing(ines, people, at):
    hear(AMAL, "vielleicht", at)

    ines.get("/desk/sms/")

    assert ines.get("/desk/sms/seen/").status_code == 405
    assert Message.objects.get(direction="in").seen_at is None


def test_other_pool_neither_sees_nor_settles_it(jona, people, at):
    message = hear(AMAL, "vielleicht", at)

    assert "Keine Nachricht wartet auf Sie." in text_of(jona.get("/desk/sms/"))
    assert jona.post("/desk/sms/seen/", {"row": message.pk}).status_code == 404
    for by in (coordinator_of(people.neighbour), SYSTEM):
        with pytest.raises(NotAllowed):
            mark_seen(message, by=by, at=at)


def test_clear_texts_are_not_shown(ines, people, at):
    for text in ("HILFE", "nein", "Automatische Antwort: bin weg", "STOPP"):
        hear(AMAL, text, at)

    assert "Keine Nachricht wartet auf Sie." in text_of(ines.get("/desk/sms/"))


def test_text_of_somebody_in_two_pools_is_shown_in_both_until_one_has_read_it(ines, jona, people, at):
    Interpreter.objects.create(pool=people.neighbour, person=people.amal.person, number=9, state="active")
    message = hear(AMAL, "vielleicht", at)

    assert message.pool is None
    assert all("„vielleicht“" in text_of(one.get("/desk/sms/")) for one in (ines, jona))

    jona.post("/desk/sms/seen/", {"row": message.pk})

    assert "„vielleicht“" not in text_of(ines.get("/desk/sms/"))
    message.refresh_from_db()
    assert message.pool == people.neighbour


def test_stranger_is_shown_only_where_there_is_one_pool(ines, people, at):
    hear(STRANGER, "Hier ist Amal, neue Nummer", at)
    assert "Keine Nachricht wartet auf Sie." in text_of(ines.get("/desk/sms/"))

    Membership.objects.of(people.neighbour).delete()
    people.neighbour.delete()

    assert "Unbekannte Nummer" in text_of(ines.get("/desk/sms/"))


def test_clerk_of_one_pool_is_answered_by_it(ines, jona, people, at):
    people.jona.person.mobile = STRANGER
    people.jona.person.save()

    message = hear(STRANGER, "Hallo?", at)

    assert message.pool == people.neighbour


def test_page_costs_the_same_with_one_and_five_texts(ines, people, at):
    found: list[int] = []
    for texts in (1, 4):
        for number in range(texts):
            hear(AMAL if number % 2 else CHADI, f"vielleicht {number} mal", at)
        with queries_of(found):
            ines.get("/desk/sms/")

    assert found[0] == found[1]


def test_desk_is_for_coordinators(client, gesa):
    assert gesa.get("/desk/sms/").status_code == 403
    assert client.get("/desk/sms/").headers["Location"] == "/anmelden/?next=/desk/sms/"


def test_delay_and_pause_are_shown(ines, people, at):
    row = accepted(submit(people.youth_office, at, starts=at + timedelta(hours=5)), at)
    delays.report_delay(row, minutes=25, by=interpreter_actor(row), at=at)
    hear(CHADI, "PAUSE 14", at)

    assert "etwa 25 Min später" in text_of(ines.get("/desk/"))
    assert "pausiert bis 07.12.2026" in text_of(ines.get(f"/desk/people/{people.chadi.pk}/"))


def test_absence_is_seen_by_clerk_and_coordinator(ines, gesa, people, at):
    row = accepted(submit(people.youth_office, at, starts=at + timedelta(hours=5)), at)
    hear(row.person.mobile, f"NIEMAND {row.code}", row.starts + timedelta(minutes=20))

    assert "niemand erschienen" in text_of(gesa.get("/"))
    assert "meldet: Niemand ist erschienen." in text_of(gesa.get(f"/anfragen/{row.request_id}/"))
    assert "niemand erschienen 20 Minuten" in text_of(ines.get("/desk/hours/?state=reported"))
