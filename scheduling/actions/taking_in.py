"""Somebody new by hand: they called, or came by, and have never applied."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from notifications import optouts
from pool.actions import careers
from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.models import Interpreter, Person, Pool
from pool.permissions import check_can_rule
from scheduling.actions.numbers import ask_unasked
from scheduling.models import Application
from scheduling.queries.applications import known_people


@transaction.atomic
def take_in_by_hand(
    pool: Pool, *, newcomer: careers.Newcomer, person: Person | None, texts_allowed: bool, by: Actor,
    at: datetime, known: Collection[int] = (),
) -> Interpreter:  # fmt: skip
    """They begin in training; a number that may be used gets its code. `person`: somebody we know already.

    `known`: the people (primary keys) with this number or mailbox whom the page has shown; who has come in
    since, by a second click, is not made twice. Raises AlreadyHere, UnknownPostalCode, NotAllowed.
    """
    check_can_rule(by, pool.pk)
    _check_nobody_came(lock_pool(pool.pk), newcomer, known)
    row = careers.take_in(pool, newcomer=newcomer, person=person, texts_allowed=texts_allowed, by=by, at=at)
    if row.sms_consent_on and row.person.mobile and not optouts.is_out(row.person.mobile):
        ask_unasked(row, at=at)
    return row


def _check_nobody_came(pool: Pool, newcomer: careers.Newcomer, known: Collection[int]) -> None:
    """Looked at again behind the lock: two clicks in the same instant have both seen nobody."""
    said = Application(
        pool=pool, name=newcomer.name, mobile=newcomer.mobile, email=newcomer.email.strip().casefold()
    )
    for one in known_people(said):
        if one.interpreter and one.person.pk not in known:
            raise careers.AlreadyHere(name=one.person.name)
