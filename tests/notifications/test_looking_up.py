"""unknown ends by looking it up at Twilio, never by sending again blindly; real client, loopback wire."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from notifications import delivery, lines, looking_up, outbox, receipts
from notifications.channels import memory
from notifications.channels.base import SendError
from notifications.models import Message
from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn
from tests.notifications.conftest import AMAL
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]
MINUTE = timedelta(minutes=1)
LOST = Fault(500, taken=True)


@pytest.fixture
def twilio(settings: Any, at: datetime) -> Iterator[TwilioStandIn]:
    """Twilio on loopback, whose clock is a little off."""
    stand_in = TwilioStandIn(auth_token=settings.TWILIO_AUTH_TOKEN).start()
    stand_in.date = lambda: format_datetime(at + timedelta(seconds=40))
    settings.SMS_CHANNEL, settings.TWILIO_API_URL = "twilio", stand_in.url
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = stand_in.account_sid, "+4969900090"
    yield stand_in
    stand_in.stop()


def row(message: Message) -> Message:
    """The row as it stands now."""
    return Message.objects.get(pk=message.pk)


def sent(message: Message, at: datetime) -> Message:
    """The row after one attempt."""
    delivery.deliver(message.pk, at=at)
    return row(message)


def minutes(message: Message, at: datetime, upto: int) -> Message:
    """Every minute's sweep, and the jobs it makes about this word; the row afterwards."""
    for minute in range(1, upto + 1):
        before = len(jobs())
        looking_up.sweep(at=at + minute * MINUTE)
        for path, (pk,) in jobs()[before:]:
            assert path == "notifications.tasks.look_up"
            looking_up.look_up(pk, at=at + minute * MINUTE)
    return row(message)


def test_what_twilio_took_is_found_by_number_text_and_time(
    twilio: TwilioStandIn, word: Word, at: datetime, changes: list[str]
) -> None:
    twilio.faults.append(LOST)
    message = word(body="Einsatz 4821: Grüße")
    unclear = sent(message, at)

    found = minutes(message, at, 1)

    assert (unclear.state, unclear.failure) == ("unknown", "unclear")
    assert (found.state, found.provider_id, found.error) == ("sent", twilio.messages[0]["sid"], "")
    assert (found.failure, found.sent_at, changes) == ("", at + MINUTE, ["sending", "unknown", "sent"])


