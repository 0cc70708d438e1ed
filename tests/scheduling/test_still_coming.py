"""Who promised more than a week ago is asked the day before whether they come."""

from datetime import UTC, datetime

import pytest

from notifications.models import Message
from pool.actions.reminders import set_reminders
from pool.domain.actors import SYSTEM
from pool.models import Authority, Event
from scheduling.actions import changes, reminders, requests
from scheduling.models import Assignment
from scheduling.queries.silences import silences
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    hear,
    interpreter_actor,
    make_interpreter,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling.links.post import press, visit
from tests.scheduling.phones import AMAL, CHADI, HOUR, Says, asked, state
from tests.scheduling.reminded import DAY, MINUTE, sweep
from tests.scheduling.web import text_of

pytestmark = pytest.mark.django_db
START = datetime(2026, 12, 3, 13, tzinfo=UTC)  # Thursday, two in the afternoon; ten days after the yes
ASKED = START - DAY


@pytest.fixture
def held(office: Authority, at: datetime) -> Assignment:
    """Amal said yes on Monday, ten days before."""
    return accepted(submit(office, at, starts=START), at)


@pytest.fixture
def open_(held: Assignment) -> Assignment:
    """She was asked a minute ago."""
    sweep(ASKED)
    held.refresh_from_db()
    assert held.still_asked_at
    return held


def verbs(row: Assignment) -> list[str]:
    """What happened to it."""
    return list(Event.objects.of(row.pool_id).about(row).values_list("verb", flat=True))


def test_question_takes_the_place_of_the_reminder_of_the_day_before(held: Assignment) -> None:
    assert sweep(ASKED - MINUTE) == []
    assert sweep(ASKED) == [
        f"Dolmetscherpool: Ihr Einsatz {held.code} ist morgen (Do 03.12.) um 14:00 Uhr: Südring 2, 34497 "
        "Korbach. Treffpunkt: Foyer. Kontakt: Frau Klee 069 90009002. Kommen Sie? "
        f"JA {held.code} oder NEIN {held.code}"
    ]
    assert sweep(ASKED + MINUTE) == []
    assert verbs(held) == ["confirm", "ask_still", "remind_requester"]


def test_who_promised_within_the_week_is_only_reminded(office: Authority, at: datetime) -> None:
    accepted(submit(office, at, starts=at + 7 * DAY), at)

    (text,) = sweep(at + 6 * DAY)

    assert "Kommen Sie?" not in text


def test_who_agreed_to_a_new_time_lately_is_only_reminded(office: Authority, held: Assignment) -> None:
    lately = START - 3 * DAY
    new = wanted(START + HOUR)
    changes.change_request(held.request, wanted=new, by=clerk_of(office)[0], at=lately)
    (offer,) = sent_offers(held.request, lately)
    hear(AMAL, f"JA {offer.code}", lately + MINUTE)

    (text,) = sweep(ASKED + HOUR)

    assert "Kommen Sie?" not in text


def test_who_wants_no_reminders_is_asked_all_the_same(held: Assignment, at: datetime) -> None:
    set_reminders(held.interpreter, leads=[], way="", by=SYSTEM, at=at)

    (text,) = sweep(ASKED)

    assert "Kommen Sie?" in text
    assert sweep(START - 2 * HOUR) == []


@pytest.mark.parametrize("text", ["JA {code}", "ja", "Ja, ich komme", "Ja gerne!", "ich komme"])
def test_yes_is_thanked_for_once(open_: Assignment, says: Says, text: str) -> None:
    (answer,) = says(text.format(code=open_.code), at=ASKED + HOUR)

    open_.refresh_from_db()
    assert open_.still_coming_at == ASKED + HOUR
    assert answer == (
        f"Dolmetscherpool: Danke, dass Sie kommen! Einsatz {open_.code}, morgen (Do 03.12.) um 14:00 Uhr."
    )
    (again,) = says("ja", at=ASKED + HOUR + MINUTE)
    assert "schon zugesagt" in again
    assert verbs(open_).count("say_still") == 1


