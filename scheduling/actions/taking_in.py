"""Somebody new by hand: they called, or came by, and have never applied."""

from datetime import datetime

from django.db import transaction

from notifications import optouts
from pool.actions import careers
from pool.domain.actors import Actor
from pool.models import Interpreter, Person, Pool
from scheduling.actions.numbers import ask_unasked


@transaction.atomic
def take_in_by_hand(
    pool: Pool, *, newcomer: careers.Newcomer, person: Person | None, texts_allowed: bool, by: Actor,
    at: datetime,
) -> Interpreter:  # fmt: skip
    """They begin in training; a number that may be used gets its code. `person`: somebody we know already.

    Raises AlreadyHere, UnknownPostalCode, NotAllowed.
    """
    row = careers.take_in(pool, newcomer=newcomer, person=person, texts_allowed=texts_allowed, by=by, at=at)
    if row.sms_consent_on and row.person.mobile and not optouts.is_out(row.person.mobile):
        ask_unasked(row, at=at)
    return row
