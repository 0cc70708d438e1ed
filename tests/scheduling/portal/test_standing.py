"""The page of a Request: what is next, what has happened, what cancelling costs, a word to the pool."""

from datetime import timedelta
from decimal import Decimal

import pytest

from notifications import clock
from notifications.models import Message
from pool.models import Pool
from scheduling.actions import assignments, changes, service_records, statements
from scheduling.models import Assignment, Request
from tests.builders import accepted, clerk_of, coordinator_of, hear, interpreter_actor, submit, wanted
from tests.people import Cast
from tests.scheduling.web import browser_of, queries_of, text_of

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def charging(people: Cast) -> None:
    """The Pool charges 20 € from 48 hours before."""
    Pool.objects.filter(pk=people.pool.pk).update(cancel_hours=48, cancel_cost=Decimal("20.00"))


def steps(client, row: Request) -> list[tuple[str, str]]:
    """Title and text of each step on the page."""
    found = client.get(f"/anfragen/{row.pk}/").context["steps"]
    return [(step.title, step.text) for step in found]


def test_what_to_do_next_stands_first(gesa, people, at):
    row = submit(people.youth_office, at)

    assert "Sie müssen nichts tun. Wir suchen und melden uns." in text_of(gesa.get(f"/anfragen/{row.pk}/"))

    accepted(row, at)

    page = text_of(gesa.get(f"/anfragen/{row.pk}/"))
    assert "Sie müssen nichts tun. Amal Haddad kommt am Di, 24.11.2026, 09:00 Uhr." in page


def test_timeline_names_what_was_changed_and_by_whom(gesa, people, at):
    row = submit(people.youth_office, at)
    by = clerk_of(people.youth_office)[0]
    need = wanted(row.slot.starts, meeting_point="Eingang B", notes="Bitte klingeln")
    changes.change_request(row, wanted=need, by=by, at=at + HOUR)

    assert ("Geändert", "Gesa Klee: Treffpunkt, Hinweise") in steps(gesa, row)


def test_mail_says_what_was_changed(people, at):
    row = accepted(submit(people.youth_office, at), at).request
    need = wanted(row.slot.starts, meeting_point="Eingang B")
    changes.change_request(row, wanted=need, by=clerk_of(people.youth_office)[0], at=at + HOUR)

    said = {mail.recipient: mail.body for mail in Message.objects.filter(kind="changed", channel="email")}
    assert all("Neu: Treffpunkt." in body for body in said.values())
    assert row.requester.email in said


def test_the_yes_stays_in_the_story_after_it_was_taken_back_and_after_a_withdrawal(gesa, people, at):
    held = accepted(submit(people.youth_office, at), at)
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at + HOUR, reason="krank")
    gone = accepted(submit(people.youth_office, at, starts=at + 3 * DAY), at)
    gesa.post(f"/anfragen/{gone.request_id}/zurueckziehen/", {"reason": "fällt aus"})

    assert ("Gefunden", "") in steps(gesa, held.request)
    assert ("Zusage zurückgezogen", "Wir haben weiter gesucht.") in steps(gesa, held.request)
    assert ("Gefunden", f"Es kommt: {gone.person.name}") in steps(gesa, gone.request)
    assert ("Zurückgezogen", "fällt aus") in steps(gesa, gone.request)


def test_the_story_goes_on_until_it_is_paid(gesa, people, at):
    past = at - timedelta(days=40)
    row = accepted(submit(people.youth_office, past), past)
    record = assignments.complete_assignment(row, at=row.ends)
    hear(row.person.mobile, f"FERTIG {row.code} 75 24", row.ends)
    service_records.attest_record(record, by=clerk_of(people.youth_office)[0], at=row.ends + HOUR)
    ines = coordinator_of(people.pool)
    service_records.approve_record(record, by=ines, at=row.ends + 2 * HOUR)
    assert ("Abrechnung", "") in steps(gesa, row.request)
    month = row.starts.date().replace(day=1)
    statements.issue_statement(row.interpreter, month=month, by=ines, at=at)

    titles = [title for title, _text in steps(gesa, row.request)]

    assert titles[0] == "Eingegangen"
    assert titles[-5:] == [
        "Termin vorbei",
        "Stunden gemeldet",
        "Stunden bestätigt",
        "Stunden geprüft",
        "Abgerechnet",
    ]


