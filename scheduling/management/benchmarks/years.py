"""Years of a Pool, written in bulk: Requests with questions, Assignments, hours, words and journal lines.

The first `PRESENT` Requests are the present and alike in every size: half of them filled, half searched for.
The others are over, one every hour back into the past, each served by the next person by turns; but for the
newest `DUE` their hours are settled.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from notifications.models import Message
from pool.models import Authority, Event, Interpreter, Person, Pool
from scheduling.demo.synthetic.bulk import numbers, write
from scheduling.models import (
    Assessment,
    Assignment,
    Offer,
    Position,
    Request,
    Round,
    ServiceRecord,
    Slot,
    Tariff,
)

PRESENT, DUE, HOUR, AT_ONCE, LINES = 60, 200, timedelta(hours=1), 5_000, 5
LANGUAGE, KM = "apc", Decimal("12.5")


@dataclass(frozen=True)
class Years:
    """How many people, how many Requests, how many words belong to each, and how far apart they lie."""

    interpreters: int
    requests: int
    words: int = 10
    apart: timedelta = HOUR


@dataclass(frozen=True)
class One:
    """The keys of one Request and of what hangs on it, its time, and the how manieth it is of this person."""

    number: int
    turn: int
    person: Interpreter
    starts: datetime
    request: int
    slot: int
    position: int
    assessment: int
    round: int
    offer: int
    assignment: int

    @property
    def over(self) -> bool:
        """Whether it lies behind."""
        return self.number >= PRESENT

    @property
    def filled(self) -> bool:
        """Whether somebody comes, or came."""
        return self.over or self.number % 2 == 0


MODELS = (Request, Slot, Position, Assessment, Round, Offer, Assignment)


def write_years(
    pool: Pool, size: Years, *, people: list[Interpreter], offices: list[Authority], clerk: Person,
    tariff: Tariff, at: datetime,
) -> None:  # fmt: skip
    """All rows of this size, a few thousand Requests at once, so that memory does not grow with them."""
    for begun in range(0, size.requests, AT_ONCE):
        found = list(_ones(range(begun, min(begun + AT_ONCE, size.requests)), people, at, size.apart))
        _requests(pool, found, offices, clerk, at)
        _asked(pool, found, at)
        _came(pool, [one for one in found if one.filled], tariff)
        _said(pool, found, size.words)


def _ones(span: range, people: list[Interpreter], at: datetime, apart: timedelta) -> Iterator[One]:
    keys = zip(*(numbers(model, len(span)) for model in MODELS), strict=True)
    for number, key in zip(span, keys, strict=True):
        ahead = number < PRESENT
        starts = at + (number + 24) * HOUR if ahead else at - 3 * HOUR - (number - PRESENT) * apart
        turn, who = divmod(number, len(people))
        yield One(number, turn, people[who], starts, *key)


def _requests(pool: Pool, found: list[One], offices: list[Authority], clerk: Person, at: datetime) -> None:
    write(
        Request,
        ("id", "pool", "authority", "requester", "state", "setting", "modality", "postal_code", "town",
         "file_reference", "submitted_at", "ended_at"),
        (
            (one.request, pool.pk, offices[one.number % len(offices)].pk, clerk.pk, _state(one),
             "youth_office", "on_site", "34497", "Korbach", f"AZ {one.number}",
             min(at, one.starts - 72 * HOUR), one.starts + HOUR if one.over else None)
            for one in found
        ),
    )  # fmt: skip
    write(Slot, ("id", "pool", "request", "rank", "starts", "ends"),
          ((one.slot, pool.pk, one.request, 1, one.starts, one.starts + HOUR) for one in found))  # fmt: skip
    write(Position, ("id", "pool", "request", "number", "language"),
          ((one.position, pool.pk, one.request, 1, LANGUAGE) for one in found))  # fmt: skip


def _state(one: One) -> str:
    return "closed" if one.over else "filled" if one.filled else "searching"


def _asked(pool: Pool, found: list[One], at: datetime) -> None:
    """One round with one question each."""
    write(
        Assessment,
        ("id", "pool", "request", "position", "version", "made_at", "candidates"),
        ((one.assessment, pool.pk, one.request, one.position, 1, _then(one, at), "[]") for one in found),
    )
    write(
        Round,
        ("id", "pool", "request", "assessment", "number", "version", "asked_at", "waits_until"),
        (
            (one.round, pool.pk, one.request, one.assessment, 1, 1, _then(one, at), _then(one, at) + HOUR)
            for one in found
        ),
    )
    write(
        Offer,
        ("id", "pool", "round", "request", "position", "slot", "interpreter", "person", "version", "state",
         "code", "made_at", "sent_at", "answered_at"),
        (
            (one.offer, pool.pk, one.round, one.request, one.position, one.slot, one.person.pk,
             one.person.person_id, 1, "accepted" if one.filled else "sent", _code(one), _then(one, at),
             _then(one, at), _then(one, at) + HOUR if one.filled else None)
            for one in found
        ),
    )  # fmt: skip


def _then(one: One, at: datetime) -> datetime:
    """When it was asked: two days before, and not in the future."""
    return min(at, one.starts - 48 * HOUR)


def _code(one: One) -> str:
    """Unlike all others of the same person that are alive."""
    return f"{one.turn % 10_000:04}"


def _came(pool: Pool, found: list[One], tariff: Tariff) -> None:
    write(
        Assignment,
        ("id", "pool", "request", "position", "interpreter", "person", "offer", "state", "code", "starts",
         "ends", "km", "uid", "confirmed_at", "revised_at", "ended_at"),
        (
            (one.assignment, pool.pk, one.request, one.position, one.person.pk, one.person.person_id,
             one.offer, "done" if one.over else "confirmed", _code(one), one.starts, one.starts + HOUR, 12.5,
             uuid4(), one.starts - 47 * HOUR, one.starts - 47 * HOUR, one.starts + HOUR if one.over else None)
            for one in found
        ),
    )  # fmt: skip
    write(
        ServiceRecord,
        ("pool", "assignment", "state", "asked_at", "minutes", "km", "reported_minutes", "reported_absent",
         "stated_minutes", "stated_absent", "reported_at", "attested_at", "approved_at", "tariff", "amount"),
        (
            (pool.pk, one.assignment, _paid(one),
              one.starts + HOUR, 60, KM, 60, False, 60, False,
             one.starts + HOUR, one.starts + 2 * HOUR, one.starts + 3 * HOUR, tariff.pk, Decimal(20))
            for one in found if one.over
        ),
    )  # fmt: skip


def _paid(one: One) -> str:
    return "settled" if one.number > PRESENT + DUE else "approved"


def _said(pool: Pool, found: list[One], words: int) -> None:
    """What was written about it, out and in, and what the journal keeps."""
    write(
        Message,
        ("direction", "channel", "pool", "sender", "recipient", "body", "kind", "about", "reference", "state",
         "due_at", "sent_at", "segments", "created_at"),
        (row for one in found for row in _words(pool, one, words)),
    )  # fmt: skip
    write(
        Event,
        ("pool_id", "at", "role", "actor", "verb", "subject", "subject_id", "facts"),
        ((pool.pk, one.starts - 48 * HOUR, "system", "System", verb, "request", one.request, "{}")
         for one in found for verb in ("submit", "approve", "search", "settle", "warn")[:LINES]),
    )  # fmt: skip


def _words(pool: Pool, one: One, words: int) -> Iterator[tuple[Any, ...]]:
    when = one.starts - 48 * HOUR
    mobile = one.person.person.mobile
    for number in range(words):
        coming = number % 5 == 4
        ends = ("in", "sms", pool.pk, mobile, pool.phone) if coming else ("out", "sms", pool.pk, "", mobile)
        about = f"offer:{one.offer}" if number % 2 else f"request:{one.request}"
        state = "handled" if coming else "delivered"
        yield (*ends, f"JA {_code(one)}", "" if coming else "offer", about, uuid4(), state, when, when, 1,
               when + timedelta(minutes=number))  # fmt: skip