@pytest.mark.parametrize("text", ["NEIN {code}", "nein", "Nein, leider nicht", "ABSAGE"])
def test_no_cancels_and_the_search_goes_on(open_: Assignment, says: Says, text: str) -> None:
    make_interpreter(open_.pool, "Chadi Nassar", mobile=CHADI)

    (answer,) = says(text.format(code=open_.code), at=ASKED + HOUR)

    assert (state(open_), state(open_.request)) == ("cancelled", "searching")
    assert f"Ihre Absage zu {open_.code} ist angekommen" in answer
    assert [offer.person.mobile for offer in sent_offers(open_.request, ASKED + HOUR)] == [CHADI]
    assert Message.objects.filter(kind="dropped_out").count() == 1


@pytest.mark.parametrize(
    "text", ["Nein, doch nicht?", "weiß nicht", "vielleicht", "ok", "danke", "nein aber ja"]
)
def test_doubt_is_asked_back_and_changes_nothing(open_: Assignment, says: Says, text: str) -> None:
    (answer,) = says(text, at=ASKED + HOUR)

    open_.refresh_from_db()
    assert (open_.state, open_.still_coming_at) == ("confirmed", None)
    assert "JA oder NEIN" in answer and open_.code in answer


@pytest.mark.parametrize("text", ["ja", "nein", "ich komme"])
def test_bare_word_beside_an_open_question_is_asked_back(
    office: Authority, open_: Assignment, says: Says, text: str
) -> None:
    offer = asked(office, ASKED, hours=30)

    (answer,) = says(text, at=ASKED + HOUR)

    open_.refresh_from_db()
    assert (open_.state, open_.still_coming_at, state(offer)) == ("confirmed", None, "sent")
    assert f"Neue Anfrage: {offer.code}. Kommen Sie zum Einsatz: {open_.code}?" in answer


def test_code_says_which_of_the_two_is_meant(office: Authority, open_: Assignment, says: Says) -> None:
    offer = asked(office, ASKED, hours=30)

    says(f"JA {open_.code}", at=ASKED + HOUR)
    says("ja", at=ASKED + HOUR + MINUTE)  # the only thing left to say yes to

    open_.refresh_from_db()
    assert open_.still_coming_at == ASKED + HOUR
    assert state(offer) == "accepted"


def test_late_no_to_a_question_that_is_over_cancels_no_promise(
    office: Authority, open_: Assignment, says: Says
) -> None:
    """She was asked something else, too; it was withdrawn, and then her no to it comes."""
    offer = asked(office, ASKED, hours=30)
    requests.withdraw_request(offer.request, by=clerk_of(office)[0], at=ASKED + HOUR, reason="nicht nötig")

    (answer,) = says("nein", at=ASKED + 2 * HOUR)

    assert (state(open_), state(offer)) == ("confirmed", "withdrawn")
    assert f"Kommen Sie zum Einsatz: {open_.code}?" in answer
    says(f"NEIN {open_.code}", at=ASKED + 2 * HOUR + MINUTE)
    assert state(open_) == "cancelled"


def test_bare_no_beside_another_promise_is_asked_back(
    office: Authority, open_: Assignment, says: Says
) -> None:
    accepted(submit(office, ASKED, starts=START + 2 * DAY), ASKED)

    (answer,) = says("nein", at=ASKED + HOUR)

    assert state(open_) == "confirmed"
    assert f"Kommen Sie zum Einsatz: {open_.code}?" in answer


def test_after_the_start_it_is_no_question_any_more(open_: Assignment, says: Says) -> None:
    (answer,) = says("nein", at=START + MINUTE)

    assert state(open_) == "confirmed"
    assert "ABSAGE und den Code" in answer


def test_couple_with_one_phone_is_asked_back(
    office: Authority, held: Assignment, at: datetime, says: Says
) -> None:
    make_interpreter(office.pool, "Karim Haddad", "kmr", mobile=AMAL)
    other = accepted(submit(office, at, starts=START, language="kmr"), at)
    assert len(sweep(ASKED)) == 2

    (answer,) = says("ja", at=ASKED + HOUR)
    assert f"Kommen Sie zum Einsatz: {', '.join(sorted([held.code, other.code]))}?" in answer
    says(f"ja {other.code}", at=ASKED + HOUR + MINUTE)
    says("nein", at=ASKED + HOUR + 2 * MINUTE)  # only one question is left, but two promises

    assert (state(held), state(other)) == ("confirmed", "confirmed")


