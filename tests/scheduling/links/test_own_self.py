"""What a volunteer does on their own page: times, wishes, own data, pause, what was and what was paid."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client

from notifications import clock, numbers
from notifications.models import Message
from pool.models import Interpreter
from scheduling.actions import service_records, statements
from scheduling.actions.assignments import complete_assignment
from scheduling.actions.contacts import CodeWrong, ask_contact, change_contact
from scheduling.actions.links import make_own_link
from scheduling.models import Assignment, Offer, Statement
from scheduling.queries.todo import desk_of
from scheduling.queries.todo.words import from_volunteers
from scheduling.volunteers import actor_of
from scheduling.wording.todo import sentence as todo_sentence
from tests.builders import accepted, clerk_of, sent_offers, sms_to, submit
from tests.people import Cast
from tests.scheduling.links.post import AMAL, mails_to, press, visit
from tests.scheduling.web import CLEAN, queries_of, text_of

NEW = "+491713920055"
TOKEN = re.compile(r'name="token" value="([^"]+)"')
CODE = re.compile(r"\b(\d{4})\b")
WISHES = {
    "modes": ["on_site", "video"], "travels_by": "transit", "radius_km": "12", "day_limit": "1",
    "week_limit": "", "notice_hours": "24",
}  # fmt: skip


@pytest.fixture
def own(people: Cast, at: datetime) -> Iterator[str]:
    """The path of Amal's page."""
    cache.clear()
    yield path_of(people.amal, at)
    cache.clear()


def path_of(row: Interpreter, at: datetime) -> str:
    """Somebody's own page."""
    return f"/k/{make_own_link(row, by=actor_of(row), at=at)}/"


def paid(people: Cast, at: datetime) -> Statement:
    """Amal has worked an hour for the youth office, and the month is settled."""
    held = accepted(submit(people.youth_office, at), at)
    record = complete_assignment(held, at=held.ends)
    by = people.actor(people.ines)
    record = service_records.report_record(record, minutes=60, km=10, by=actor_of(held), at=held.ends)
    record = service_records.attest_record(record, by=clerk_of(people.youth_office)[0], at=held.ends)
    service_records.approve_record(record, by=by, at=held.ends)
    return statements.issue_statement(people.amal, month=date(2026, 11, 1), by=by, at=held.ends)


def test_wishes_and_home_are_theirs_to_change(own: str, people: Cast) -> None:
    trained = people.amal.settings_trained = ["school"]
    people.amal.save()
    assert "Gespeichert." in text_of(press(own, "wishes", **WISHES))
    page = text_of(press(own, "home", postal_code="34454", town=""))

    people.amal.refresh_from_db()
    row = people.amal
    assert (row.radius_km, row.travels_by, row.phone, row.video, row.day_limit) == (
        12, "transit", False, True, 1,
    )  # fmt: skip
    assert (row.town, row.postal_code, row.settings_trained) == ("Bad Arolsen", "34454", trained)
    assert "Ich wohne in 34454 Bad Arolsen." in page


@pytest.mark.parametrize(
    ("do", "data", "words"),
    [
        ("wishes", WISHES | {"modes": []}, "Bitte mindestens eines ankreuzen."),
        ("wishes", WISHES | {"day_limit": "5", "week_limit": "2"}, "Am Tag können es nicht mehr"),
        ("wishes", WISHES | {"radius_km": "99999"}, "So weit fahre ich"),
        ("home", {"postal_code": "00000"}, "Diese Postleitzahl kennen wir nicht."),
        ("week", {"day0": "morgens"}, "„morgens“ verstehen wir nicht."),
        ("absence", {"first_day": "2026-11-01"}, "Dieser Tag ist schon vorbei."),
        ("absence", {"first_day": "31.02.2027"}, "Diesen Tag gibt es nicht."),
        ("new_mobile", {"value": "05631 123"}, "An diese Nummer können wir keine SMS schicken."),
        ("new_mobile", {"value": AMAL}, "Diese Nummer steht schon da."),
        ("new_email", {"value": "x"}, "E-Mail"),
        ("pause", {"days": "0"}, "So viele Tage"),
        ("word", {"text": " "}, "Ihre Nachricht"),
    ],
)  # fmt: skip
def test_what_is_wrong_stands_at_its_place_and_changes_nothing(
    own: str, people: Cast, do: str, data: dict[str, str], words: str
) -> None:
    before = Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).values()[0]

    page = press(own, do, **data)

    assert (page.status_code, words in text_of(page)) == (200, True)
    assert f'id="{do}" open' in page.content.decode()
    assert Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).values()[0] == before


