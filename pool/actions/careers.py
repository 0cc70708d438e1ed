"""How somebody becomes an Interpreter of a Pool, gets ready to be asked, leaves, and comes back.

Pauses are in pauses.py. That promised Assignments and open Offers end is `scheduling.actions.careers`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from pool import postal_codes
from pool.actions import spoken
from pool.actions.locks import lock_interpreter, lock_person, lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.careers import Career, CareerMove, Seen, Wants, after, missing
from pool.domain.days import check_seen
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, LanguageSkill, Person, Pool
from pool.permissions import check_can_rule


class NotReady(Refused):
    """The Pool's conditions do not hold yet; whoever overrules them says why."""

    sentence = _(
        "Noch nicht alles da. Soll die Person trotzdem aktiv werden? Dann schreiben Sie bitte den Grund "
        "dazu. Er wird gespeichert."
    )
    field = "reason"


class AlreadyHere(Refused):
    """One body, one place in each Pool."""

    sentence = _("%(name)s gehört schon zum Pool.")


@dataclass(frozen=True)
class Newcomer:
    """Somebody who begins: whole names, E.164, and [ISO 639-3 code, level] of their languages."""

    name: str
    gender: str
    mobile: str
    email: str
    postal_code: str
    town: str
    languages: tuple[tuple[str, str], ...]


@transaction.atomic
def take_in(
    pool: Pool, *, newcomer: Newcomer, by: Actor, at: datetime, person: Person | None = None,
    texts_allowed: bool = False,
) -> Interpreter:  # fmt: skip
    """A new Interpreter in training, with the next free number; `person`: somebody we know already.

    `texts_allowed`: they have said that SMS may come. Of a known person nothing is overwritten. Raises
    AlreadyHere, UnknownPostalCode, NotAllowed.
    """
    check_can_rule(by, pool.pk)
    pool = lock_pool(pool.pk)
    place = postal_codes.find(newcomer.postal_code)
    if place is None:
        raise UnknownPostalCode
    body = lock_person(person.pk) if person else _person(newcomer)
    here = Interpreter.objects.of(pool)
    if person and here.filter(person=body).exists():
        raise AlreadyHere(name=body.name)
    highest = here.aggregate(highest=Max("number"))["highest"] or 0
    row = Interpreter.objects.create(
        pool=pool, person=body, number=highest + 1, state=Career.TRAINING,
        postal_code=newcomer.postal_code.strip(), town=newcomer.town or place.town.split(";")[0],
        lat=place.lat, lon=place.lon,
        sms_consent_on=at.astimezone(pool.tz).date() if texts_allowed else None,
    )  # fmt: skip
    add_languages(row, newcomer.languages)
    Event.record("take_in", row, by=by, at=at)
    return row


def add_languages(row: Interpreter, languages: tuple[tuple[str, str], ...]) -> None:
    """Those they speak and we did not know of; what is there stays."""
    there = set(row.skills.values_list("language", flat=True))
    LanguageSkill.objects.bulk_create(
        LanguageSkill(pool_id=row.pool_id, interpreter=row, language=code, level=level)
        for code, level in languages
        if code not in there
    )
    spoken.rebuild([row.pk])


def _person(newcomer: Newcomer) -> Person:
    return Person.objects.create(
        name=newcomer.name, gender=newcomer.gender, mobile=newcomer.mobile, email=newcomer.email
    )


def seen_of(row: Interpreter, *, reached: bool) -> Seen:
    """What is known of them, as the rules read it; `reached`: whether a question would arrive."""
    return Seen(
        declaration_on=row.declaration_on, record_check_on=row.record_check_on, training_on=row.training_on,
        languages=len(row.skills.all()), placed=row.lat is not None, reached=reached,
    )  # fmt: skip


def wants_of(pool: Pool) -> Wants:
    """What the Pool wants."""
    return Wants(pool.declaration_years, pool.record_check_years)


@transaction.atomic
def begin_training(interpreter: Interpreter, *, by: Actor, at: datetime) -> Interpreter:
    """They learn what they need; nobody asks them yet. Raises NoSuchMove, NotAllowed."""
    return _move(interpreter, CareerMove.TRAIN, "begin_training", by=by, at=at)


@transaction.atomic
def finish_training(
    interpreter: Interpreter, *, trained_on: date | None = None, reason: str = "", by: Actor, at: datetime
) -> Interpreter:
    """They are active from now on. `trained_on`: the local day of the basic training, where it is not kept.

    The Pool's conditions must hold, unless a coordinator says why not. Raises NotReady, DayToCome,
    NoSuchMove, NotAllowed.
    """
    check_can_rule(by, interpreter.pool_id)
    row, today = lock_interpreter(interpreter), at.astimezone(interpreter.pool.tz).date()
    if trained_on is not None:
        check_seen(trained_on, today=today)
        row.training_on = trained_on
    lacks = missing(seen_of(row, reached=True), wants_of(row.pool), today=today)
    if lacks and not reason.strip():
        raise NotReady
    facts = {"missing": [one.value for one in lacks]} if lacks else {}
    said = {"training_on": row.training_on}
    return _moved(row, CareerMove.ACTIVATE, "activate", said, by=by, at=at, reason=reason, **facts)


@transaction.atomic
def leave(interpreter: Interpreter, *, by: Actor, at: datetime, reason: str = "") -> Interpreter:
    """They do not belong to the Pool any more: no SMS, no notes about them. Raises NoSuchMove, NotAllowed."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    row.notes.all().delete()
    gone = {"left_on": at.astimezone(row.pool.tz).date(), "sms_consent_on": None, "paused_until": None}
    return _moved(row, CareerMove.LEAVE, "leave", gone, by=by, at=at, reason=reason)


@transaction.atomic
def come_back(interpreter: Interpreter, *, by: Actor, at: datetime) -> Interpreter:
    """They are in training again, until somebody looks at their papers. Raises NoSuchMove, NotAllowed."""
    return _move(interpreter, CareerMove.RETURN, "come_back", by=by, at=at, left_on=None)


def _move(
    interpreter: Interpreter, move: CareerMove, verb: str, *, by: Actor, at: datetime, **changes: Any
) -> Interpreter:
    check_can_rule(by, interpreter.pool_id)
    return _moved(lock_interpreter(interpreter), move, verb, changes, by=by, at=at)


def _moved(
    row: Interpreter, move: CareerMove, verb: str, changes: dict[str, Any], *, by: Actor, at: datetime,
    reason: str = "", **facts: Any,
) -> Interpreter:  # fmt: skip
    """One move of a locked row along the table, with what changes with it."""
    write(row, {"state": after(row.state, move).value} | changes)
    spoken.rebuild([row.pk])
    Event.record(verb, row, by=by, at=at, reason=reason.strip(), **facts)
    return row
