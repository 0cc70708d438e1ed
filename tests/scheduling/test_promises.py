"""Everybody does everything in any order, and the promises hold after each step."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from notifications import optouts
from notifications.models import Message
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.models import Authority, Interpreter, LanguageEdge, LanguageSkill, Pool
from scheduling import queries, tasks
from scheduling.actions import assignments, changes, offers, requests, rounds
from scheduling.actions.places import second_of
from scheduling.actions.wanted import Second
from scheduling.domain.tariffs import CancelStep, Terms
from scheduling.models import Offer
from tests.builders import (
    clerk_of,
    coordinator_of,
    hear,
    make_authority,
    make_interpreter,
    make_pool,
    make_substitute,
    make_tariff,
    submit,
    wanted,
)
from tests.scheduling.hours_said import PICK, Hours, one_of
from tests.scheduling.promises import Snapshot, check, nothing_is_stuck

MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)
PHONES = ["+491713920001", "+491713920002", "+491713920003", "+491713920004"]
NEEDS: dict[str, dict[str, Any]] = {
    "one": {},
    "two languages": {"second": Second("prs")},
    "two people": {"second": Second("apc")},
    "or a substitute": {"also": ("prs",)},
    "two, or substitutes": {"also": ("prs",), "second": Second("prs")},
}
ANSWERS = ["JA {code}", "Ja, gerne! {code}", "ja", "NEIN {code}", "ja aber {code}"]
LATER = ["ABSAGE {code}", "nein bin krank {code}", "FERTIG {code} 75 24,5", "absage", "nein", "JA {code}"]
TEXTS = [*ANSWERS, *LATER, "STOPP", "START", "HILFE", "ok", "ja 48 21", "👍", "\x00", "Liked “JA {code}”"]
NEED = st.sampled_from([*NEEDS])
HOURS = st.sampled_from([1, 3, 5, 5, 6, 9, 24, 48, 240])


class Promises(Hours):
    """One Pool with four speakers, two of whom share a telephone, and a clerk, and a coordinator."""

    office: ClassVar[Authority]
    clerk: ClassVar[Actor]
    ines: ClassVar[Actor]

    @initialize(need=NEED)
    def begin(self, need: str) -> None:
        """Every example plays in a savepoint of its own."""
        self.savepoint = transaction.savepoint()
        self.at = MONDAY
        self.now = Snapshot.of(self.pool, self.at)
        self.submit_one(hours=5, minutes=60, modality="on_site", need=need)
        self.promises()
        self.send_all()

    def teardown(self) -> None:
        """Nothing happened."""
        if hasattr(self, "savepoint"):
            transaction.savepoint_rollback(self.savepoint)

    @property
    def pool(self) -> Pool:
        """The stage."""
        return self.office.pool

    def standing(self, kind: str, state: str) -> list[Any]:
        """The rows in this state."""
        return [row for row in getattr(self.now, kind).values() if row.state == state]

    def attempt(self, act: Callable[[], object]) -> None:
        """A rule of the house may refuse it; then nothing has changed."""
        try:
            with transaction.atomic():
                act()
        except Refused:
            assert Snapshot.of(self.pool, self.at).stand() == self.now.stand()

    @precondition(lambda self: len(self.now.requests) < 4)
    @rule(
        hours=HOURS,
        minutes=st.sampled_from([30, 60, 240]),
        modality=st.sampled_from(["on_site", "phone"]),
        need=NEED,
    )
    def submit(self, hours: int, minutes: int, modality: str, need: str) -> None:
        """A clerk asks."""
        self.submit_one(hours, minutes, modality, need)

    def submit_one(self, hours: int, minutes: int, modality: str, need: str) -> None:
        """If the rules allow it."""
        fields = {"starts": self.at + timedelta(hours=hours), "minutes": minutes, "modality": modality}
        self.attempt(lambda: submit(self.office, self.at, **fields, **NEEDS[need]))

    @precondition(lambda self: self.standing("offers", "queued"))
    @rule()
    def send(self) -> None:
        """The questions leave."""
        self.send_all()

    def send_all(self) -> None:
        """Everything that waits."""
        for offer in self.standing("offers", "queued"):
            offers.mark_sent(offer, at=self.at)

    @precondition(lambda self: self.open_offers())
    @rule(number=PICK, text=st.sampled_from(ANSWERS))
    def answer(self, number: int, text: str) -> None:
        """Somebody answers the question that was put."""
        self.reply(one_of(self.open_offers(), number), text)

    @precondition(lambda self: self.open_offers("reconfirming"))
    @rule(text=st.sampled_from(ANSWERS))
    def answer_about_new_time(self, text: str) -> None:
        """The one who has promised answers the question about the new time."""
        self.reply(self.open_offers("reconfirming")[0], text)

    def open_offers(self, state: str = "") -> list[Offer]:
        """The questions that wait for an answer, those of Requests in one state."""
        rows = [*self.standing("offers", "sent"), *self.standing("offers", "queued")]
        return [row for row in rows if state in ("", self.now.requests[row.request_id].state)]

    def reply(self, offer: Offer, text: str) -> None:
        """An answer to what has left, if only a moment ago."""
        offers.mark_sent(offer, at=self.at)
        self.promises()
        self.listen(offer.person.mobile, text.format(code=offer.code))

    @rule(phone=st.sampled_from(PHONES), text=st.sampled_from(TEXTS), number=PICK)
    def say_anything(self, phone: str, text: str, number: int) -> None:
        """Anybody says anything, with anybody's code or a wrong one."""
        offer = one_of(self.now.offers.values(), number)
        self.listen(phone, text.format(code=offer.code if offer and number % 5 else self.wrong_code()))

    @precondition(lambda self: self.now.assignments)
    @rule(number=PICK, text=st.sampled_from(LATER))
    def come_back(self, number: int, text: str) -> None:
        """Who has promised writes again."""
        row = one_of(self.now.assignments.values(), number)
        self.listen(row.person.mobile, text.format(code=row.code))

    def wrong_code(self) -> str:
        """One that nobody was given."""
        given = {row.code for row in [*self.now.offers.values(), *self.now.assignments.values()]}
        return next(code for code in map(str, range(9999, 2160, -1)) if code not in given)

    def listen(self, phone: str, text: str) -> None:
        """An SMS comes in, twice; it is handled once, and answered once at most."""
        last = Message.objects.order_by("pk").last()
        for _ in range(2):
            message = hear(phone, text, self.at, f"SM{last.pk if last else 0}")
        told = Message.objects.filter(recipient=phone, pk__gt=message.pk, channel="sms")
        words = [word.kind for word in told.exclude(state="suppressed")]
        assert (message.state, message.attempts) == ("handled", 1)
        assert len([kind for kind in words if kind not in ("offer", "taken", "withdrawn")]) <= 1, words
        assert text != "STOPP" or (words == [] and optouts.is_out(phone))
        if self.wrong_code() in text:
            assert Snapshot.of(self.pool, self.at).stand()[0] == self.now.stand()[0]

    @precondition(lambda self: self.now.requests)
    @rule(number=PICK, hours=HOURS)
    def change_time(self, number: int, hours: int) -> None:
        """The clerk moves it."""
        request = one_of(self.now.requests.values(), number)
        same = {"also": tuple(request.position.also), "second": second_of(request)}
        new = wanted(self.at + timedelta(hours=hours), modality=request.modality, **same)
        self.attempt(lambda: changes.change_request(request, wanted=new, by=self.clerk, at=self.at))

    @precondition(lambda self: self.now.requests)
    @rule(number=PICK, need=NEED)
    def change_need(self, number: int, need: str) -> None:
        """The clerk needs one more, or one less, or would take a substitute."""
        request = one_of(self.now.requests.values(), number)
        fields = {"modality": request.modality, "minutes": request.slot.minutes, **NEEDS[need]}
        new = wanted(request.slot.starts, **fields)
        self.attempt(lambda: changes.change_request(request, wanted=new, by=self.clerk, at=self.at))

    @precondition(lambda self: len(self.now.requests) > 2)
    @rule(number=PICK)
    def withdraw(self, number: int) -> None:
        """The clerk does not need it any more."""
        request = one_of(self.now.requests.values(), number)
        self.attempt(lambda: requests.withdraw_request(request, by=self.clerk, at=self.at, reason="vorbei"))

    @precondition(lambda self: self.standing("requests", "unfilled"))
    @rule(number=PICK, who=PICK, position=st.sampled_from([None, 1, 2]))
    def assign_by_hand(self, number: int, who: int, position: int | None) -> None:
        """Ines has telephoned."""
        rows = [*self.standing("requests", "unfilled"), *self.now.requests.values()]
        request = one_of(rows, number)
        somebody = one_of(Interpreter.objects.of(self.pool).select_related("person").order_by("pk"), who)
        chosen = {"interpreter": somebody, "by": self.ines, "at": self.at, "reason": "Telefon"}
        self.attempt(lambda: assignments.assign_by_hand(request, position=position, **chosen))

    @precondition(lambda self: self.standing("assignments", "confirmed"))
    @rule(number=PICK)
    def cancel_by_hand(self, number: int) -> None:
        """Ines takes somebody out."""
        row = one_of(self.standing("assignments", "confirmed"), number)
        self.attempt(lambda: assignments.cancel_assignment(row, by=self.ines, at=self.at, reason="krank"))

    @precondition(lambda self: self.standing("requests", "unfilled"))
    @rule(number=PICK)
    def search_again(self, number: int) -> None:
        """Ines tries once more."""
        request = one_of(self.standing("requests", "unfilled"), number)
        self.attempt(lambda: rounds.start_search(request, by=self.ines, at=self.at))

    @rule(minutes=st.sampled_from([1, 30, 60, 180, 600, 1440, 7200]))
    def sweep(self, minutes: int) -> None:
        """Time passes, and what is due is done."""
        self.at += timedelta(minutes=minutes)
        for offer in queries.due_reconfirmations(self.at):
            self.quietly(lambda offer=offer: offers.expire_reconfirmation(offer, at=self.at))
        for row in queries.due_assignments(self.at):
            self.quietly(lambda row=row: assignments.complete_assignment(row, at=self.at))
        for request in queries.due_requests():
            self.quietly(lambda request=request: rounds.ask_next(request, at=self.at))
        self.promises()
        tasks.remind(self.at)
        self.promises()
        tasks.mind_hours(self.at)
        nothing_is_stuck(Snapshot.of(self.pool, self.at))

    def quietly(self, act: Callable[[], object]) -> None:
        """As the worker does it: a refusal is only noted."""
        with suppress(Refused):
            act()

    @invariant()
    def promises(self) -> None:
        """The whole list."""
        if hasattr(self, "now"):
            before, self.now = self.now, Snapshot.of(self.pool, self.at)
            check(before, self.now)


@pytest.mark.django_db
def test_promises_hold_whatever_happens() -> None:
    pool = make_pool()
    make_tariff(pool, terms=Terms(cancellation=(CancelStep(hours=24),)))
    for name, phone in zip(["Amal Haddad", "Karim Haddad", "Chadi Nassar"], [0, 0, 2], strict=True):
        make_interpreter(pool, name, mobile=PHONES[phone])
    LanguageSkill.objects.create(
        pool=pool, interpreter=Interpreter.objects.of(pool).get(number=2), language="prs"
    )
    LanguageEdge.objects.create(pool=pool, language="prs", serves="apc", grade="likely")
    make_substitute(make_interpreter(pool, "Darya Amiri", "prs", mobile=PHONES[3]), "apc")
    Promises.office = make_authority(pool)
    Promises.clerk = clerk_of(Promises.office)[0]
    Promises.ines = coordinator_of(pool)

    examples = settings(max_examples=settings().max_examples // 3, stateful_step_count=25)
    run_state_machine_as_test(Promises, settings=examples)
