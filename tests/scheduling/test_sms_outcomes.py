"""Every text that came in has one answer or a reason for silence, and what nobody understood is shown."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications import inbox, numbers
from notifications.models import Message, Number
from pool.models import Authority
from scheduling.models import Assignment, Offer
from scheduling.sms import listening
from tests.builders import accepted, hear, make_interpreter, sent_offers, sms_to, submit
from tests.scheduling.domain import corpus, corpus_bare, corpus_further, corpus_no, doubts
from tests.scheduling.phones import AMAL, CHADI, HOUR, STRANGER, Says, asked, state, two_questions

pytestmark = pytest.mark.django_db


def heard(text: str, at: datetime, mobile: str = AMAL) -> tuple[str, datetime | None]:
    """What is kept about a text."""
    message = hear(mobile, text, at)
    return message.outcome, message.attention_at


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("ja", "accept"),
        ("nein", "decline"),
        ("HILFE", "help"),
        ("TERMINE", "dates"),
        ("PAUSE", "ask_days"),
        ("PAUSE 400", "pause:PauseOutOfRange"),
        ("ok", "ask_which"),
        ("absage 2345", "unknown_code"),
        ("STOPP", "silent:stop"),
    ],
)
def test_outcome_says_what_it_was_taken_for(office: Authority, at: datetime, text: str, outcome: str) -> None:
    asked(office, at)

    assert heard(text, at) == (outcome, None)


def test_refused_yes_keeps_the_reason(office: Authority, at: datetime) -> None:
    asked(office, at, hours=3)

    assert heard("ja", at + 2 * HOUR) == ("accept:TooLate", None)


@pytest.mark.parametrize(
    "text", ["vielleicht", "ja?", "4821", "👍", "Wie lange dauert es?", "ne", "ქართული", ""]
)
def test_unclear_text_is_asked_back_once_and_shown(
    office: Authority, at: datetime, says: Says, text: str
) -> None:
    offer = asked(office, at)

    first, second = says(text), says(text, at=at + HOUR)

    assert (len(first), second, state(offer)) == (1, [], "sent")
    rows = Message.objects.filter(direction="in").order_by("pk")
    assert [(row.outcome, row.attention_at) for row in rows] == [
        ("ask_word", at),
        ("silent:asked", at + HOUR),
    ]


def test_after_twelve_hours_it_is_asked_back_again(office: Authority, at: datetime, says: Says) -> None:
    says("vielleicht")

    assert len(says("vielleicht", at=at + 12 * HOUR)) == 1


def test_other_number_is_asked_back_by_itself(office: Authority, at: datetime, says: Says) -> None:
    make_interpreter(office.pool, "Chadi Nassar", mobile=CHADI)
    says("vielleicht")

    assert len(says("vielleicht", CHADI)) == 1


def test_clear_answer_after_an_unclear_one_counts_and_settles_it(
    office: Authority, at: datetime, says: Says
) -> None:
    offer = asked(office, at)
    says("ja?")

    says(f"ja {offer.code}", at=at + HOUR)

    assert state(offer) == "accepted"
    assert Message.objects.get(outcome="ask_word").seen_at == at + HOUR


@pytest.mark.parametrize("text", corpus.lines(doubts.AUTO_REPLIES))
def test_auto_reply_gets_no_answer(office: Authority, at: datetime, says: Says, text: str) -> None:
    offer = asked(office, at)

    assert says(text) == []
    assert state(offer) == "sent"
    message = Message.objects.get(direction="in")
    assert (message.outcome, message.attention_at) == ("silent:auto_reply", None)


@pytest.mark.parametrize("text", ["Gefällt mir „JA {code}“", "Liked “JA {code}”", "> JA {code}"])
def test_reaction_gets_no_answer(office: Authority, at: datetime, says: Says, text: str) -> None:
    offer = asked(office, at)

    assert says(text.format(code=offer.code)) == []
    assert (state(offer), Message.objects.get(direction="in").outcome) == ("sent", "silent:quote")


def test_none_of_our_own_texts_sent_back_is_an_answer(office: Authority, at: datetime, says: Says) -> None:
    row = accepted(submit(office, at), at)
    offer = asked(office, at, hours=48)
    for text in ("HILFE", "ja?", "TERMINE"):
        says(text)

    for body in sms_to(AMAL):
        assert heard(body, at) == ("silent:quote", None)
    assert (state(row), state(offer)) == ("confirmed", "sent")


def test_answer_above_a_quote_is_asked_back(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    (answer,) = says(f"JA {offer.code}\n{sms_to(AMAL)[-1]}")

    assert state(offer) == "sent"
    assert "nicht sicher verstanden" in answer


def test_loop_is_silence_with_its_reason(office: Authority, at: datetime) -> None:
    outcomes = [heard("HILFE", at)[0] for _ in range(6)]

    assert outcomes == ["help"] * 5 + ["silent:loop"]


def test_late_answer_that_crossed_taken_is_silence(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Chadi Nassar", mobile=CHADI)
    offer = asked(office, at)
    hear(CHADI, "ja", at)

    assert heard(f"ja {offer.code}", at + timedelta(seconds=30)) == ("silent:told", None)


def test_after_stop_answers_stay_here(office: Authority, at: datetime) -> None:
    hear(AMAL, "STOPP", at)

    assert heard("HILFE", at) == ("silent:stop", None)


def test_stranger_is_told_once_and_shown(office: Authority, at: datetime, says: Says) -> None:
    first, second = says("Neue Nummer, ja", STRANGER), says("Hallo", STRANGER)

    assert (len(first), second) == (1, [])
    rows = Message.objects.filter(direction="in").order_by("pk")
    assert [row.outcome for row in rows] == ["stranger", "silent:asked"]
    assert all(row.attention_at == at and row.pool == office.pool for row in rows)


def test_sender_without_a_number_cannot_be_answered(office: Authority, at: datetime, says: Says) -> None:
    assert says("Ihr Guthaben ist aufgebraucht", "INFO") == []
    assert Message.objects.get(direction="in").outcome == "silent:no_number"


def test_text_that_nobody_could_take_in_is_shown(
    office: Authority, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening.queries, "open_codes", None)  # a fault of ours
    message, _new = inbox.take(provider_id="SM1", sender=AMAL, recipient="", body="ja", payload={}, at=at)

    for _ in range(4):
        inbox.understand(message.pk, at=at)

    message.refresh_from_db()
    assert (message.state, message.attention_at) == ("parked", at)


def test_signed_yes_counts(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    says(f"Ja {offer.code} LG Amal")

    assert state(offer) == "accepted"


def test_yes_signed_by_somebody_else_is_asked_back(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)

    says(f"Ja {offer.code} LG Karim")

    assert state(offer) == "sent"


def test_number_handed_to_another_person_answers_for_nobody(
    office: Authority, at: datetime, says: Says
) -> None:
    offer = asked(office, at)
    offer.person.mobile = CHADI
    offer.person.save()

    (answer,) = says(f"ja {offer.code}")

    assert state(offer) == "sent"
    assert "Diese Nummer kennen wir nicht" in answer


def test_new_owner_of_a_number_does_not_answer_the_old_questions(
    office: Authority, at: datetime, says: Says
) -> None:
    offer = asked(office, at)
    offer.person.mobile = ""
    offer.person.save()
    make_interpreter(office.pool, "Chadi Nassar", mobile=AMAL)

    (answer,) = says(f"ja {offer.code}")

    assert state(offer) == "sent" and "kennen wir nicht, nichts wurde geändert" in answer


def test_code_of_last_month_is_over(office: Authority, at: datetime, says: Says) -> None:
    offer = asked(office, at)
    Offer.objects.of(office.pool).update(state="expired")
    later = asked(office, at + timedelta(days=30))

    (answer,) = says(f"ja {offer.code}", at=at + timedelta(days=30))

    assert state(later) == "sent"
    assert f"Die Anfrage {offer.code} ist nicht mehr offen" in answer


def test_fifty_yeses_for_one_place(office: Authority, at: datetime) -> None:
    mobiles = [f"+4917139200{n:02}" for n in range(10, 60)]
    for number, mobile in enumerate(mobiles):
        make_interpreter(office.pool, f"Person{number} Nassar", mobile=mobile)
    office.pool.round_size = 51
    office.pool.save()
    offers = {one.person.mobile: one for one in sent_offers(submit(office, at), at)}

    outcomes = [heard("ja", at + timedelta(minutes=5), mobile)[0] for mobile in mobiles if mobile in offers]

    assert len(outcomes) == 50 and outcomes.count("accept") == 1
    assert Assignment.objects.of(office.pool).count() == 1
    told = [sms_to(mobile)[1:] for mobile in mobiles]
    assert sum("Danke! Einsatz" in words[0] for words in told) == 1
    assert all(len([word for word in words if "schon vergeben" in word]) <= 1 for words in told)


YES = [corpus.YES_WITH_CODE, corpus_bare.YES_BARE, corpus_bare.FAINT_BARE]
NO = [corpus_no.NO_WITH_CODE, corpus_no.NO_BARE, corpus_no.CANCEL_WITH_CODE]
FURTHER = [getattr(corpus_further, name) for name in ("LATE", "ABSENT", "BACK", "DATES", "HELP")]
DOUBTS = [doubts.UNCLEAR, doubts.AUTO_REPLIES, doubts.QUOTES]
TEXTS = st.sampled_from(
    [text for group in [*YES, *NO, *FURTHER, *DOUBTS] for text in corpus.lines(group)]
    + list(corpus_further.PAUSES)
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(st.tuples(TEXTS, st.sampled_from(["own", "other", "wrong"])), min_size=1, max_size=4))
def test_every_text_has_one_answer_or_a_reason(
    office: Authority, at: datetime, texts: list[tuple[str, str]]
) -> None:
    before = transaction.savepoint()
    first, second = two_questions(office, at)
    codes = {"own": first.code, "other": second.code, "wrong": "2346"}
    for number, (text, which) in enumerate(texts):
        last = Message.objects.latest("pk")
        message = hear(AMAL, text.replace("4821", codes[which]), at + timedelta(minutes=number))
        words = Message.objects.filter(channel="sms", direction="out", recipient=AMAL, pk__gt=last.pk)
        told = words.exclude(state="suppressed").exclude(kind="offer").count()
        assert message.outcome, text
        assert told == (0 if message.outcome.startswith("silent:") else 1), (text, message.outcome)
    transaction.savepoint_rollback(before)


def test_who_writes_is_reachable_again(office: Authority, says: Says, at: datetime) -> None:
    numbers.failed(AMAL, "provider: 30005", at=at, permanent=True)
    lost = Number.objects.get(number=AMAL).unreachable_at

    says("Termine")

    row = Number.objects.get(number=AMAL)
    assert (lost, row.unreachable_at, row.heard_at) == (at, None, at)


def test_stranger_leaves_no_number_behind(office: Authority, says: Says) -> None:
    says("Hallo", mobile="+491713920088")

    assert not Number.objects.filter(number="+491713920088").exists()