def test_what_became_of_it_is_told_by_the_list(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    twilio.faults.append(LOST)
    message = word()
    sent(message, at)
    twilio.messages[0] |= {"status": "undelivered", "error_code": "30005"}

    found = minutes(message, at, 1)

    assert (found.state, found.failure, found.error) == ("failed", "permanent", "provider: 30005")


def test_what_twilio_does_not_have_goes_out_again_after_ten_minutes(
    twilio: TwilioStandIn, word: Word, at: datetime
) -> None:
    twilio.faults.append(Fault(500))
    message = word()
    sent(message, at)

    early, late = minutes(message, at, 10), minutes(message, at, 11)
    delivery.deliver(message.pk, at=at + 11 * MINUTE)

    assert (early.state, early.missing_since) == ("unknown", at + MINUTE)
    assert (late.state, late.due_at, late.error) == (
        "queued",
        at + 11 * MINUTE,
        "the provider did not take it",
    )
    assert (row(message).state, len(twilio.messages)) == ("sent", 1)


def test_it_is_asked_in_growing_pauses(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    twilio.faults.append(Fault(500))
    message = word()
    sent(message, at)

    minutes(message, at, 10)

    assert jobs().count(("notifications.tasks.look_up", (message.pk,))) == 4  # after 1, 2, 4 and 8 minutes


def test_silence_is_no_absence(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    """Ten minutes count from the first answer; after an hour without any a person is told."""
    twilio.faults.append(LOST)
    twilio.silences += [Fault(503), Fault(drop=True), Fault(garbage=True)] * 10
    message = word()
    sent(message, at)

    mute = minutes(message, at, 70)
    twilio.silences.clear()
    found = minutes(message, at, 300)

    assert (mute.state, mute.missing_since, mute.attention_at) == ("unknown", None, at + 64 * MINUTE)
    assert (found.state, found.attention_at, len(twilio.messages)) == ("sent", None, 1)


def test_what_is_over_is_not_sent_any_more(
    twilio: TwilioStandIn, word: Word, at: datetime, changes: list[str]
) -> None:
    twilio.faults.append(Fault(500))
    message = word(expires_at=at + 5 * MINUTE)
    sent(message, at)

    assert minutes(message, at, 11).state == "expired"
    assert changes == ["sending", "unknown", "expired"]


def test_what_was_held_back_meanwhile_is_not_sent_again(
    twilio: TwilioStandIn, word: Word, at: datetime
) -> None:
    twilio.faults.append(Fault(500))
    message = word(about="offer:7")
    sent(message, at)

    held = outbox.withdraw(about="offer:7", at=at + 2 * MINUTE)

    assert (held, minutes(message, at, 11).state, twilio.messages) == (0, "expired", [])


def test_two_equal_texts_never_share_an_id(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    """Both unknown, one taken: one row gets the id, the other goes out again."""
    twilio.faults += [LOST, Fault(500)]
    first, second = word(), word()
    sent(first, at)
    sent(second, at)

    minutes(first, at, 11)

    states = sorted((row(first).state, row(second).state))
    assert states == ["queued", "sent"]
    assert len({row(first).provider_id, row(second).provider_id}) == 2


def test_an_id_of_another_row_is_not_taken(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    twilio.faults += [Fault(), Fault(500)]
    first, second = sent(word(), at), word()
    sent(second, at)

    assert (minutes(second, at, 10).state, row(first).state) == ("unknown", "sent")


def test_nothing_is_taken_while_a_twin_is_on_its_way(
    twilio: TwilioStandIn, word: Word, at: datetime, settings: Any
) -> None:
    """The twin's answer is not there yet: the id in the list may be its own."""
    twilio.faults.append(Fault(500))
    message, twin = word(), word()
    sent(message, at)
    twilio.take({"To": AMAL, "From": "+4969900090", "Body": twin.body})
    Message.objects.filter(pk=twin.pk).update(state="sending", claimed_at=at)

    waiting = minutes(message, at, 5)
    Message.objects.filter(pk=twin.pk).update(state="sent", provider_id=twilio.messages[0]["sid"])

    assert (waiting.state, waiting.missing_since) == ("unknown", None)
    assert minutes(message, at, 6).missing_since


@pytest.mark.parametrize(
    "other",
    [
        {"Body": "Einsatz 4822"},
        {"To": "+491713920002"},
        {"From": AMAL, "To": "+4969900090"},
    ],
)
def test_other_words_are_not_mistaken_for_it(
    twilio: TwilioStandIn, word: Word, at: datetime, other: dict[str, str]
) -> None:
    twilio.faults.append(Fault(500))
    message = word()
    sent(message, at)
    twilio.take({"To": AMAL, "From": "+4969900090", "Body": message.body} | other)

    assert minutes(message, at, 1).state == "unknown"


def test_an_equal_word_of_yesterday_is_another(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    message = word()
    for hours in (2, 30):
        twilio.date = lambda hours=hours: format_datetime(at - timedelta(hours=hours))  # type: ignore[misc]
        twilio.take({"To": AMAL, "From": "+4969900090", "Body": message.body})
    twilio.faults.append(Fault(500))
    sent(message, at)

    assert minutes(message, at, 1).missing_since == at + MINUTE


def test_it_is_found_behind_many_others_and_in_a_trial_account(
    twilio: TwilioStandIn, word: Word, at: datetime
) -> None:
    twilio.prefix = "Sent from your Twilio trial account - "
    twilio.faults.append(LOST)
    message = word()
    sent(message, at)
    for number in range(450):  # three pages
        twilio.take({"To": AMAL, "From": "+4969900090", "Body": f"Hallo {number}"})

    assert minutes(message, at, 1).provider_id == twilio.messages[0]["sid"]


def test_a_receipt_may_be_faster(twilio: TwilioStandIn, word: Word, at: datetime) -> None:
    twilio.faults.append(LOST)
    message = word()
    sent(message, at)
    receipts.keep(
        provider_id=twilio.messages[0]["sid"],
        reference=str(message.reference),
        status="delivered",
        error_code="",
        payload={},
        at=at,
    )

    assert minutes(message, at, 11).state == "delivered"
    assert len(twilio.messages) == 1


def test_a_word_that_never_gets_through_is_given_up_in_the_end(word: Word, at: datetime) -> None:
    """Perhaps this very text breaks the provider: it is tried as often as anything else."""
    message = word()
    for hour in range(1, 9):
        memory.fail_with(SendError("500", ambiguous=True))
        then = at + timedelta(hours=hour)
        lines.answered("sms", asked_at=then)
        delivery.deliver(message.pk, at=then)
        for minute in (1, 11):
            looking_up.look_up(message.pk, at=then + minute * MINUTE)

    assert (row(message).state, row(message).attempts) == ("failed", 8)


def test_a_mail_nobody_knows_about_goes_to_a_person(word: Word, at: datetime) -> None:
    message = word(channel="email", recipient="amal@example.org", subject="Einsatz")
    Message.objects.filter(pk=message.pk).update(state="unknown", claimed_at=at)

    told = minutes(message, at, 20)

    assert (told.state, told.attention_at) == ("unknown", at + MINUTE)
    assert len(jobs()) == 2  # the first attempt, and one look


def test_a_dead_worker_leaves_a_word_that_is_looked_up(
    twilio: TwilioStandIn, word: Word, at: datetime
) -> None:
    """Killed after Twilio took it: found; nothing goes out twice."""
    message = word()
    twilio.take({"To": AMAL, "From": "+4969900090", "Body": message.body})
    Message.objects.filter(pk=message.pk).update(state="sending", claimed_at=at, attempts=1)

    delivery.sweep(at=at + 2 * MINUTE)

    assert minutes(message, at, 3).state == "sent"
    assert len(twilio.messages) == 1
