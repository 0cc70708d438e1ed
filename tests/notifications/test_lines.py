"""A line that is down: nothing is claimed, one word tries, nothing is lost."""

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from notifications import clock, delivery, health, lines, tasks
from notifications.channels import memory
from notifications.channels.base import SendError
from notifications.models import Line, Message
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]
MINUTE = timedelta(minutes=1)


def gone() -> SendError:
    """Nobody answers."""
    return SendError("not reachable", unreachable=True)


def unsure() -> SendError:
    """Perhaps it went out."""
    return SendError("500", ambiguous=True)


def row(message: Message) -> Message:
    """The row as it stands now."""
    return Message.objects.get(pk=message.pk)


def fail(word: Word, at: datetime, *errors: SendError) -> list[Message]:
    """One word for each error."""
    memory.fail_with(*errors)
    words = [word() for _ in errors]
    for message in words:
        delivery.deliver(message.pk, at=at)
    return [row(message) for message in words]


@pytest.mark.parametrize("error", [gone, unsure])
def test_three_failures_in_a_row_bring_it_down(word: Word, at: datetime, error: Any) -> None:
    fail(word, at, error(), error())
    before = lines.is_down("sms", at)
    fail(word, at, error())

    assert (before, lines.is_down("sms", at), lines.is_down("email", at)) == (False, True, False)


def test_a_success_between_them_starts_anew(word: Word, at: datetime) -> None:
    fail(word, at, gone(), gone())
    delivery.deliver(word().pk, at=at)
    fail(word, at, gone(), gone())

    assert not lines.is_down("sms", at)


def test_a_refused_number_or_a_busy_one_says_that_the_line_works(word: Word, at: datetime) -> None:
    fail(word, at, gone(), gone(), SendError("no such number", dead_number=True))
    fail(word, at, gone(), gone(), SendError("greylisted"))
    fail(word, at, gone(), gone())

    assert not lines.is_down("sms", at)