@pytest.mark.parametrize(
    ("days", "said", "button"),
    [
        (
            3,
            "Kostenlos absagen bis Di, 24.11.2026, 09:00 Uhr. Danach kostet es 20,00 €.",
            "Anfrage zurückziehen",
        ),
        (1, "Absagen kostet jetzt 20,00 €.", "Für 20,00 € absagen"),
    ],
)
def test_cost_stands_on_the_page_and_beside_the_button(gesa, people, at, days, said, button):
    charging(people)
    row = accepted(submit(people.youth_office, at, starts=at + days * DAY), at).request

    assert said in text_of(gesa.get(f"/anfragen/{row.pk}/"))
    page = text_of(gesa.get(f"/anfragen/{row.pk}/zurueckziehen/"))
    assert f"{said} {button}" in page


def test_when_the_free_time_ends_between_page_and_click_the_page_comes_back(gesa, people, at):
    charging(people)
    held = accepted(submit(people.youth_office, at, starts=at + DAY), at)
    url, seen = f"/anfragen/{held.request_id}/zurueckziehen/", {"reason": "fällt aus", "cost": "0.00"}

    back = gesa.post(url, seen)

    assert "Absagen kostet jetzt 20,00 €. Möchten Sie trotzdem absagen?" in text_of(back)
    assert 'name="cost" value="20.00"' in back.content.decode()
    assert Request.objects.get(pk=held.request_id).state == "filled"
    assert gesa.post(url, seen | {"cost": "20.00"}).status_code == 302
    assert Assignment.objects.get(pk=held.pk).late_cost == Decimal("20.00")
    assert ("Späte Absage", "Das kostet 20,00 €.") in steps(gesa, held.request)


@pytest.mark.parametrize("cost", ["", "NaN", "-5", "Infinity", "1e999", "zwanzig", "=20"])
def test_a_nonsensical_cost_charges_nothing(gesa, people, at, cost):
    charging(people)
    row = accepted(submit(people.youth_office, at, starts=at + DAY), at).request

    gesa.post(f"/anfragen/{row.pk}/zurueckziehen/", {"reason": "fällt aus", "cost": cost})

    assert Request.objects.get(pk=row.pk).state == "filled"


def test_withdrawing_twice_is_told_plainly(gesa, people, at):
    row = submit(people.youth_office, at)
    url = f"/anfragen/{row.pk}/zurueckziehen/"
    gesa.post(url, {"reason": "fällt aus"})

    assert "Das geht nicht mehr: Der Stand hat sich geändert." in text_of(
        gesa.post(url, {"reason": "noch mal"})
    )


def test_change_page_says_what_another_time_costs(gesa, people, at):
    charging(people)
    row = accepted(submit(people.youth_office, at), at).request

    page = text_of(gesa.get(f"/anfragen/{row.pk}/aendern/"))

    assert "Eine andere Zeit kostet nichts, wenn Amal Haddad dann auch kann." in page


def test_all_dates_of_a_series_are_withdrawn_for_what_was_said(gesa, people, at):
    charging(people)
    row = accepted(submit(people.youth_office, at), at).request
    assert gesa.get(f"/anfragen/{row.pk}/reihe/zurueckziehen/").status_code == 404


def test_a_word_is_sent_once_and_stays_on_the_page(gesa, people, at):
    row = submit(people.youth_office, at)
    url, word = f"/anfragen/{row.pk}/nachricht/", {"text": "Wir sind im Raum 3.", "key": "k1"}

    gesa.post(url, word)
    gesa.post(url, word)

    page = text_of(gesa.get(f"/anfragen/{row.pk}/"))
    assert page.count("Wir sind im Raum 3.") == 1
    assert ("Nachricht an die Koordination", "Gesa Klee") in steps(gesa, row)


def test_what_cannot_be_sent_stays_in_the_form(gesa, people, at):
    row = submit(people.youth_office, at)

    page = text_of(gesa.post(f"/anfragen/{row.pk}/nachricht/", {"text": "x" * 2001}))

    assert "x" * 2001 in page
    assert not Message.objects.filter(kind="clerk_word").exists()