def test_hours_and_absences(own: str, people: Cast) -> None:
    assert "Montag 8–12" in text_of(press(own, "week", day0="8-12"))
    page = text_of(press(own, "absence", first_day="2026-12-21", last_day="2026-12-31"))
    assert "Mo, 21.12.2026 bis Do, 31.12.2026" in page
    (absence,) = people.amal.person.absences.all()

    assert "Gelöscht." in text_of(press(own, "absence_remove", row=str(absence.pk)))
    assert not people.amal.person.absences.exists()


def test_absence_of_somebody_else_stays(own: str, people: Cast, at: datetime) -> None:
    press(path_of(people.chadi, at), "absence", first_day="2026-12-21")
    (absence,) = people.chadi.person.absences.all()

    assert press(own, "absence_remove", row=str(absence.pk)).status_code == 409
    assert people.chadi.person.absences.count() == 1


def test_new_number_counts_when_its_code_came_back(own: str, people: Cast) -> None:
    page = press(own, "new_mobile", value="0171 3920055").content.decode()
    (token,) = TOKEN.findall(page)
    (code,) = CODE.findall(sms_to(NEW)[-1].replace("2026", ""))
    people.amal.person.refresh_from_db()
    assert people.amal.person.mobile == AMAL  # nothing has changed yet

    wrong = press(own, "code", token=token, code="0000" if code != "0000" else "1111")
    assert "Dieser Code stimmt nicht" in text_of(wrong)
    after = press(own, "code", token=token, code=code)

    people.amal.person.refresh_from_db()
    assert people.amal.person.mobile == NEW and numbers.is_confirmed(NEW)
    assert not numbers.is_confirmed(AMAL)
    assert "andere Mobilnummer eingetragen" in sms_to(AMAL)[-1]
    assert visit(own).status_code == 404  # made for the old number
    assert "0171 3920055" in text_of(after)


def test_new_mail_address_counts_when_its_code_came_back(own: str, people: Cast) -> None:
    page = press(own, "new_email", value="amal@neu.example").content.decode()
    (token,) = TOKEN.findall(page)
    (code,) = CODE.findall(mails_to("amal@neu.example")[-1].body)

    press(own, "code", token=token, code=code)

    people.amal.person.refresh_from_db()
    assert people.amal.person.email == "amal@neu.example"
    assert "eingetragen. Das stimmt nicht?" in mails_to("amal@person.example")[-1].body


def test_code_is_of_one_page_one_hour_and_five_tries(own: str, people: Cast, at: datetime) -> None:
    by = actor_of(people.amal)
    pending = ask_contact(people.amal, kind="mobile", value="0171 3920055", by=by, at=at)
    (code,) = CODE.findall(sms_to(NEW)[-1])
    with pytest.raises(CodeWrong):
        change_contact(people.chadi, token=pending.token, code=code, by=actor_of(people.chadi), at=at)
    with pytest.raises(CodeWrong):
        change_contact(people.amal, token=pending.token, code=code, by=by, at=at + timedelta(hours=1))
    with pytest.raises(CodeWrong):
        change_contact(people.amal, token=pending.token + "x", code=code, by=by, at=at)
    for _try in range(5):
        press(own, "code", token=pending.token, code="x")

    page = press(own, "code", token=pending.token, code=code)

    assert (page.status_code, "oft genug" in text_of(page)) == (409, True)
    people.amal.person.refresh_from_db()
    assert people.amal.person.mobile == AMAL


def test_codes_are_not_sent_without_end(own: str) -> None:
    for number in range(5):
        page = press(own, "new_mobile", value=f"0171 392005{number}")

    assert "oft genug" in text_of(page)
    assert Message.objects.filter(kind="contact_code").count() == 3


