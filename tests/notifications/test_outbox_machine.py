"""Whatever fails in whatever order: one SMS per row at Twilio, none lost, none twice, nothing stuck.

Words, faults, killed workers, callbacks (late, doubled, out of order) and the sweeps of every minute in any
order, with the real client against Twilio's stand-in on loopback. Invariants 8, 9, 10 and 15 of the promises.
"""

from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

from django.conf import settings as house
from django.test import override_settings
from django_q.models import OrmQ
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from notifications import delivery, looking_up, outbox, receipts
from notifications.channels import memory
from notifications.models import Message
from notifications.signals import delivery_changed
from scheduling.demo.twilio_stand_in import Fault, TwilioStandIn

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NUMBERS = ["+491713920001", "+491713920002"]
RANK = {"queued": 0, "sending": 0, "unknown": 0, "sent": 1, "failed": 2, "delivered": 3}
FAULTS = [
    Fault(500),
    Fault(500, taken=True),
    Fault(503, taken=True),
    Fault(drop=True),
    Fault(drop=True, taken=True),
    Fault(garbage=True),
    Fault(429, 20429, retry_after=90),
    Fault(401, 20003),
]


class Killed(BaseException):
    """The worker's process ends here."""


class Outbox(RuleBasedStateMachine):
    """The outbox, its worker, Twilio, and bad luck."""

    def __init__(self) -> None:
        super().__init__()
        Message.objects.all().delete()
        self.now, self.rank, self.asked = START, Counter[int](), 0
        self.twilio = TwilioStandIn(auth_token=house.TWILIO_AUTH_TOKEN).start()
        self.twilio.date = lambda: format_datetime(self.now)
        self.overrides = override_settings(
            SMS_CHANNEL="twilio",
            SMS_PER_DAY=1000,
            TWILIO_API_URL=self.twilio.url,
            TWILIO_ACCOUNT_SID=self.twilio.account_sid,
            TWILIO_FROM="+4969900090",
        )
        self.overrides.enable()

    @rule(
        number=st.sampled_from(NUMBERS), text=st.sampled_from(["Hallo", "Einsatz 4821"]), twice=st.booleans()
    )
    def put(self, number: str, text: str, twice: bool) -> None:
        """An event owes a word; told twice, it owes one. Equal texts to one number are common."""
        self.asked += 1
        for _ in range(1 + twice):
            outbox.put(
                pool_id=None, channel="sms", recipient=number, body=text, kind="test", about="test:1",
                key=f"event:{self.asked}", at=self.now,
            )  # fmt: skip

    @rule(fault=st.sampled_from(FAULTS))
    def something_will_fail(self, fault: Fault) -> None:
        """The next message meets bad luck."""
        self.twilio.faults.append(fault)

    @rule(fault=st.sampled_from([Fault(503), Fault(drop=True), Fault(garbage=True)]))
    def the_list_will_fail(self, fault: Fault) -> None:
        """The next question, too."""
        self.twilio.silences.append(fault)

    @rule()
    def work(self) -> None:
        """The worker takes the next job."""
        if job := OrmQ.objects.order_by("pk").first():
            path, args = job.task["func"], job.task["args"]
            job.delete()
            if path == "notifications.tasks.deliver":
                delivery.deliver(*args, at=self.now)
            elif path == "notifications.tasks.look_up":
                looking_up.look_up(*args, at=self.now)

    @rule(minutes=st.sampled_from([1, 1, 2, 5, 20]))
    def sweep(self, minutes: int) -> None:
        """Time goes by, and the sweep of every minute comes."""
        self.now += minutes * MINUTE
        delivery.sweep(at=self.now)
        looking_up.sweep(at=self.now)

    @rule()
    def die_before_sending(self) -> None:
        """The worker is killed between the claim and Twilio."""

        def kill(message: Message) -> None:
            raise Killed

        memory.meanwhile.append(kill)
        with override_settings(SMS_CHANNEL="memory"):
            self._die()
        memory.forget()

    @rule()
    def die_after_sending(self) -> None:
        """The worker is killed after Twilio took the word, before that is written down."""

        def kill(state: str, **kwargs: Any) -> None:
            if state == "sent":
                raise Killed

        delivery_changed.connect(kill)
        self._die()
        delivery_changed.disconnect(kill)

    @precondition(lambda self: self.twilio.messages)
    @rule(data=st.data(), status=st.sampled_from(["queued", "sent", "delivered", "undelivered"]))
    def call_back(self, data: st.DataObject, status: str) -> None:
        """Twilio tells something about some message, whenever it likes."""
        message = data.draw(st.sampled_from(self.twilio.messages), "message")
        message["status"] = status
        receipts.keep(
            provider_id=message["sid"],
            reference=message["status_callback"].partition("?ref=")[2],
            status=status,
            error_code="",
            payload={},
            at=self.now,
        )

    @invariant()
    def every_event_has_one_row(self) -> None:
        """Invariant 8."""
        assert Message.objects.count() == self.asked

    @invariant()
    def no_word_is_there_twice(self) -> None:
        """Invariant 10, at every moment: Twilio's list can be read, so nothing is doubled."""
        sent = Counter((message["to"], message["body"]) for message in self.twilio.messages)
        owed = Counter(Message.objects.values_list("recipient", "body"))
        assert all(sent[word] <= owed[word] for word in sent)

    @invariant()
    def what_says_sent_is_there(self) -> None:
        """Invariant 10, the other half; an id belongs to one row."""
        there = {message["sid"] for message in self.twilio.messages}
        ours = Message.objects.filter(state__in=["sent", "delivered"]).values_list("provider_id", flat=True)
        assert set(ours) <= there

    @invariant()
    def fates_only_move_forward(self) -> None:
        """Invariant 15."""
        for pk, state in Message.objects.values_list("pk", "state"):
            assert RANK[state] >= self.rank[pk]
            self.rank[pk] = RANK[state]

    def teardown(self) -> None:
        """Twilio is well again: within some hours every word is there, once, and nothing is stuck."""
        self.twilio.faults.clear()
        self.twilio.silences.clear()
        for _ in range(60):
            if not Message.objects.filter(state__in=["queued", "sending", "unknown"]).exists():
                break
            self.sweep(10)
            while OrmQ.objects.exists():
                self.work()
        self.twilio.stop()
        self.overrides.disable()
        ended = Counter(Message.objects.values_list("state", flat=True))
        sent = Counter((message["to"], message["body"]) for message in self.twilio.messages)
        given_up = Message.objects.filter(state="failed", attempts__gte=delivery.ATTEMPTS).count()
        assert set(ended) <= {"sent", "delivered", "failed"}
        assert sent.total() + given_up >= Message.objects.count()
        self.no_word_is_there_twice()

    def _die(self) -> None:
        waiting = Message.objects.filter(state="queued", due_at__lte=self.now).first()
        if waiting:
            with suppress(Killed):
                delivery.deliver(waiting.pk, at=self.now)


class TestOutbox(TestCase):
    """Each run in a database of its own."""

    def test_one_sms_for_each_row_whatever_happens(self) -> None:
        run_state_machine_as_test(Outbox, settings=settings(stateful_step_count=30, deadline=None))
