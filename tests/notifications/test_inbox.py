"""take() and understand(): kept once and unchanged, acted upon once, parked when nobody can."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.contrib.auth import get_user_model

from notifications import inbox
from notifications.models import Message
from notifications.signals import message_received
from tests.notifications.conftest import AMAL
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db


def take(at: datetime, body: str = "JA 4821", sid: str = "SM1") -> tuple[Message, bool]:
    """Amal writes."""
    return inbox.take(
        provider_id=sid, sender=AMAL, recipient="+4969900090", body=body, payload={"Body": body}, at=at
    )


@pytest.fixture
def broken() -> Iterator[None]:
    """A listener that writes something and then fails."""

    def fail(message: Message, at: datetime, **kwargs: object) -> None:
        get_user_model().objects.create(email="half@example.org")
        raise RuntimeError("poison")

    message_received.connect(fail)
    yield
    message_received.disconnect(fail)


def test_take_keeps_the_word_and_enqueues_its_job(at: datetime) -> None:
    message, new = take(at)

    assert new
    assert (message.state, message.direction, message.body, message.sender) == (
        "received",
        "in",
        "JA 4821",
        AMAL,
    )
    assert jobs() == [("notifications.tasks.understand", (message.pk,))]


def test_the_second_delivery_changes_nothing(at: datetime, caplog: pytest.LogCaptureFixture) -> None:
    first, _ = take(at)

    second, new = take(at, body="NEIN 4821")

    assert not new
    assert (second.pk, second.body) == (first.pk, "JA 4821")
    assert len(jobs()) == 1
    assert "another text" in caplog.text


@pytest.mark.parametrize("body", ["", "a\x00b", "\u202e", "x" * 10_000, "\x00"])
def test_any_text_can_be_kept(at: datetime, body: str) -> None:
    message, _ = take(at, body=body)

    assert Message.objects.get(pk=message.pk).body == body.replace("\x00", "")
    assert Message.objects.get(pk=message.pk).payload["Body"] == body.replace("\x00", r"\x00")


def test_understand_tells_the_listeners_once(at: datetime, received: list[str]) -> None:
    message, _ = take(at)

    inbox.understand(message.pk, at=at)
    inbox.understand(message.pk, at=at)

    assert received == ["JA 4821"]
    assert Message.objects.get(pk=message.pk).state == "handled"


def test_what_a_failing_listener_did_is_undone(
    at: datetime, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    message, _ = take(at)

    inbox.understand(message.pk, at=at)

    row = Message.objects.get(pk=message.pk)
    assert (row.state, row.attempts, row.error) == ("received", 1, "RuntimeError")
    assert not get_user_model().objects.exists()


def test_after_three_failures_it_is_parked(
    at: datetime, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    message, _ = take(at)

    for _ in range(4):
        inbox.understand(message.pk, at=at)

    row = Message.objects.get(pk=message.pk)
    assert (row.state, row.attempts) == ("parked", 3)
    assert "somebody has to read it" in caplog.text


def test_a_word_that_kills_its_worker_is_parked_too(at: datetime, received: list[str]) -> None:
    """Then nobody is left to count afterwards: the attempts were counted before."""
    message, _ = take(at)
    Message.objects.filter(pk=message.pk).update(attempts=3)

    inbox.understand(message.pk, at=at)

    assert (Message.objects.get(pk=message.pk).state, received) == ("parked", [])


def test_sweep_finds_what_was_not_understood(at: datetime) -> None:
    message, _ = take(at)
    job = ("notifications.tasks.understand", (message.pk,))

    inbox.sweep(at=at + timedelta(seconds=30))
    early = jobs()
    inbox.sweep(at=at + timedelta(seconds=60))

    assert (early, jobs()) == ([job], [job, job])
