"""A volunteer's mobile number: entered, confirmed by a code that comes back, asked for again in silence."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from notifications import numbers, optouts
from notifications.domain.phones import PhoneError
from notifications.domain.phones import mobile as read_mobile
from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.domain.actors import SYSTEM, Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from pool.permissions import check_can_rule
from scheduling import messages, queries
from scheduling.actions.codes import new_code


class NoMobile(Refused):
    """Nonsense, a landline, or a country we send nothing to."""

    sentence = _("An diese Nummer können wir keine SMS schicken. Bitte geben Sie eine Mobilnummer an.")
    field = "mobile"


class SameNumber(Refused):
    """Nothing to change."""

    sentence = _("Diese Nummer steht schon da.")
    field = "mobile"


class NoNumber(Refused):
    """Nothing to confirm."""

    sentence = _("Es ist keine Mobilnummer eingetragen.")


class WantsNone(Refused):
    """They wrote STOPP: no code goes there either."""

    sentence = _("Unter dieser Nummer sind keine SMS gewünscht. Mit START per SMS geht es wieder.")


class WrongCode(Refused):
    """Mistyped, too late, or too often."""

    sentence = _("Dieser Code stimmt nicht oder gilt nicht mehr. Nach fünf Versuchen braucht es einen neuen.")
    field = "code"


@transaction.atomic
def change_mobile(interpreter: Interpreter, *, mobile: str, by: Actor, at: datetime) -> Interpreter:
    """From now on `mobile` (as people write it; empty: none) is theirs, once the code sent there comes back.

    A confirmed old number is told. Another person may have the same number; doors say so. Raises NoMobile,
    SameNumber.
    """
    check_can_rule(by, interpreter.pool_id)
    number = read_number(mobile) if mobile.strip() else ""
    row = lock_interpreter(interpreter)
    if number == row.person.mobile:
        raise SameNumber
    put_mobile(row, number, by=by, at=at)
    if number and not optouts.is_out(number):
        _ask(row, at=at)
    return row


def read_number(text: str) -> str:
    """A mobile number as E.164; raises NoMobile."""
    try:
        return read_mobile(text, countries=settings.SMS_COUNTRIES)
    except PhoneError as error:
        raise NoMobile from error


def put_mobile(row: Interpreter, number: str, *, by: Actor, at: datetime) -> None:
    """This number (E.164; empty: none) is that of a locked row from now on; a confirmed old one is told."""
    old = row.person.mobile
    row.person.mobile = number
    row.person.save(update_fields=["mobile"])
    spoken.rebuild_of_person(row.person_id)
    Event.record("change_mobile", row, by=by, at=at, removed=not number)
    if old and numbers.is_confirmed(old):
        messages.number_changed(row, old, at=at)
    if not queries.people_with(old):
        numbers.forget(old)


@transaction.atomic
def send_code(interpreter: Interpreter, *, by: Actor, at: datetime) -> Interpreter:
    """A new code goes to their number; an older one holds no more. Raises NoNumber, WantsNone."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    if not row.person.mobile:
        raise NoNumber
    if optouts.is_out(row.person.mobile):
        raise WantsNone
    _ask(row, at=at)
    Event.record("send_code", row, by=by, at=at)
    return row


def confirm_by_hand(interpreter: Interpreter, *, code: str, by: Actor, at: datetime) -> Interpreter:
    """They read the code out on the phone. A wrong one counts as a try, so it is kept. Raises WrongCode."""
    check_can_rule(by, interpreter.pool_id)
    with transaction.atomic():
        good = numbers.confirm(interpreter.person.mobile, code, at)
        if good:
            Event.record("confirm_mobile", interpreter, by=by, at=at)
    if not good:
        raise WrongCode
    return interpreter


@transaction.atomic
def ask_unasked(interpreter: Interpreter, *, at: datetime) -> bool:
    """The day's round: send the one code to a number that lacks it; whether it was still lacking."""
    row = lock_interpreter(interpreter)
    known = numbers.known([row.person.mobile]).get(row.person.mobile)
    if known and (known.confirmed_at or known.code_sent_at or known.unreachable_at):
        return False
    _ask(row, at=at, again=known is not None and known.heard_at is not None)
    Event.record("send_code", row, by=SYSTEM, at=at)
    return True


def _ask(row: Interpreter, *, at: datetime, again: bool = False) -> None:
    code = new_code(row.person_id, at=at)
    numbers.ask(row.person.mobile, code, at)
    messages.number_code(row, code, at=at, again=again)
