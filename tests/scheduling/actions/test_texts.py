"""A Pool's own words: who may set them, what they change, and the way back; the one reminder."""

from datetime import datetime, timedelta

import pytest
from django.utils.translation import override

from notifications.models import Message
from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed
from pool.models import Event, Pool
from scheduling import messages
from scheduling.actions.texts import TextUnknown, reset_text, set_text
from scheduling.domain.house_texts import TEXTS
from scheduling.domain.texts import BlankMissing, Unreadable
from scheduling.messages.saying import words
from scheduling.models import Offer, SmsText
from scheduling.queries.texts import own_texts, text_of
from tests.builders import (
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    sms_to,
    submit,
)

pytestmark = pytest.mark.django_db
AMAL = "+491713920001"
OWN = "{pool}: Haben Sie Zeit? {sprache}, {tag} um {uhrzeit}, {ort}. JA {code} / NEIN {code}"


@pytest.fixture
def pool() -> Pool:
    """Amal is the only one who can be asked."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    return pool


def asked(pool: Pool, at: datetime) -> Offer:
    """The question to Amal."""
    return sent_offers(submit(make_authority(pool), at), at)[0]


def test_own_words_are_sent(pool: Pool, at: datetime) -> None:
    set_text(pool, name="offer", body=OWN, by=coordinator_of(pool), at=at)

    offer = asked(pool, at)

    expected = f"{pool.sms_name}: Haben Sie Zeit? Arabisch (Levante), Di 24.11. um 09:00, Korbach. "
    assert sms_to(AMAL) == [f"{expected}JA {offer.code} / NEIN {offer.code}"]


def test_own_words_hold_in_their_pool_only(pool: Pool, at: datetime) -> None:
    other = make_pool("nachbar")

    set_text(pool, name="offer", body=OWN, by=coordinator_of(pool), at=at)

    assert (text_of(pool, "offer"), text_of(other, "offer")) == (OWN, TEXTS["offer"].body)
    assert text_of(None, "answer_stranger") == TEXTS["answer_stranger"].body


def test_answer_has_the_pools_own_words(pool: Pool, at: datetime) -> None:
    set_text(pool, name="answer_declined", body="{pool}: Schade!", by=coordinator_of(pool), at=at)
    inbound = Message(pk=1, sender=AMAL, recipient="+49", channel="sms", body="NEIN")

    messages.answer(inbound, "declined", pool, at=at, code="4821")

    assert sms_to(AMAL) == [f"{pool.sms_name}: Schade!"]


def test_second_words_replace_the_first(pool: Pool, at: datetime) -> None:
    by = coordinator_of(pool)
    set_text(pool, name="offer", body=OWN, by=by, at=at)

    set_text(pool, name="offer", body=f" {OWN}\r\n Danke! ", by=by, at=at)

    assert own_texts(pool) == {"offer": f"{OWN} Danke!"}
    assert [event.facts for event in Event.objects.of(pool).filter(verb="set_text")] == [
        {"name": "offer", "body": OWN},
        {"name": "offer", "body": f"{OWN} Danke!"},
    ]


def test_back_to_the_house(pool: Pool, at: datetime) -> None:
    by = coordinator_of(pool)
    set_text(pool, name="offer", body=OWN, by=by, at=at)

    reset_text(pool, name="offer", by=by, at=at)
    reset_text(pool, name="offer", by=by, at=at)

    assert own_texts(pool) == {}
    assert Event.objects.of(pool).filter(verb="reset_text").count() == 1


def test_the_houses_own_words_are_no_words_of_the_pool(pool: Pool, at: datetime) -> None:
    by = coordinator_of(pool)
    set_text(pool, name="offer", body=OWN, by=by, at=at)

    set_text(pool, name="offer", body=TEXTS["offer"].body, by=by, at=at)

    assert own_texts(pool) == {}


def test_only_this_pools_coordinator_sets_words(pool: Pool, at: datetime) -> None:
    offer = asked(pool, at)
    others: list[Actor] = [coordinator_of(make_pool("nachbar")), interpreter_actor(offer)]

    for by in others:
        with pytest.raises(NotAllowed):
            set_text(pool, name="offer", body=OWN, by=by, at=at)
        with pytest.raises(NotAllowed):
            reset_text(pool, name="offer", by=by, at=at)
    assert own_texts(pool) == {}


def test_words_that_could_not_be_sent_change_nothing(pool: Pool, at: datetime) -> None:
    by = coordinator_of(pool)

    with pytest.raises(BlankMissing):
        set_text(pool, name="confirmed", body=TEXTS["confirmed"].body.replace("{telefon}", ""), by=by, at=at)
    with pytest.raises(Unreadable):
        set_text(pool, name="offer", body="{{ pool.email }}", by=by, at=at)
    with pytest.raises(TextUnknown):
        set_text(pool, name="invoice", body="{pool}", by=by, at=at)
    assert own_texts(pool) == {}


def test_words_that_hold_no_more_are_not_sent(pool: Pool, at: datetime) -> None:
    """The house may have changed its rules since."""
    SmsText.objects.create(pool=pool, name="offer", body="{pool} {gone}", changed_at=at)
    SmsText.objects.create(pool=pool, name="gone", body="{pool}", changed_at=at)

    asked(pool, at)

    assert "Arabisch (Levante) gesucht" in sms_to(AMAL)[0]
    assert own_texts(pool) == {}


def test_reminder_tells_all_facts_again_and_is_said_once(pool: Pool, at: datetime) -> None:
    offer = asked(pool, at)
    later = at + timedelta(hours=2)

    messages.remind(offer, at=later)
    messages.remind(offer, at=later)

    assert sms_to(AMAL)[1:] == [
        f"{pool.sms_name}: Erinnerung: Arabisch (Levante), Di 24.11. 09:00 Uhr, 60 Min, Korbach, Jugendamt. "
        f"Antwort: JA {offer.code} oder NEIN {offer.code}"
    ]
    row = Message.objects.get(key=f"reminder:{offer.pk}")
    assert (row.kind, row.about) == ("reminder", f"offer:{offer.pk}")
    assert row.expires_at == offer.slot.starts - timedelta(minutes=pool.asking_ends)


def test_reminder_waits_for_the_morning(pool: Pool, at: datetime) -> None:
    offer = asked(pool, at)

    messages.remind(offer, at=at + timedelta(hours=13, minutes=30))

    assert Message.objects.get(kind="reminder").due_at == at + timedelta(hours=22)


def test_reminder_of_a_question_by_mail_is_a_mail(pool: Pool, at: datetime) -> None:
    offer = asked(pool, at)
    offer.by_mail = True

    messages.remind(offer, at=at)

    mail = Message.objects.get(kind="reminder")
    assert (mail.channel, mail.recipient) == (Message.EMAIL, offer.person.email)
    assert mail.subject == "Erinnerung: Arabisch (Levante) am Di 24.11., 09:00 Uhr"
    assert f"Anfrage: {offer.code}" in mail.body
    assert mail.expires_at == offer.slot.starts - timedelta(minutes=pool.asking_ends)


def test_reminder_that_has_not_left_goes_with_its_question(pool: Pool, at: datetime) -> None:
    offer = asked(pool, at)
    messages.remind(offer, at=at)

    messages.retract(offer, at=at)

    assert Message.objects.get(kind="reminder").state == "suppressed"


def test_number_of_no_pool_gets_the_houses_answer(at: datetime) -> None:
    expected = "Dolmetscherpool: Diese Nummer kennen wir nicht. Bitte rufen Sie Ihren Pool an"

    assert words("answer_stranger", None) == expected


def test_times_are_the_pools_own_and_german(pool: Pool, at: datetime) -> None:
    pool.time_zone = "Atlantic/Azores"

    with override("en"):
        told = words("taken", pool, slot=asked(pool, at).slot, code="4821")

    assert told.startswith(f"{pool.sms_name}: Die Anfrage 4821 (Di 24.11. 07:00 Uhr) ist schon")
