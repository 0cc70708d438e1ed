"""Many words at once: each is kept, once and cheaply, and each is understood."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django_q.models import OrmQ

from notifications import clock, inbox, queue
from notifications.models import Message
from notifications.signature import sign

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls("notifications.urls")]
PATH = "/sms/twilio/inbound/"
MANY = 240  # more than the queue calls full


def come(number: int) -> int:
    """Somebody writes; returns the HTTP status."""
    fields = {
        "MessageSid": f"SM{number}",
        "From": f"+4917139200{number % 100:02}",
        "To": "+4969900090",
        "Body": f"JA {number}",
    }
    headers = {"X-Twilio-Signature": sign(f"http://testserver{PATH}", fields)}
    return (
        Client()
        .post(PATH, urlencode(fields), headers=headers, content_type="application/x-www-form-urlencoded")
        .status_code
    )


def at_once(numbers: list[int]) -> list[int]:
    """All of them, eight at a time."""

    def one(number: int) -> int:
        try:
            return come(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(8, initializer=threading.Barrier(8).wait) as pool:
        return list(pool.map(one, numbers))


def test_a_burst_is_kept_whole_and_each_word_once_and_understood(received: list[str]) -> None:
    answers = at_once([number for number in range(MANY) for _ in range(1 + (number % 4 == 0))])

    assert set(answers) == {200}
    words = Message.objects.filter(direction="in")
    assert words.count() == OrmQ.objects.count() == MANY
    for job in OrmQ.objects.order_by("pk"):
        inbox.understand(job.task["args"][0], at=clock.now())
    assert sorted(received) == sorted(f"JA {number}" for number in range(MANY))
    assert set(words.values_list("state", flat=True)) == {"handled"}


def test_the_last_word_costs_what_the_first_did() -> None:
    with CaptureQueriesContext(connection) as first:
        come(0)
    for number in range(1, MANY):
        come(number)
    with CaptureQueriesContext(connection) as last:
        come(MANY)

    assert len(last) == len(first)


def test_a_full_queue_gets_no_second_jobs() -> None:
    """A burst outlasts a minute: what waits has its job, and sweeps must not double it again and again."""
    for number in range(MANY):
        come(number)

    inbox.sweep(at=clock.now() + timedelta(minutes=5))

    assert (queue.is_full(), OrmQ.objects.count()) == (True, MANY)