def test_a_refused_account_brings_it_down_at_once(
    word: Word, at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    (message,) = fail(word, at, SendError("Twilio 401, error 20003", refused_us=True))

    assert lines.is_down("sms", at + 10 * MINUTE)
    assert (message.state, message.failure, message.attempts) == ("queued", "technical", 0)
    assert "The sms line is down: Twilio 401, error 20003" in caplog.text


def test_a_pause_the_provider_wants_holds_everybody(word: Word, at: datetime) -> None:
    (message,) = fail(word, at, SendError("429", retry_after=900))
    other = word()

    for minute in range(15):
        delivery.deliver(other.pk, at=at + minute * MINUTE)

    assert (message.due_at, row(other).state, memory.sent) == (at + 15 * MINUTE, "queued", [])
    delivery.deliver(other.pk, at=at + 15 * MINUTE)
    assert row(other).state == "sent"


def test_one_word_alone_tries_and_opens_the_line_for_all(word: Word, at: datetime) -> None:
    fail(word, at, *[gone()] * 3)
    later = at + 5 * MINUTE
    words = [word(at=later) for _ in range(3)]
    seen: list[Any] = []

    def look(message: Message) -> None:
        for other in words[1:]:  # while it tries, nobody else may
            delivery.deliver(other.pk, at=later)
        seen.extend([lines.is_down("sms", later), [row(one).state for one in words]])

    memory.meanwhile.append(look)
    delivery.deliver(words[0].pk, at=later)

    assert seen == [True, ["sending", "queued", "queued"]]
    assert not lines.is_down("sms", later)
    assert [("notifications.tasks.deliver", (one.pk,)) in jobs() for one in words[1:]] == [True, True]


def test_the_sweep_makes_one_job_when_it_is_time_and_none_before(word: Word, at: datetime) -> None:
    fail(word, at, *[gone()] * 3)
    word(urgent=True, due_at=at + MINUTE)
    before = len(jobs())
    until = Line.objects.get().try_again_at
    assert until

    delivery.sweep(at=until - timedelta(seconds=1))
    early = len(jobs()) - before
    delivery.sweep(at=at + 5 * MINUTE)

    assert (early, len(jobs()) - before) == (0, 1)
    assert row(Message.objects.get(urgent=True)).pk == jobs()[-1][1][0]


def test_its_pauses_grow_and_differ_and_have_a_limit(at: datetime) -> None:
    pauses = []
    for _ in range(12):
        until = lines.failed("sms", gone(), at=at, spread=0)
        Line.objects.update(try_again_at=None)
        pauses.append(until and (until - at).total_seconds())
    other = lines.failed("sms", gone(), at=at, spread=999)

    assert pauses == [None, None, 22.5, 45, 90, 180, 360, *[675] * 5]
    assert other == at + timedelta(seconds=900 * (0.75 + 999 / 2000))


def test_nothing_is_lost_however_long_it_lasts(word: Word, at: datetime) -> None:
    """A day and a half without a provider: every word is still there, unspent, and leaves when it can."""
    words = [word() for _ in range(5)]
    for hour in range(36):
        memory.failures[:] = [gone()] * 10
        then = at + timedelta(hours=hour)
        delivery.sweep(at=then)
        for message in words:
            delivery.deliver(message.pk, at=then)
    waiting = [(row(one).state, row(one).attempts) for one in words]
    memory.failures.clear()

    for minute in range(60):
        for message in words:
            delivery.deliver(message.pk, at=at + timedelta(hours=36, minutes=minute))

    assert waiting == [("queued", 0)] * 5
    assert sorted(one.pk for one in memory.sent) == [one.pk for one in words]


def test_an_offer_dies_while_it_waits(word: Word, at: datetime, changes: list[str]) -> None:
    fail(word, at, *[gone()] * 3)
    offer = word(expires_at=at + 2 * MINUTE)

    delivery.sweep(at=at + 2 * MINUTE)

    assert (row(offer).state, changes[-1]) == ("expired", "expired")


def test_a_word_that_expired_does_not_waste_the_try(word: Word, at: datetime) -> None:
    fail(word, at, *[gone()] * 3)
    over, good = word(expires_at=at + MINUTE), word()

    delivery.deliver(over.pk, at=at + 5 * MINUTE)
    delivery.deliver(good.pk, at=at + 5 * MINUTE)

    assert (row(over).state, row(good).state) == ("expired", "sent")


def test_what_left_before_it_went_down_proves_nothing(word: Word, at: datetime) -> None:
    slow = word()
    pause = SendError("429", retry_after=600)
    memory.meanwhile.append(
        lambda message: lines.failed("sms", pause, at=at + MINUTE, spread=0) and None  # another's bad luck
    )

    delivery.deliver(slow.pk, at=at)

    assert lines.is_down("sms", at + 2 * MINUTE)


def test_an_answer_to_a_question_ends_an_outage_but_not_a_refusal(at: datetime) -> None:
    for _ in range(3):
        until = lines.failed("sms", gone(), at=at, spread=0)
    assert until
    early, late = lines.listed("sms", at=at), lines.listed("sms", at=until)
    lines.failed("sms", SendError("no credit", refused_us=True), at=at, spread=0)

    assert (early, late, lines.listed("sms", at=at + timedelta(days=1))) == (False, True, False)


@pytest.mark.urls("notifications.urls")
def test_health_complains_after_ten_minutes(word: Word) -> None:
    at = clock.now()
    tasks.sweep()
    lines.failed("sms", SendError("Twilio 401", refused_us=True), at=at - 11 * MINUTE, spread=0)

    (reason,) = Client().get("/health/ready").json()["reasons"]

    assert reason.startswith("The sms line is down since 20")
    assert reason.endswith("UTC (technical: Twilio 401).")
    assert health.complaints(at - 2 * MINUTE) == []


def test_mail_waits_apart_from_sms(word: Word, at: datetime, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    for _ in range(3):
        mail = word(channel="email", recipient="amal@example.org", subject="Einsatz")
        delivery.deliver(mail.pk, at=at)

    assert (lines.is_down("email", at), lines.is_down("sms", at)) == (True, False)
    assert (row(mail).state, row(mail).attempts, row(mail).failure) == ("queued", 0, "temporary")


@pytest.mark.django_db(transaction=True)
def test_many_workers_at_a_line_that_is_down_try_one_word(word: Word, at: datetime) -> None:
    fail(word, at, *[gone()] * 3)
    later = at + 5 * MINUTE
    words = [word(at=later) for _ in range(6)]
    memory.fail_with(*[gone()] * 6)
    ready = threading.Barrier(6)

    def work(message: Message) -> None:
        ready.wait()
        try:
            delivery.deliver(message.pk, at=later)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=[message]) for message in words]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (len(memory.failures), Line.objects.get().failures) == (5, 4)
