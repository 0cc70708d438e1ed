"""What the supervisor learns, and the round that keeps it content."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django_q.models import Schedule

from notifications import clock, queue, tasks
from notifications.channels import memory
from notifications.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.urls("notifications.urls")]
Word = Callable[..., Message]


def test_live_answers() -> None:
    assert Client().get("/health/live").json() == {"status": "ok"}


def test_without_a_worker_it_is_not_ready() -> None:
    answer = Client().get("/health/ready")

    assert answer.status_code == 503
    assert answer.json()["reasons"] == ["The worker gave no sign of life for 3 minutes."]


def test_after_a_round_of_the_worker_it_is_ready() -> None:
    tasks.sweep()

    answer = Client().get("/health/ready")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "reasons": [], "rejected_calls": 0})


def test_an_overdue_message_is_named(word: Word) -> None:
    tasks.sweep()
    word(due_at=clock.now() - timedelta(minutes=6))

    answer = Client().get("/health/ready")

    assert (answer.status_code, answer.json()["reasons"]) == (
        503,
        ["1 message(s) wait for more than 5 minutes."],
    )


def test_the_sweep_is_scheduled_once() -> None:
    queue.every_minute("sweep", "notifications.tasks.sweep")

    (schedule,) = Schedule.objects.filter(name="sweep")
    assert (schedule.func, schedule.minutes) == ("notifications.tasks.sweep", 1)


def test_tasks_read_the_clock(word: Word) -> None:
    message = word(at=clock.now())

    tasks.deliver(message.pk)

    assert [sent.pk for sent in memory.sent] == [message.pk]
