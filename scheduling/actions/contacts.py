"""A volunteer changes their own number or mail address: the code that was sent there comes back first.

Nothing is stored meanwhile. What is wanted travels through their page, signed, with a keyed hash of the code;
so a mistyped number changes nothing, and who only holds the link cannot enter a telephone of somebody else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.signing import BadSignature, Signer
from django.core.validators import validate_email
from django.db import transaction
from django.forms import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac

from notifications import numbers, optouts
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from scheduling import messages
from scheduling.actions.codes import new_code
from scheduling.actions.numbers import SameNumber, WantsNone, put_mobile, read_number
from scheduling.permissions import check_can_be_at_own_page

HOLDS = timedelta(hours=1)
MOBILE, EMAIL = "mobile", "email"
SALT = "scheduling.actions.contacts"


class NoAddress(Refused):
    """Nothing that a mail could be sent to."""

    sentence = _("Das ist keine E-Mail-Adresse.")
    field = "email"


class CodeWrong(Refused):
    """Mistyped, too late, or of another page."""

    sentence = _("Dieser Code stimmt nicht oder gilt nicht mehr. Bitte lassen Sie sich einen neuen schicken.")
    field = "code"


@dataclass(frozen=True)
class Pending:
    """What somebody wants to be reached at, and the signed text that comes back with the code."""

    kind: str
    value: str
    token: str


@transaction.atomic
def ask_contact(interpreter: Interpreter, *, kind: str, value: str, by: Actor, at: datetime) -> Pending:
    """A code goes to the new number or address; nothing is changed yet.

    Raises NoMobile, NoAddress, SameNumber, WantsNone, NotAllowed.
    """
    check_can_be_at_own_page(by, interpreter)
    row = lock_interpreter(interpreter)
    value = read_number(value) if kind == MOBILE else _address(value)
    if value.casefold() == getattr(row.person, kind).casefold():
        raise SameNumber
    if kind == MOBILE and optouts.is_out(value):
        raise WantsNone
    code = new_code(row.person_id, at=at)
    said: dict[str, Any] = {"row": row.pk, "kind": kind, "value": value, "at": at.isoformat()}
    token = _signer().sign_object(said | {"code": _hashed(said, code)})
    Event.record("ask_contact", row, by=by, at=at, kind=kind)
    messages.contact_code(row, kind=kind, to=value, code=code, at=at)
    return Pending(kind, value, token)


@transaction.atomic
def change_contact(
    interpreter: Interpreter, *, token: str, code: str, by: Actor, at: datetime
) -> Interpreter:
    """The code came back: from now on they are reached there. The old number and address are told.

    Every link made for the old ones is dead. Raises CodeWrong, NotAllowed.
    """
    check_can_be_at_own_page(by, interpreter)
    pending = pending_of(interpreter, token, at=at)
    said = _signer().unsign_object(token)
    known = said.pop("code")
    if not constant_time_compare(_hashed(said, code.strip()), known):
        raise CodeWrong
    row = lock_interpreter(interpreter)
    old = row.person.email
    if pending.kind == MOBILE:
        put_mobile(row, pending.value, by=by, at=at)
        numbers.ask(pending.value, code.strip(), at)
        numbers.confirm(pending.value, code.strip(), at)
    else:
        write(row.person, {"email": pending.value})
        Event.record("change_email", row, by=by, at=at)
    messages.contact_changed(row, old=old, at=at)
    return row


def pending_of(interpreter: Interpreter, token: str, *, at: datetime) -> Pending:
    """What a signed text wants, if it is theirs and young enough; raises CodeWrong."""
    try:
        said = _signer().unsign_object(token)
    except BadSignature:
        raise CodeWrong from None
    if said["row"] != interpreter.pk or datetime.fromisoformat(said["at"]) + HOLDS <= at:
        raise CodeWrong
    return Pending(said["kind"], said["value"], token)


def _address(text: str) -> str:
    try:
        validate_email(text.strip())
    except ValidationError:
        raise NoAddress from None
    return text.strip()


def _signer() -> Signer:
    return Signer(salt=SALT)


def _hashed(said: dict[str, Any], code: str) -> str:
    text = "|".join(str(said[name]) for name in ("row", "kind", "value", "at"))
    return salted_hmac(SALT, f"{text}|{code}", algorithm="sha256").hexdigest()
