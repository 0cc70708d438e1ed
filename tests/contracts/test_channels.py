"""One list of promises for every SMS channel: memory, the demo's phones, Twilio and a gateway on the wire."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from notifications import outbox
from notifications.channels import carrier
from notifications.channels.base import SendError
from notifications.models import Message
from tests.contracts.benches import BENCHES, BUSY, GOOD, NEVER, POOL, TELLING, UNSURE, Bench

pytestmark = pytest.mark.django_db


@pytest.fixture(params=BENCHES)
def bench(request: pytest.FixtureRequest, settings: Any, at: datetime) -> Iterator[Bench]:
    """Each channel in turn."""
    settings.SMS_CHANNEL = request.param
    with BENCHES[request.param](settings, at) as found:
        yield found


def claimed(at: datetime, number: str = GOOD, body: str = "Hallo Größe") -> Message:
    """A word at the moment at which it is handed over."""
    word = outbox.put(
        pool_id=None, channel="sms", recipient=number, body=body, kind="", about="", key=None, at=at
    )
    word.claimed_at = at
    return word


def send(bench: Bench, number: str, at: datetime) -> str:
    """Hand one word to the channel; returns the provider's id."""
    message = claimed(at, number)
    bench.prepare(message)
    return carrier("sms").send(message).provider_id


def ids(message: Message) -> list[str]:
    """What the provider has that may be this word."""
    return [found.provider_id for found in carrier("sms").look_up(message)]


def test_a_word_taken_has_an_id_of_its_own(bench: Bench, at: datetime) -> None:
    first, second = send(bench, GOOD, at), send(bench, GOOD, at)

    assert first
    assert first != second


@pytest.mark.parametrize(
    ("number", "permanent", "ambiguous", "word"),
    [
        (NEVER, True, False, "permanent"),
        (BUSY, False, False, "temporary"),
        (UNSURE, False, True, "unclear"),
    ],
)
def test_a_failure_says_what_it_means(
    bench: Bench, at: datetime, number: str, permanent: bool, ambiguous: bool, word: str
) -> None:
    with pytest.raises(SendError) as failure:
        send(bench, number, at)

    assert (failure.value.permanent, failure.value.ambiguous) == (permanent, ambiguous)
    assert (failure.value.failure, failure.value.dead_number) == (word, permanent)
    assert failure.value.reason


def test_a_failure_does_not_spoil_the_next_word(bench: Bench, at: datetime) -> None:
    with pytest.raises(SendError):
        send(bench, NEVER, at)

    assert send(bench, GOOD, at)


def test_a_word_that_was_taken_is_found_under_its_id(bench: Bench, at: datetime) -> None:
    message = claimed(at)

    sent = carrier("sms").send(message)

    assert ids(message) == [sent.provider_id]


def test_a_word_whose_answer_was_lost_is_found(bench: Bench, at: datetime) -> None:
    message = claimed(at, bench.unsure)
    bench.lose_answer(message)

    with pytest.raises(SendError) as failure:
        carrier("sms").send(message)

    assert failure.value.ambiguous
    assert len(ids(message)) == 1


def test_a_word_that_was_refused_is_not_found(bench: Bench, at: datetime) -> None:
    message = claimed(at, NEVER)
    bench.prepare(message)

    with pytest.raises(SendError):
        carrier("sms").send(message)

    assert ids(message) == []


def test_a_word_never_handed_over_is_not_found_in_others(bench: Bench, at: datetime) -> None:
    send(bench, GOOD, at)
    other = claimed(at, body="Ein anderer Text")
    other.claimed_at = None

    assert ids(other) == []


def test_what_came_in_before_the_question_is_no_concern(bench: Bench, at: datetime) -> None:
    assert list(carrier("sms").received_since(at)) == []


@pytest.mark.parametrize("bench", TELLING, indirect=True)
def test_what_came_in_is_listed_whole(bench: Bench, at: datetime) -> None:
    assert bench.hear
    for number in range(5):
        bench.hear(f"JA 482{number} ü€", at + timedelta(minutes=number))

    found = sorted(carrier("sms").received_since(at), key=lambda one: one.at)

    assert [one.body for one in found] == [f"JA 482{number} ü€" for number in range(5)]
    assert [(one.sender, one.recipient, one.at) for one in found[:1]] == [(GOOD, POOL, at)]
    assert len({one.provider_id for one in found}) == 5


@pytest.mark.parametrize("bench", TELLING, indirect=True)
def test_a_silent_provider_is_no_answer(bench: Bench, at: datetime) -> None:
    """Silence must never be taken for "we have nothing"."""
    assert bench.silence
    message = claimed(at)
    bench.silence()

    with pytest.raises(SendError) as first:
        ids(message)
    bench.silence()
    with pytest.raises(SendError) as second:
        list(carrier("sms").received_since(at))

    assert not first.value.ambiguous
    assert not second.value.ambiguous
