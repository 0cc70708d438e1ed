"""Twilio as it really behaves: the real client against a small server on loopback."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from notifications import delivery, lines, optouts
from notifications.channels import twilio
from notifications.models import Message
from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn
from tests.notifications.conftest import AMAL

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]


@pytest.fixture
def desk(settings: Any) -> Iterator[TwilioStandIn]:
    """Twilio on loopback."""
    stand_in = TwilioStandIn(auth_token=settings.TWILIO_AUTH_TOKEN).start()
    settings.SMS_CHANNEL, settings.TWILIO_API_URL = "twilio", stand_in.url
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = stand_in.account_sid, "+4969900090"
    yield stand_in
    stand_in.stop()


def delivered(message: Message, at: datetime) -> Message:
    """The row after one attempt."""
    delivery.deliver(message.pk, at=at)
    return Message.objects.get(pk=message.pk)


def test_the_message_arrives_as_put(desk: TwilioStandIn, word: Word, at: datetime) -> None:
    row = delivered(word(body="Hallo Größe"), at)

    (message,) = desk.messages
    assert (message["to"], message["from"], message["body"]) == (AMAL, "+4969900090", "Hallo Größe")
    assert message["status_callback"] == f"http://testserver/sms/twilio/status/?ref={row.reference}"
    assert (row.state, row.provider_id) == ("sent", message["sid"])


def test_a_messaging_service_takes_the_place_of_the_number(
    desk: TwilioStandIn, word: Word, at: datetime, settings: Any
) -> None:
    settings.TWILIO_MESSAGING_SERVICE_SID = "MG1"

    delivered(word(), at)

    assert (desk.messages[0]["messaging_service_sid"], desk.messages[0]["from"]) == ("MG1", "")


def test_an_offer_dies_in_twilios_queue_too(desk: TwilioStandIn, word: Word, at: datetime) -> None:
    delivered(word(expires_at=at + timedelta(minutes=90)), at)
    delivered(word(expires_at=at + timedelta(days=3)), at)

    assert [message["validity_period"] for message in desk.messages] == ["5400", ""]


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (Fault(400, 21211), "failed"),
        (Fault(400, 21614), "failed"),
        (Fault(400, 21612), "failed"),
        (Fault(400, 21610), "failed"),
        (Fault(400, 21606), "queued"),
        (Fault(400), "failed"),
        (Fault(401, 20003), "queued"),
        (Fault(403, 20403), "queued"),
        (Fault(404, 20404), "queued"),
        (Fault(429, 20429), "queued"),
        (Fault(429), "queued"),
        (Fault(500), "unknown"),
        (Fault(500, 20500, taken=True), "unknown"),
        (Fault(503), "unknown"),
        (Fault(drop=True), "unknown"),
        (Fault(drop=True, taken=True), "unknown"),
        (Fault(garbage=True), "unknown"),
    ],
)
def test_every_fault_leads_where_it_should(
    desk: TwilioStandIn, word: Word, at: datetime, fault: Fault, state: str, caplog: pytest.LogCaptureFixture
) -> None:
    desk.faults.append(fault)

    row = delivered(word(), at)

    assert row.state == state
    assert row.error.startswith("Twilio")


def test_retry_after_is_respected(desk: TwilioStandIn, word: Word, at: datetime) -> None:
    desk.faults.append(Fault(429, 20429, retry_after=900))

    assert delivered(word(), at).due_at == at + timedelta(seconds=900)


@pytest.mark.parametrize(
    ("wish", "seconds"),
    [("", 30), ("Thu, 01 Jan 2099 00:00:00 GMT", 3600), ("Thu, 01 Jan 1998 00:00:00 GMT", 0)],
)
def test_retry_after_may_be_a_date_or_missing(
    desk: TwilioStandIn, word: Word, at: datetime, wish: str, seconds: int
) -> None:
    desk.faults.append(Fault(429, 20429, retry_after=wish))

    row = delivered(word(), at)

    shortest, longest = timedelta(seconds=max(seconds, 20)), timedelta(seconds=max(seconds, 40))
    assert shortest <= row.due_at - at <= longest
    assert lines.is_down("sms", at)


def test_the_first_of_our_numbers_sends(desk: TwilioStandIn, word: Word, at: datetime, settings: Any) -> None:
    settings.TWILIO_FROM = "+4969900091, +4969900090"

    delivered(word(), at)

    assert desk.messages[0]["from"] == "+4969900091"


def test_21610_becomes_an_opt_out(desk: TwilioStandIn, word: Word, at: datetime) -> None:
    desk.faults.append(Fault(400, 21610))

    delivered(word(), at)

    assert optouts.is_out(AMAL)


def test_a_hanging_twilio_is_given_up(desk: TwilioStandIn, word: Word, at: datetime, settings: Any) -> None:
    settings.SMS_TIMEOUT = 0.2
    desk.faults.append(Fault(delay=0.6))

    assert delivered(word(), at).state == "unknown"


def test_an_unreachable_twilio_has_taken_nothing(
    desk: TwilioStandIn, word: Word, at: datetime, settings: Any
) -> None:
    settings.TWILIO_API_URL = "http://127.0.0.1:9"

    assert delivered(word(), at).state == "queued"


def test_a_wrong_token_keeps_the_row(
    desk: TwilioStandIn, word: Word, at: datetime, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TWILIO_AUTH_TOKEN = "wrong"

    row = delivered(word(), at)

    assert (row.state, row.attempts, desk.messages) == ("queued", 0, [])
    assert "line is down" in caplog.text


def test_the_desk_lists_what_it_took(desk: TwilioStandIn, word: Word, at: datetime, settings: Any) -> None:
    """How an unknown word is found again: by listing, never by sending blindly."""
    delivered(word(), at)
    delivered(word(recipient="+491713920002"), at)
    client = twilio.Client(
        settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN, http_client=twilio.Wire(timeout=2)
    )

    found = client.messages.list(to=AMAL)

    assert [message.sid for message in found] == [desk.sent_to(AMAL)[0]["sid"]]
