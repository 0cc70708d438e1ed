"""Whatever is asked, answered, late, broken or changed, in whatever order: the promises of asking hold.

Requests, answers by SMS, time, sweeps, a provider that goes down and comes back; the real worker's jobs, in
this process, with a clock that stands between the steps.
"""

import logging
from collections import Counter, defaultdict
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from unittest import mock

import pytest
from django.db import transaction
from django.utils.module_loading import import_string
from django_q.models import OrmQ
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from notifications import tasks as words
from notifications.channels import memory
from notifications.channels.base import SendError
from notifications.models import Message
from pool.domain.refusals import Refused
from pool.models import Interpreter
from scheduling import queries
from scheduling import tasks as sweeps
from scheduling.actions import changes, not_there, requests
from scheduling.actions.wanted import Second
from scheduling.domain.sieve import SHORT_NOTICE
from scheduling.domain.states import OPEN_OFFER, OfferState
from scheduling.messages import SOON
from scheduling.models import Assignment, Offer, Request
from tests.builders import (
    clerk_of,
    coordinator_of,
    hear,
    make_authority,
    make_interpreter,
    make_pool,
    submit,
    wanted,
)

START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AT_ONCE = {"answer", "confirmed", "changed", "cancelled", "missed"}  # replies, and what may be about soon
LEADS = [3, 8, 20, 30, 50, 100, 170]  # hours from filing to the appointment
TEXTS = ["ja {}", "JA, gerne! {}", "nein {}", "{} nein", "ja", "nein", "vielleicht {}", "{}", "ok 9999"]


