"""The stand-in and the house, talking to each other over HTTP in both directions."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from notifications import delivery, outbox
from notifications.models import Message
from scheduling.demo.twilio_stand_in import TwilioStandIn

pytestmark = pytest.mark.django_db(transaction=True)
AMAL, POOL = "+491713920001", "+4969900090"


@pytest.fixture
def twilio(live_server: Any, settings: Any) -> Iterator[TwilioStandIn]:
    """Twilio, calling the house under its public address."""
    stand_in = TwilioStandIn(
        auth_token=settings.TWILIO_AUTH_TOKEN, site=live_server.url, public_url=settings.PUBLIC_URL
    ).start()
    settings.SMS_CHANNEL, settings.TWILIO_API_URL = "twilio", stand_in.url
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = stand_in.account_sid, POOL
    yield stand_in
    stand_in.stop()


def test_an_sms_comes_in_once(twilio: TwilioStandIn) -> None:
    answers = [twilio.say(AMAL, POOL, "JA 4821 ü€", sid="SM1") for _ in range(2)]

    message = Message.objects.get()
    assert answers == [200, 200]
    assert (message.sender, message.body, message.provider_id) == (AMAL, "JA 4821 ü€", "SM1")


def test_a_receipt_finds_its_message(twilio: TwilioStandIn, at: datetime) -> None:
    message = outbox.put(
        pool_id=None, channel="sms", recipient=AMAL, body="Hallo", kind="", about="", key=None, at=at
    )
    delivery.deliver(message.pk, at=at)

    answer = twilio.receipt(twilio.sent_to(AMAL)[0]["sid"], "delivered")

    assert answer == 200
    assert Message.objects.get().state == "delivered"


def test_a_wrong_token_is_turned_away(twilio: TwilioStandIn) -> None:
    twilio.auth_token = "wrong"

    assert twilio.say(AMAL, POOL, "JA 4821") == 403
    assert not Message.objects.exists()
