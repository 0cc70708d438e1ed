"""Twilio is slow, refuses, talks nonsense: rounds wait with it, and afterwards everybody was asked once."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any
from unittest import mock

import pytest
from django.utils.module_loading import import_string
from django_q.models import OrmQ

from notifications import lines
from notifications import tasks as words
from notifications.models import Message
from pool.models import Pool
from scheduling import tasks as sweeps
from scheduling.demo.twilio_stand_in import Fault
from tests.baddays.twilio import PatientTwilio
from tests.baddays.works import until
from tests.builders import make_authority, submit
from tests.scheduling.test_races import crowd

pytestmark = pytest.mark.django_db(transaction=True)
MINUTE = timedelta(minutes=1)
ILL = {
    "too slow, and takes it": Fault(delay=1.5),
    "too slow, and does not": Fault(delay=1.5, drop=True),
    "refuses everybody": Fault(503),
    "refuses, and takes it": Fault(500, taken=True),
    "is busy": Fault(429, 20429, retry_after=60),
    "wants no money": Fault(401, 20003),
    "talks nonsense": Fault(garbage=True),
    "hangs up": Fault(drop=True),
}
TAKES = {"too slow, and takes it", "refuses, and takes it", "talks nonsense"}


@contextmanager
def standing(at: datetime) -> Iterator[Callable[[float], None]]:
    """A clock that moves only when it is told to; then the sweeps come, and the worker does what waits."""
    now = [at]

    def later(minutes: float) -> None:
        now[0] += minutes * MINUTE
        words.sweep()
        sweeps.sweep()
        while job := OrmQ.objects.order_by("pk").first():
            path, args = job.task["func"], job.task["args"]
            job.delete()
            import_string(path)(*args)

    with mock.patch("django.utils.timezone.now", lambda: now[0]):
        yield later


@pytest.mark.parametrize("how", ILL)
def test_a_bad_hour(twilio: PatientTwilio, settings: Any, at: datetime, how: str) -> None:
    settings.SMS_TIMEOUT = 0.5
    pool = crowd(6)
    Pool.objects.filter(pk=pool.pk).update(round_size=3)
    office = make_authority(Pool.objects.get(pk=pool.pk))
    twilio.date = lambda: format_datetime(at)
    twilio.fates = {f"+4917139200{number:02}": ILL[how] for number in range(6)}

    with standing(at) as later:
        request = submit(office, at, starts=at + timedelta(days=2))
        later(0)
        down = lines.is_down("sms", at)
        assert down and request.rounds.count() == 1

        taken = 3 * (how in TAKES)
        until(lambda: len(twilio.messages) == taken, "Twilio is even slower than that")
        twilio.fates.clear()
        for minutes in (3, 1, 11, 5, 1):
            later(minutes)
        assert not lines.is_down("sms", at + 30 * MINUTE)
        assert request.rounds.count() == 1, "nobody else is asked before the first had their time"
        later(90)
        later(1)

    offers = request.offers.all()
    assert (request.rounds.count(), len(offers)) == (2, 6)
    assert Counter(one["to"] for one in twilio.messages) == Counter(one.person.mobile for one in offers)
    assert set(Message.objects.filter(kind="offer").values_list("state", flat=True)) == {"sent"}


def test_rounds_wait_while_nobody_can_be_reached(twilio: PatientTwilio, settings: Any, at: datetime) -> None:
    """Down for three hours: no round begins, nothing is lost, and the first ones have their whole hour."""
    settings.TWILIO_API_URL = "http://127.0.0.1:9"
    pool = crowd(6)
    Pool.objects.filter(pk=pool.pk).update(round_size=3)
    office = make_authority(Pool.objects.get(pk=pool.pk))

    with standing(at) as later:
        request = submit(office, at, starts=at + timedelta(days=2))
        for _quarter in range(12):
            later(15)
        assert request.rounds.count() == 1 and not twilio.messages

        settings.TWILIO_API_URL = twilio.url
        later(19)  # the longest pause is 15 minutes and a quarter more
        later(1)
        assert len(twilio.messages) == 3
        later(40)
        assert request.rounds.count() == 1
        later(21)

    assert request.rounds.count() == 2
    assert Counter(Counter(one["to"] for one in twilio.messages).values()) == {1: 6}
