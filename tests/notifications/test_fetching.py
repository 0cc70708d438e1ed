"""What never knocked is fetched; what knocks later is no second word."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from notifications import fetching, inbox, lines
from notifications.channels import memory
from notifications.channels.base import CannotLookUp, Received
from notifications.models import Message
from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn
from tests.notifications.conftest import AMAL
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db(transaction=True)
POOL = "+4969900090"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def twilio(live_server: Any, settings: Any, at: datetime) -> Iterator[TwilioStandIn]:
    """Twilio, calling the house under its public address."""
    stand_in = TwilioStandIn(
        auth_token=settings.TWILIO_AUTH_TOKEN, site=live_server.url, public_url=settings.PUBLIC_URL
    ).start()
    stand_in.date = lambda: format_datetime(at)
    settings.SMS_CHANNEL, settings.TWILIO_API_URL = "twilio", stand_in.url
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_FROM = stand_in.account_sid, POOL
    yield stand_in
    stand_in.stop()


def test_a_missed_word_is_fetched_and_understood(twilio: TwilioStandIn, at: datetime) -> None:
    twilio.write(AMAL, POOL, "JA 4821 ü€", "SM7")

    missed = fetching.fetch(at=at + MINUTE)

    message = Message.objects.get()
    assert (missed, message.provider_id, message.body, message.sender) == (1, "SM7", "JA 4821 ü€", AMAL)
    assert (message.recipient, message.state, message.created_at) == (POOL, "received", at + MINUTE)
    assert jobs() == [("notifications.tasks.understand", (message.pk,))]


def test_fetched_and_then_told_is_one_word(twilio: TwilioStandIn, at: datetime) -> None:
    twilio.write(AMAL, POOL, "JA 4821", "SM7")
    fetching.fetch(at=at)

    answer = twilio.say(AMAL, POOL, "JA 4821", "SM7")

    assert (answer, Message.objects.count(), len(jobs())) == (200, 1, 1)


def test_told_and_then_listed_is_one_word(twilio: TwilioStandIn, at: datetime) -> None:
    twilio.say(AMAL, POOL, "JA 4821")

    assert fetching.fetch(at=at) == 0
    assert (Message.objects.count(), len(jobs())) == (1, 1)


def test_words_come_in_as_they_were_written(twilio: TwilioStandIn, at: datetime) -> None:
    for number in range(230):  # two pages, the newest first
        twilio.date = lambda number=number: format_datetime(at + timedelta(seconds=number))  # type: ignore[misc]
        twilio.write(AMAL, POOL, f"Nummer {number}")

    fetching.fetch(at=at)

    bodies = list(Message.objects.order_by("pk").values_list("body", flat=True))
    assert bodies == [f"Nummer {number}" for number in range(230)]


def test_words_to_others_and_our_own_are_left_alone(twilio: TwilioStandIn, at: datetime) -> None:
    twilio.write(AMAL, "+4969900099", "JA 4821")
    twilio.take({"To": POOL, "From": "+4969900099", "Body": "Hallo"})

    assert fetching.fetch(at=at) == 0


def test_every_number_of_ours_is_asked(twilio: TwilioStandIn, at: datetime, settings: Any) -> None:
    settings.TWILIO_FROM = f"{POOL}, +4969900091"
    for number in (POOL, "+4969900091", "+4969900092"):
        twilio.write(AMAL, number, "JA 4821")

    assert fetching.fetch(at=at) == 2


def test_a_messaging_service_is_asked_for_everything_that_came_in(
    twilio: TwilioStandIn, at: datetime, settings: Any
) -> None:
    settings.TWILIO_FROM, settings.TWILIO_MESSAGING_SERVICE_SID = "", "MG" + "0" * 32
    for service in ("MG" + "0" * 32, "MG" + "1" * 32):
        twilio.write(AMAL, POOL, "JA 4821")
        twilio.received[-1]["messaging_service_sid"] = service
    twilio.take({"To": AMAL, "From": POOL, "Body": "Hallo"})

    assert fetching.fetch(at=at) == 1


@pytest.mark.parametrize("fault", [Fault(503), Fault(401, 20003), Fault(drop=True), Fault(garbage=True)])
def test_silence_leaves_it_for_the_next_time(twilio: TwilioStandIn, at: datetime, fault: Fault) -> None:
    twilio.write(AMAL, POOL, "JA 4821")
    twilio.silences.append(fault)

    first, second = fetching.fetch(at=at), fetching.fetch(at=at + 5 * MINUTE)

    assert (first, second, lines.fetched_at("sms")) == (0, 1, at + 5 * MINUTE)


@pytest.mark.parametrize(
    ("last", "since"),
    [
        (None, timedelta(hours=1)),
        (timedelta(minutes=5), timedelta(hours=1, minutes=5)),
        (timedelta(hours=12), timedelta(hours=13)),
        (timedelta(days=30), timedelta(hours=25)),
        (timedelta(hours=-3), timedelta(hours=1)),
    ],
)
def test_how_far_it_goes_back(at: datetime, last: timedelta | None, since: timedelta) -> None:
    if last is not None:
        lines.fetched("sms", at=at - last)
    for number, age in enumerate([since + MINUTE, since, timedelta()]):
        memory.received.append(Received(f"MEM{number}", AMAL, POOL, "JA", at - age))

    assert fetching.fetch(at=at) == 2


def test_it_is_due_at_the_start_and_every_five_minutes(at: datetime) -> None:
    for minute in range(11):
        fetching.sweep(at=at + minute * MINUTE)
        if jobs() and jobs()[-1][0] == "notifications.tasks.fetch" and minute in (0, 5, 10):
            fetching.fetch(at=at + minute * MINUTE)

    assert jobs() == [("notifications.tasks.fetch", ())] * 3


def test_a_provider_without_a_list_is_asked_no_more_often(at: datetime) -> None:
    memory.silences.append(CannotLookUp())

    assert fetching.fetch(at=at) == 0
    assert lines.fetched_at("sms") == at


def test_what_was_understood_stays_understood(
    twilio: TwilioStandIn, at: datetime, received: list[str]
) -> None:
    twilio.say(AMAL, POOL, "JA 4821", "SM7")
    inbox.understand(Message.objects.get().pk, at=at)

    fetching.fetch(at=at)

    assert (Message.objects.get(direction="in").state, received) == ("handled", ["JA 4821"])
