"""The SMS door: hears what notifications took in, calls one action, gives one answer."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext, override

from notifications import inbox, optouts
from notifications.domain.phones import mask
from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.domain.refusals import Refused
from pool.models import Person, Pool
from scheduling import messages, queries
from scheduling.actions import assignments, offers, service_records
from scheduling.domain import replies
from scheduling.domain.dialogue import Decision, Do, Open, decide
from scheduling.domain.states import OfferState
from scheduling.models import Assignment, Offer

log = logging.getLogger(__name__)
MOST_ANSWERS_PER_HOUR = 5  # a loop guard: beyond it we act, but fall silent


@dataclass(frozen=True)
class Heard:
    """One text and everything that is known when it is answered."""

    message: Message
    people: tuple[Person, ...]
    pool: Pool | None
    reply: replies.Reply
    items: Open
    decision: Decision
    at: datetime

    def answer(self, name: str, **context: Any) -> None:
        """Say it, unless this number has had too many answers in the last hour or wants no SMS."""
        recent = Message.objects.filter(
            recipient=self.message.sender, kind="answer", created_at__gt=self.at - timedelta(hours=1)
        )
        if recent.count() >= MOST_ANSWERS_PER_HOUR:
            log.warning("No answer to message %s of %s", self.message.pk, mask(self.message.sender))
            return
        context.setdefault("code", self.decision.code)
        messages.answer(self.message, name, self.pool, at=self.at, **context)


def hear(message: Message, at: datetime) -> None:
    """Understand one inbound SMS and do what it says."""
    people = tuple(queries.people_with(message.sender))
    reply = replies.read(message.body)
    items = queries.open_codes(people)
    decision = decide(reply, items)
    heard = Heard(message, people, _pool(people, decision.code), reply, items, decision, at)
    if heard.pool:
        inbox.belongs_to(message, pool_id=heard.pool.pk)
    if not people and decision.do is not Do.STOP:
        heard.answer("stranger")
        return
    HANDLERS[decision.do](heard)


def _pool(people: tuple[Person, ...], code: str) -> Pool | None:
    """The code decides; then the one Pool of this number; then, for a stranger, the only Pool there is."""
    offer, assignment = queries.rows_with_code(people, code) if code else (None, None)
    if row := offer or assignment:
        return row.pool
    pools = {i.pool for person in people for i in person.interpreters.select_related("pool")}
    pools = pools or set(Pool.objects.all()[:2])
    return min(pools, key=lambda pool: pool.pk) if len(pools) == 1 or people else None


def _actor(row: Offer | Assignment) -> Actor:
    return Actor(
        Role.INTERPRETER,
        row.person.name,
        pool_id=row.pool_id,
        person_id=row.person_id,
        interpreter_id=row.interpreter_id,
    )


def _accept(heard: Heard) -> None:
    """The confirmation is the answer; a refusal says why."""
    offer, _assignment = queries.rows_with_code(heard.people, heard.decision.code)
    assert offer is not None  # noqa: S101 -- decide() found this code among the open Offers
    try:
        offers.accept_offer(offer, by=_actor(offer), at=heard.at)
    except assignments.AlreadyFilled:
        _closed(heard)
    except Refused as refused:
        _refused(heard, refused)


def _decline(heard: Heard) -> None:
    offer, _assignment = queries.rows_with_code(heard.people, heard.decision.code)
    assert offer is not None  # noqa: S101 -- decide() found this code among the open Offers
    try:
        offers.decline_offer(offer, by=_actor(offer), at=heard.at)
        heard.answer("declined")
    except Refused as refused:
        _refused(heard, refused)


def _cancel(heard: Heard) -> None:
    """The cancellation itself is confirmed by its own SMS."""
    _offer, assignment = queries.rows_with_code(heard.people, heard.decision.code)
    assert assignment is not None  # noqa: S101 -- decide() found this code among the Assignments
    try:
        assignments.cancel_assignment(
            assignment, by=_actor(assignment), at=heard.at, reason=heard.message.body[:200]
        )
        heard.answer("cancelled")
    except Refused as refused:
        _refused(heard, refused)


def _report(heard: Heard) -> None:
    _offer, assignment = queries.rows_with_code(heard.people, heard.decision.code)
    assert assignment is not None  # noqa: S101 -- decide() found this code among the reports
    minutes, km = heard.reply.minutes or 0, heard.reply.km
    try:
        record = service_records.report_record(
            assignment.service_record, minutes=minutes, km=km, by=_actor(assignment), at=heard.at
        )
        told = f"{record.km or 0:.1f}".removesuffix(".0").replace(".", ",")
        heard.answer("reported", minutes=record.minutes, km=told)
    except Refused as refused:
        _refused(heard, refused)


def _stop(heard: Heard) -> None:
    """At once, and without an answer of ours; open questions end, the coordinators hear of it by mail."""
    optouts.opt_out(heard.message.sender, heard.at, "sms")
    for person in heard.people:
        offers.opt_out_offers(person.pk, at=heard.at)
        for interpreter in person.interpreters.select_related("pool", "person"):
            messages.opted_out(interpreter, because=heard.message, at=heard.at)


def _start(heard: Heard) -> None:
    optouts.opt_in(heard.message.sender, heard.at)
    heard.answer("started")


def _refused(heard: Heard, refused: Refused) -> None:
    with override("de"):
        heard.answer("refused", sentence=gettext(refused.sentence) % refused.facts)


def _codes(heard: Heard) -> str:
    return ", ".join(sorted({*heard.items.offers, *heard.items.assignments}))


def _which(heard: Heard) -> None:
    reports = heard.reply.intent is replies.Intent.REPORT
    codes = ", ".join(sorted(heard.items.reports)) if reports else _codes(heard)
    heard.answer("list", codes=codes, reports=reports)


def _word(heard: Heard) -> None:
    codes = sorted(heard.items.offers)
    heard.answer("word", example=codes[0] if len(codes) == 1 else "")


def _closed(heard: Heard) -> None:
    """A late answer hears what became of the question; "taken" that went out just now was the answer."""
    offer, _assignment = queries.rows_with_code(heard.people, heard.decision.code)
    if offer is None or offer.state != OfferState.FILLED_BY_OTHER:
        heard.answer("closed")
        return
    just_told = heard.at - timedelta(minutes=2)
    if not Message.objects.filter(key=f"taken:{offer.pk}", created_at__gt=just_told).exists():
        _refused(heard, assignments.AlreadyFilled())


def _already(heard: Heard) -> None:
    _offer, assignment = queries.rows_with_code(heard.people, heard.decision.code)
    heard.answer("already", assignment=assignment)


def _saying(name: str) -> Callable[[Heard], None]:
    def say(heard: Heard) -> None:
        heard.answer(name, codes=_codes(heard))

    return say


HANDLERS: dict[Do, Callable[[Heard], None]] = {
    Do.ACCEPT: _accept,
    Do.DECLINE: _decline,
    Do.CANCEL: _cancel,
    Do.REPORT: _report,
    Do.STOP: _stop,
    Do.START: _start,
    Do.ASK_WHICH: _which,
    Do.ASK_WORD: _word,
    Do.CONFIRMED_ALREADY: _already,
    Do.NOT_YET: _saying("not_yet"),
    Do.CLOSED_CODE: _closed,
    Do.UNKNOWN_CODE: _saying("unknown_code"),
    Do.NOTHING_OPEN: _saying("nothing_open"),
    Do.HELP: _saying("help"),
}


def on_message_received(message: Message, at: datetime, **_: Any) -> None:
    """The first of the two inbound facts."""
    if message.channel == Message.SMS:
        hear(message, at)


def on_delivery_changed(message: Message, state: str, at: datetime, **_: Any) -> None:
    """The second: an Offer is sent when its SMS is claimed, and withdrawn when it cannot arrive."""
    kind, _colon, pk = message.about.partition(":")
    if message.kind != "offer" or kind != "offer":
        return
    offer = Offer.objects.across_pools().filter(pk=int(pk)).first()
    if offer and state == "sending":
        offers.mark_sent(offer, at=at)
    elif offer and state in ("failed", "suppressed"):
        offers.fail_offer(offer, at=at)