def test_code_has_ten_tries_a_day_however_many_hours(own: str, people: Cast, at: datetime) -> None:
    by = actor_of(people.amal)
    pending = ask_contact(people.amal, kind="mobile", value="0171 3920055", by=by, at=at)
    (code,) = CODE.findall(sms_to(NEW)[-1])
    for number in range(10):
        if number == 5:
            cache.delete(f"own:try:{people.amal.pk}")  # the hour is over
        press(own, "code", token=pending.token, code="x")
    cache.delete(f"own:try:{people.amal.pk}")

    page = press(own, "code", token=pending.token, code=code)

    assert (page.status_code, "oft genug" in text_of(page)) == (409, True)


def test_pause_back_and_stop(own: str, people: Cast, at: datetime) -> None:
    sent_offers(submit(people.youth_office, at), at)
    assert "Sie haben Pause bis einschließlich 30.11.2026." in text_of(press(own, "pause", days="7"))
    assert Offer.objects.of(people.pool).get(interpreter=people.amal).state == "declined"
    assert "Willkommen zurück!" in text_of(press(own, "wake"))

    page = text_of(press(own, "stop", text="Ich ziehe um."))

    people.amal.refresh_from_db()
    assert (people.amal.state, people.amal.paused_until) == ("paused", None)
    assert "Danke für Ihre Hilfe!" in page and "Möchten Sie wieder anfangen? Bitte rufen Sie uns an." in page
    assert "Ich ziehe um." in Message.objects.get(kind="wants_to_leave").body
    assert press(own, "wake").status_code == 409  # the coordinator's to end


def test_word_to_the_desk_and_circulars(own: str, people: Cast) -> None:
    assert "ist angekommen" in text_of(press(own, "word", text="Ich spreche auch Englisch."))
    (mail,) = Message.objects.filter(kind="volunteer_word", direction=Message.OUT)
    (waits,) = from_volunteers(desk_of(people.pool, clock.now()))
    assert todo_sentence(waits) == "Amal Haddad schreibt: „Ich spreche auch Englisch.“"
    assert (mail.recipient, mail.payload["reply_to"]) == (people.pool.email, "amal@person.example")
    assert "Ich spreche auch Englisch." in mail.body

    press(own, "mailings_off")
    people.amal.refresh_from_db()
    assert people.amal.no_mailings_on
    press(own, "mailings_on")
    people.amal.refresh_from_db()
    assert people.amal.no_mailings_on is None


def test_what_was_and_what_was_paid(own: str, people: Cast, at: datetime) -> None:
    row = paid(people, at)
    held = Assignment.objects.of(people.pool).get()

    page = text_of(visit(own))
    told = text_of(visit(f"{own}?abrechnung={row.number}"))
    file = visit(f"{own}?abrechnung={row.number}&csv=1")

    assert f"(Einsatz {held.code}) Gemeldet: 1 Stunde · abgerechnet" in page
    assert "November 2026: 20,00 € (Nr. 1)" in page
    assert "Amal Haddad, November 2026" in told and "Summe: 20,00 €" in told
    assert "20,00" in file.content.decode("utf-8-sig") and file["Cache-Control"] == "private, no-store"
    assert not any(secret in page + told for secret in ("Südring", "Klee", "AZ 17/4", "Jugendamt"))


@pytest.mark.parametrize("number", ["1", "2", "x", "-1", "9" * 30])
def test_statements_of_others_do_not_exist(people: Cast, at: datetime, number: str) -> None:
    paid(people, at)
    theirs = path_of(people.chadi, at)

    assert visit(f"{theirs}?abrechnung={number}").status_code == 404
    assert "Abrechnungen" not in text_of(visit(theirs))


def test_page_works_in_every_state_and_has_each_id_once(people: Cast, at: datetime) -> None:
    for state in ("applied", "training", "active", "paused"):
        Interpreter.objects.of(people.pool).filter(pk=people.amal.pk).update(state=state)
        page = Client(**CLEAN).get(path_of(people.amal, at))
        found = re.findall(r'\bid="([^"]+)"', page.content.decode())
        assert (page.status_code, sorted(found)) == (200, sorted(set(found)))


def test_cost_is_the_same_with_one_and_three(own: str, people: Cast, at: datetime) -> None:

    found: list[int] = []
    for numbers_ in ((1,), (2, 3)):
        for n in numbers_:
            held = accepted(submit(people.youth_office, at, starts=at + timedelta(days=n)), at)
            complete_assignment(held, at=held.ends)
        with queries_of(found):
            visit(own)

    assert found[0] == found[1]