class Asking(RuleBasedStateMachine):
    """A Pool of five, their telephones, and an office that wants something."""

    def __init__(self) -> None:
        super().__init__()
        self.before = transaction.savepoint()
        memory.forget()
        self.now = START
        self.clock = mock.patch("django.utils.timezone.now", lambda: self.now)
        self.clock.start()
        self.failed: list[logging.LogRecord] = []
        self.ear = logging.Handler(logging.ERROR)
        self.ear.emit = self._heard  # type: ignore[method-assign]
        logging.getLogger().addHandler(self.ear)
        self.ended: dict[int, str] = {}
        self.pool = make_pool(policy="adaptive", reminds=True, quiet_sundays=True)
        self.office = make_authority(self.pool)
        for number in range(5):
            who = f"Person{number} Haddad"
            more = {"urgent_anytime": True} if number == 4 else {}
            make_interpreter(self.pool, who, mobile=f"+4917139200{number:02}", **more)

    @rule(lead=st.sampled_from(LEADS), two=st.booleans(), policy=st.sampled_from(["adaptive", "fixed-2"]))
    def file(self, lead: int, two: bool, policy: str) -> None:
        """The office needs one or two people."""
        self.pool.policy = policy
        self.pool.save()
        second = {"second": Second("apc")} if two else {}
        self._try(lambda: submit(self.office, self.now, starts=self.now + lead * HOUR, **second))

    @precondition(lambda self: Offer.objects.across_pools().exists())
    @rule(data=st.data(), text=st.sampled_from(TEXTS))
    def answer(self, data: st.DataObject, text: str) -> None:
        """Somebody answers a question: in time, late, wrongly, again."""
        offer = data.draw(st.sampled_from(list(Offer.objects.across_pools().order_by("pk"))), "offer")
        self._says(offer.person.mobile, text.format(offer.code))

    @precondition(lambda self: Assignment.objects.across_pools().exists())
    @rule(data=st.data())
    def drop_out(self, data: st.DataObject) -> None:
        """Somebody who has promised does not come, perhaps after the fact."""
        held = data.draw(st.sampled_from(list(Assignment.objects.across_pools().order_by("pk"))), "held")
        self._says(held.person.mobile, f"ABSAGE {held.code}")

    @rule(minutes=st.sampled_from([1, 10, 30, 61, 61, 200, 200, 700, 1500]))
    def wait(self, minutes: int) -> None:
        """Time goes by, then the worker's sweeps of every minute come."""
        self.now += timedelta(minutes=minutes)
        self._sweep()

    @rule()
    def sweep_again(self) -> None:
        """A second worker does the same once more."""
        self._sweep()

    @rule()
    def provider_goes_down(self) -> None:
        """Nobody there."""
        memory.fail_with(*[SendError("nobody there", unreachable=True)] * 1000)

    @precondition(lambda self: memory.failures)
    @rule()
    def provider_comes_back(self) -> None:
        """There again."""
        memory.failures.clear()

    @precondition(lambda self: Request.objects.across_pools().exists())
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """The office needs nobody any more."""
        row, by = self._any_request(data), clerk_of(self.office)[0]
        self._try(lambda: requests.withdraw_request(row, by=by, at=self.now, reason="nicht mehr nötig"))

    @precondition(lambda self: Assignment.objects.across_pools().filter(state="confirmed").exists())
    @rule(data=st.data(), late=st.sampled_from([0, 10, 45]), arrives=st.booleans())
    def nobody_there(self, data: st.DataObject, late: int, arrives: bool) -> None:
        """It has begun and the office waits alone; perhaps they come after all."""
        rows = Assignment.objects.across_pools().filter(state="confirmed").order_by("pk")
        held, by = data.draw(st.sampled_from(list(rows)), "held"), clerk_of(self.office)[0]
        self.now = max(self.now, held.starts + timedelta(minutes=late))
        self._try(lambda: not_there.report_missing(held, by=by, at=self.now))
        if arrives:
            self._try(lambda: not_there.report_arrived(held, by=by, at=self.now))

    @precondition(lambda self: Assignment.objects.across_pools().filter(missed_at__isnull=False).exists())
    @rule(data=st.data())
    def decide(self, data: st.DataObject) -> None:
        """The coordinator says that they did not appear."""
        rows = Assignment.objects.across_pools().filter(missed_at__isnull=False).order_by("pk")
        held, by = data.draw(st.sampled_from(list(rows)), "held"), coordinator_of(self.pool)
        self._try(lambda: not_there.miss_assignment(held, by=by, at=self.now, reason="war nicht da"))

    @precondition(lambda self: Request.objects.across_pools().exists())
    @rule(data=st.data(), hours=st.sampled_from([2, 5, 26]))
    def move(self, data: st.DataObject, hours: int) -> None:
        """Another time."""
        row, by = self._any_request(data), clerk_of(self.office)[0]
        second = Second("apc") if len(row.places) > 1 else None
        new = wanted(row.slot.starts + hours * HOUR, second=second)
        self._try(lambda: changes.change_request(row, wanted=new, by=by, at=self.now))

    @invariant()
    def no_place_is_given_twice(self) -> None:
        """As many come as are wanted; filled means that all of them do."""
        for row in Request.objects.across_pools():
            held = Counter(queries.live_assignments(row).values_list("position_id", flat=True))
            places = {place.pk for place in row.places}
            assert not held or (max(held.values()) == 1 and set(held) <= places)
            assert row.state != "filled" or set(held) == places or self.now >= row.slot.starts

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        """Nor was to be."""
        mine = defaultdict(list)
        for one in Assignment.objects.across_pools().exclude(state="cancelled").order_by("starts"):
            mine[one.person_id].append(one)
        for rows in mine.values():
            assert all(one.ends <= other.starts for one, other in pairwise(rows))

    @invariant()
    def nobody_is_asked_twice(self) -> None:
        """The same question, that is; and no word leaves twice."""
        same = "request", "position", "version", "slot", "modality", "interpreter"
        asked = Counter(Offer.objects.across_pools().values_list(*same))
        gone = Counter(message.pk for message in memory.sent)
        reminded = Counter(message.about for message in memory.sent if message.kind == "reminder")
        assert max([*asked.values(), *gone.values(), *reminded.values()], default=1) == 1

    @invariant()
    def one_open_question_each(self) -> None:
        """The second one only at short notice, or about what is promised already."""
        held = defaultdict(list)
        offers = Offer.objects.across_pools().filter(state__in=OPEN_OFFER).order_by("pk")
        for offer in offers.select_related("slot", "round__assessment"):
            again = not offer.round.assessment.candidates  # asked about a new time
            if not again and (offer.sent_at is None or offer.sent_at > self.now - DAY):
                held[offer.person_id].append(offer)
        for _first, *further in held.values():
            assert all(one.slot.starts - one.made_at < SHORT_NOTICE for one in further)

    @invariant()
    def phones_are_silent_at_night(self) -> None:
        """But for replies, what starts soon, and who wants to be asked at any hour."""
        for message in memory.sent:
            if message.channel != "sms" or not self._quiet(message) or message.kind in AT_ONCE:
                continue
            offer = Offer.objects.across_pools().filter(pk=message.about.partition(":")[2]).first()
            assert message.kind in ("offer", "reminder") and offer is not None, message.kind
            notice = offer.slot.starts - message.created_at
            again = not offer.round.assessment.candidates
            urgent = offer.interpreter.urgent_anytime and notice < SHORT_NOTICE
            assert urgent or (again and notice <= SOON + DAY)

    @invariant()
    def what_is_over_stays_over(self) -> None:
        """A finished question never moves again."""
        for pk, state in Offer.objects.across_pools().values_list("pk", "state"):
            assert self.ended.get(pk, state) == state
            if state not in OPEN_OFFER:
                self.ended[pk] = state
            assert state in set(OfferState)

    @invariant()
    def nothing_broke(self) -> None:
        """No job ended with an error that somebody swallowed."""
        assert not self.failed, [record.getMessage() for record in self.failed]

    def teardown(self) -> None:
        """The provider is well and time goes by: every search ends, no question stays open."""
        try:
            memory.failures.clear()
            for hours in [1, 1, 1, 12, 12, 12, *[24] * 8]:
                self.now += hours * HOUR
                self._sweep()
            self.nothing_broke()
            states = set(Request.objects.across_pools().values_list("state", flat=True))
            assert states <= {"filled", "unfilled", "closed", "withdrawn"}
            assert not Offer.objects.across_pools().filter(state__in=OPEN_OFFER).exists()
        finally:
            logging.getLogger().removeHandler(self.ear)
            self.clock.stop()
            memory.forget()
            transaction.savepoint_rollback(self.before)

    def _says(self, mobile: str, text: str) -> None:
        """Exactly one answer, or a silence of which the reason is kept."""
        last = Message.objects.order_by("pk").last()
        heard = hear(mobile, text, self.now)
        told = Message.objects.filter(recipient=mobile, channel="sms", pk__gt=last.pk if last else 0)
        told = told.exclude(state="suppressed").exclude(kind="offer")
        assert (heard.state, bool(heard.outcome)) == ("handled", True)
        assert told.count() == (not heard.outcome.startswith("silent:")), (text, heard.outcome, list(told))
        self._work()

    def _sweep(self) -> None:
        words.sweep()
        sweeps.sweep()
        self._work()

    def _work(self) -> None:
        """The worker does what is waiting, the oldest first."""
        while job := OrmQ.objects.order_by("pk").first():
            path, args = job.task["func"], job.task["args"]
            job.delete()
            import_string(path)(*args)

    def _try(self, act) -> None:  # type: ignore[no-untyped-def]
        """Do it, or be told why not."""
        with suppress(Refused):
            act()
        self._work()

    def _any_request(self, data: st.DataObject) -> Request:
        return data.draw(st.sampled_from(list(Request.objects.across_pools().order_by("pk"))), "request")

    def _quiet(self, message: Message) -> bool:
        who = Interpreter.objects.of(self.pool).get(person__mobile=message.recipient)
        assert message.claimed_at is not None
        return queries.quiet_of(who).holds(message.claimed_at)

    def _heard(self, record: logging.LogRecord) -> None:
        if record.exc_info:
            self.failed.append(record)


@pytest.mark.django_db
def test_asking_keeps_its_promises() -> None:
    wished = settings().max_examples
    few = settings(max_examples=8 if wished <= 25 else wished // 5, stateful_step_count=20, deadline=None)
    run_state_machine_as_test(Asking, settings=few)