def test_asked_by_mail_it_is_answered_on_the_page(held: Assignment, at: datetime) -> None:
    set_reminders(held.interpreter, leads=None, way="email", by=SYSTEM, at=at)
    assert sweep(ASKED) == []
    mail = Message.objects.get(kind="still")
    path = mail.body.partition("http://testserver")[2].split()[0]

    page = text_of(visit(path))
    assert mail.subject == f"Kommen Sie? Ihr Einsatz {held.code} am Do 03.12., 14:00 Uhr"
    assert "Kommen Sie?" in page and "Ja, ich komme Nein, absagen" in page
    assert "Danke, dass Sie kommen!" in text_of(press(path, "coming"))

    held.refresh_from_db()
    assert held.still_coming_at
    assert "Ja, ich komme" not in text_of(visit(path))


def test_no_on_the_page_asks_once_more_and_cancels(held: Assignment, at: datetime) -> None:
    set_reminders(held.interpreter, leads=None, way="email", by=SYSTEM, at=at)
    sweep(ASKED)
    path = Message.objects.get(kind="still").body.partition("http://testserver")[2].split()[0]

    assert "Wirklich absagen?" in text_of(press(path, "cancel"))
    press(path, "cancel_surely")

    assert state(held) == "cancelled"


def test_page_of_what_nobody_asked_about_refuses_the_button(held: Assignment, at: datetime) -> None:
    with pytest.raises(reminders.NotAsked):
        reminders.say_still_coming(held, by=interpreter_actor(held), at=at)


def test_moved_appointment_forgets_the_question(office: Authority, open_: Assignment) -> None:
    before = Assignment.objects.of(open_.pool).get(pk=open_.pk)
    changes.change_request(
        open_.request, wanted=wanted(START + DAY), by=clerk_of(office)[0], at=ASKED + MINUTE
    )  # fmt: skip
    (offer,) = sent_offers(open_.request, ASKED + MINUTE)

    hear(AMAL, f"JA {offer.code}", ASKED + 2 * MINUTE)

    open_.refresh_from_db()
    assert (open_.starts, open_.still_asked_at) == (START + DAY, None)
    with pytest.raises(reminders.NothingAhead):  # a sweep that had looked before the move
        reminders.ask_still_coming(before, lead=1440, by=SYSTEM, at=ASKED + 3 * MINUTE)


def test_silence_is_shown_to_the_coordinator_and_cancels_nothing(open_: Assignment) -> None:
    def shown(moment: datetime) -> bool:
        open_.refresh_from_db()
        return bool(silences([open_], at=moment))

    assert not shown(ASKED + 2 * HOUR)
    assert shown(ASKED + 3 * HOUR + MINUTE)
    assert shown(START - MINUTE)
    assert not shown(START)
    assert state(open_) == "confirmed"
    reminders.say_still_coming(open_, by=coordinator_of(open_.pool), at=ASKED + 4 * HOUR)
    assert not shown(ASKED + 4 * HOUR)


def test_silence_is_told_once_by_mail_while_somebody_is_at_the_desk(open_: Assignment) -> None:
    def told() -> list[str]:
        return list(Message.objects.filter(kind="silent").values_list("recipient", flat=True))

    sweep(START - 18 * HOUR - MINUTE)
    assert told() == []
    sweep(START - 18 * HOUR)
    sweep(START - 17 * HOUR)
    assert told() == [open_.pool.email]
    assert "Bitte rufen Sie an: 0171 3920001" in Message.objects.get(kind="silent").body


def test_answer_in_time_is_told_to_nobody(open_: Assignment, says: Says) -> None:
    says("ja", at=ASKED + HOUR)

    sweep(START - 11 * HOUR)

    assert not Message.objects.filter(kind="silent").exists()


def test_who_cannot_be_reached_is_on_the_list_and_asked_once(held: Assignment) -> None:
    held.person.mobile = held.person.email = ""
    held.person.save()

    sweep(ASKED)
    sweep(ASKED + MINUTE)

    assert verbs(held).count("ask_still") == 1
    held.refresh_from_db()
    assert silences([held], at=ASKED + 4 * HOUR) == [held]
