"""deliver() and sweep(): claimed before it is sent, sent once, and whatever happens is recorded."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction

from notifications import delivery, optouts, outbox
from notifications.channels import memory
from notifications.channels.base import SendError
from notifications.models import Message
from notifications.signals import delivery_changed
from tests.notifications.conftest import AMAL
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]
MINUTE = timedelta(minutes=1)


def now_is(message: Message) -> Message:
    """The row as it stands now."""
    return Message.objects.get(pk=message.pk)


def test_deliver_sends_and_records(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()

    delivery.deliver(message.pk, at=at)

    row = now_is(message)
    assert (row.state, row.attempts, row.claimed_at, row.sent_at) == ("sent", 1, at, at)
    assert row.provider_id == f"MEM{row.reference.hex}"
    assert changes == ["sending", "sent"]


def test_twice_enqueued_is_once_sent(word: Word, at: datetime) -> None:
    message = word()

    delivery.deliver(message.pk, at=at)
    delivery.deliver(message.pk, at=at)

    assert [sent.pk for sent in memory.sent] == [message.pk]


@pytest.mark.django_db(transaction=True)
def test_the_claim_is_committed_before_the_provider_is_called(word: Word, at: datetime) -> None:
    """Were it not, a killed worker would leave a queued row behind, and the word would go out twice."""
    seen: list[object] = []
    message = word()
    memory.meanwhile.append(
        lambda row: seen.extend([now_is(row).state, now_is(row).attempts, connection.in_atomic_block])
    )

    delivery.deliver(message.pk, at=at)

    assert seen == ["sending", 1, False]


def test_a_temporary_error_waits_and_tries_again(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()
    memory.fail_with(SendError("busy"))

    delivery.deliver(message.pk, at=at)

    row = now_is(message)
    assert (row.state, row.error, row.attempts) == ("queued", "busy", 1)
    assert timedelta(seconds=20) < row.due_at - at < timedelta(seconds=40)
    assert changes == ["sending"]


def test_the_pause_grows_and_has_a_limit(word: Word) -> None:
    message = word()
    pauses = []
    for message.attempts in range(1, 8):
        pauses.append(delivery.pause(message))

    assert pauses == sorted(pauses)
    assert pauses[-1] < timedelta(minutes=20)


def test_the_provider_may_ask_for_a_longer_pause(word: Word, at: datetime) -> None:
    message = word()
    memory.fail_with(SendError("slow down", retry_after=600))

    delivery.deliver(message.pk, at=at)

    assert now_is(message).due_at == at + timedelta(seconds=600)


def test_a_row_that_is_not_due_is_not_sent(word: Word, at: datetime) -> None:
    delivery.deliver(word(due_at=at + MINUTE).pk, at=at)

    assert memory.sent == []


def test_eight_temporary_errors_are_enough(word: Word, at: datetime) -> None:
    message = word()
    memory.fail_with(*[SendError("busy")] * 8)
    for hour in range(10):
        delivery.deliver(message.pk, at=at + timedelta(hours=hour))

    row = now_is(message)
    assert (row.state, row.attempts) == ("failed", 8)
    assert memory.sent == []


def test_a_permanent_error_is_final(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()
    memory.fail_with(SendError("no such number", permanent=True))

    delivery.deliver(message.pk, at=at)

    assert (now_is(message).state, changes) == ("failed", ["sending", "failed"])


def test_an_opt_out_known_to_the_provider_becomes_ours(word: Word, at: datetime) -> None:
    message = word()
    memory.fail_with(SendError("21610", opted_out=True))

    delivery.deliver(message.pk, at=at)

    assert now_is(message).state == "failed"
    assert optouts.is_out(AMAL)


def test_what_may_have_gone_out_is_never_sent_again(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()
    memory.fail_with(SendError("timeout", ambiguous=True))

    delivery.deliver(message.pk, at=at)
    delivery.sweep(at=at + timedelta(hours=1))
    delivery.deliver(message.pk, at=at + timedelta(hours=1))

    assert (now_is(message).state, changes, memory.sent) == ("unknown", ["sending", "unknown"], [])


def test_a_broken_channel_leaves_it_unknown(
    word: Word, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    message = word()
    memory.fail_with(ZeroDivisionError())

    delivery.deliver(message.pk, at=at)

    assert (now_is(message).state, now_is(message).error) == ("unknown", "ZeroDivisionError")


def test_a_refused_account_loses_nothing(word: Word, at: datetime, caplog: pytest.LogCaptureFixture) -> None:
    message = word()
    memory.fail_with(*[SendError("401", refused_us=True)] * 20)
    for hour in range(20):
        delivery.deliver(message.pk, at=at + timedelta(hours=hour))

    delivery.deliver(message.pk, at=at + timedelta(hours=21))

    assert "line is down" in caplog.text
    assert (now_is(message).state, now_is(message).attempts) == ("sent", 1)


def test_who_opted_out_meanwhile_gets_nothing(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()
    optouts.opt_out(AMAL, at, "sms")

    delivery.deliver(message.pk, at=at)

    assert (now_is(message).state, changes, memory.sent) == ("suppressed", ["suppressed"], [])


def test_an_expired_word_is_not_sent(word: Word, at: datetime, changes: list[str]) -> None:
    message = word(expires_at=at + MINUTE)

    delivery.deliver(message.pk, at=at + MINUTE)

    assert (now_is(message).state, changes, memory.sent) == ("expired", ["expired"], [])


def test_sweep_closes_expired_words(word: Word, at: datetime, changes: list[str]) -> None:
    message = word(due_at=at + timedelta(hours=3), expires_at=at + MINUTE)

    delivery.sweep(at=at + MINUTE)

    assert (now_is(message).state, changes) == ("expired", ["expired"])


def test_sweep_gives_due_words_a_job(word: Word, at: datetime) -> None:
    later = word(due_at=at + MINUTE)
    word(due_at=at + 3 * MINUTE)

    delivery.sweep(at=at + MINUTE)

    assert jobs() == [("notifications.tasks.deliver", (later.pk,))]


def test_sweep_gives_up_on_a_dead_claim(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()
    Message.objects.filter(pk=message.pk).update(state="sending", claimed_at=at)

    delivery.sweep(at=at + MINUTE)
    early = now_is(message).state
    delivery.sweep(at=at + 2 * MINUTE)

    assert (early, now_is(message).state, changes) == ("sending", "unknown", ["unknown"])


def test_an_answer_after_the_sweep_still_counts(word: Word, at: datetime) -> None:
    message = word()
    memory.meanwhile.append(lambda row: delivery.sweep(at=at + 5 * MINUTE))

    delivery.deliver(message.pk, at=at)

    assert now_is(message).state == "sent"


def test_no_word_leaves_when_a_listener_cannot_follow(
    word: Word, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    """The claim rolls back, the attempt counts all the same, and in the end it is given up."""
    message = word()

    def broken(**kwargs: object) -> None:
        raise RuntimeError

    delivery_changed.connect(broken)
    try:
        delivery.deliver(message.pk, at=at)
        first = now_is(message)
        for hour in range(1, 9):
            delivery.deliver(message.pk, at=at + timedelta(hours=hour))
    finally:
        delivery_changed.disconnect(broken)

    assert (first.state, first.attempts, first.due_at > at) == ("queued", 1, True)
    assert (now_is(message).state, memory.sent) == ("failed", [])


def test_listener_may_hold_a_word_back_and_it_can_be_put_anew(word: Word, at: datetime) -> None:
    message = word(key="remind:1")

    def no(message: Message, state: str, **kwargs: object) -> None:
        if state == "sending":
            outbox.hold_back(message, why="not true any more")

    delivery_changed.connect(no)
    try:
        delivery.deliver(message.pk, at=at)
    finally:
        delivery_changed.disconnect(no)

    held = now_is(message)
    assert (held.state, held.error, held.attempts) == ("suppressed", "not true any more", 0)
    assert memory.sent == []
    assert word(key="remind:1").pk != message.pk


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_once(word: Word, at: datetime) -> None:
    message = word()
    ready = threading.Barrier(4)

    def work() -> None:
        ready.wait()
        try:
            delivery.deliver(message.pk, at=at)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [sent.pk for sent in memory.sent] == [message.pk]
    assert (now_is(message).state, now_is(message).attempts) == ("sent", 1)


@pytest.mark.django_db(transaction=True)
def test_two_puts_at_once_with_one_key_write_once(word: Word) -> None:
    ready = threading.Barrier(4)

    def work() -> None:
        ready.wait()
        try:
            with transaction.atomic():
                word(key="offer:1:asked")
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Message.objects.count() == len(jobs()) == 1