@pytest.mark.parametrize("path", ["nachricht/", "zurueckziehen/", ""])
def test_a_foreign_institution_has_no_such_page(henning, people, at, path):
    row = submit(people.youth_office, at)

    assert henning.get(f"/anfragen/{row.pk}/{path}").status_code == 404
    assert henning.post(f"/anfragen/{row.pk}/nachricht/", {"text": "Hallo"}).status_code == 404


def test_page_costs_the_same_with_more_words(gesa, people, at):
    row = submit(people.youth_office, at)
    found: list[int] = []
    for number in (1, 3):
        for one in range(number):
            gesa.post(f"/anfragen/{row.pk}/nachricht/", {"text": f"Wort {number}.{one}"})
        with queries_of(found):
            gesa.get(f"/anfragen/{row.pk}/")

    assert found[0] == found[1]


@pytest.fixture
def three(people: Cast, at) -> list[Request]:
    """Arabic tomorrow, Tigrinya in three days, Arabic in ten."""
    told = [(1, "apc", "AZ 1"), (3, "tir", "AZ 23"), (10, "apc", "KiTa 7")]
    return [
        submit(people.youth_office, at, starts=at + days * DAY, language=code, file_reference=sign)
        for days, code, sign in told
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", [0, 1, 2]),
        ("language=apc", [0, 2]),
        ("reference=az", [0, 1]),
        ("reference=%25", []),
        ("first=2026-11-25&last=2026-11-26", [1]),
        ("first=26.11.2026", [1, 2]),
        ("last=2026-11-24", [0]),
        ("state=filled", [0]),
        ("state=filled&language=tir", []),
        ("state=nonsense&language=xxx&first=31.02.2026&last=9999-12-31&reference=%00", [0, 1, 2]),
    ],
)
def test_list_is_narrowed(gesa, three, at, asked, found):
    accepted(three[0], at)

    rows = list(gesa.get(f"/?{asked}").context["page"])

    assert rows == [three[number] for number in found]


def test_list_that_nothing_matches_offers_the_whole(gesa, three):
    assert "Keine Anfrage passt zu Ihrer Auswahl Alle zeigen" in text_of(gesa.get("/?state=rejected"))


def test_only_languages_of_ones_own_are_offered(henning, people, three):
    submit(people.school, three[0].submitted_at, language="tir")

    offered = henning.get("/").context["filter"].fields["language"].choices

    assert [code for code, _name in offered] == ["", "tir"]


def test_coordinator_charges_with_a_tick(people, at):
    charging(people)
    held, ines = accepted(submit(people.youth_office, at), at), browser_of(people.ines)
    url = f"/desk/requests/{held.request_id}/withdraw/"
    assert "Der Einrichtung die späte Absage berechnen: 20,00 €" in text_of(ines.get(url))

    ines.post(url, {"reason": "krank", "charge": "on"})

    assert Assignment.objects.get(pk=held.pk).late_cost == Decimal("20.00")
    assert "Späte Absage, kostet die Einrichtung 20,00 €." in text_of(
        ines.get(f"/desk/requests/{held.request_id}/")
    )


def test_coordinator_sees_the_word_and_is_done_with_it(gesa, people, at):
    row, ines = submit(people.youth_office, at), browser_of(people.ines)
    gesa.post(f"/anfragen/{row.pk}/nachricht/", {"text": "Bitte Rückruf"})
    word = Message.objects.get(kind="clerk_word", direction="in")
    assert "Nachrichten von Einrichtungen Jugendamt Korbach" in text_of(ines.get("/desk/"))
    assert "Bitte Rückruf" in text_of(ines.get(f"/desk/requests/{row.pk}/"))

    ines.post("/desk/sms/seen/", {"row": word.pk})

    assert "Nachrichten von Einrichtungen" not in text_of(ines.get("/desk/"))
    assert "von der Koordination erledigt" in text_of(gesa.get(f"/anfragen/{row.pk}/"))


def test_what_is_over_without_anybody_stays_counted_as_unfilled(gesa, people, at):
    row = submit(people.youth_office, at)
    Request.objects.filter(pk=row.pk).update(state="unfilled")
    assert "Zurückziehen" in text_of(gesa.get(f"/anfragen/{row.pk}/"))

    clock.move(row.slot.ends - clock.now() + HOUR)

    page = text_of(gesa.get(f"/anfragen/{row.pk}/"))
    assert "Zurückziehen" not in page
    assert "Vielleicht finden wir zusammen einen Weg" not in page
