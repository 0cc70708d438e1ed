"""BankAccount: given, waived, confirmed, asked for, and read whole by somebody who is named for it.

Whole IBANs are in the rows and in what the bank gets. The journal, messages and notes never have them.
"""

from datetime import datetime, timedelta

from django.db import transaction

from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from scheduling import messages
from scheduling.actions import links
from scheduling.domain import sepa_text
from scheduling.domain.ibans import last_four, read_iban
from scheduling.models import BankAccount
from scheduling.permissions import check_can_be_at_own_page, check_can_pay
from scheduling.queries.payments import account_of
from scheduling.queries.people import written_by

ASK_AGAIN = timedelta(hours=20)


class HolderMissing(Refused):
    """Whose account it is must be said in letters that a bank can write."""

    sentence = _(
        "Bitte schreiben Sie, wem das Konto gehört: den Namen in lateinischen Buchstaben, wie er auf der "
        "Bankkarte steht."
    )
    field = "holder"


class HolderTooLong(Refused):
    """Banks take 70 signs."""

    sentence = _("Dieser Name ist zu lang. Banken nehmen höchstens 70 Zeichen.")
    field = "holder"


class NoAccount(Refused):
    """Nothing there to look at or to confirm."""

    sentence = _("Es ist keine Bankverbindung eingetragen.")


class JustAsked(Refused):
    """One question a day is enough."""

    sentence = _("Danach wurde gerade erst gefragt. Bitte warten Sie bis morgen, oder rufen Sie an.")


@transaction.atomic
def set_account(interpreter: Interpreter, *, holder: str, iban: str, by: Actor, at: datetime) -> BankAccount:
    """From now on they are paid there, also who waived before; they are told the last four signs.

    A transfer that is on its way goes where it was ordered to. Raises HolderMissing, HolderTooLong, an
    IbanWrong, NotAllowed.
    """
    check_can_be_at_own_page(by, interpreter)
    row = lock_interpreter(interpreter)
    holder, number = _holder(holder), read_iban(iban)
    before = account_of(row)
    account = _put(row, by, at, holder=holder, iban=number, last_four=last_four(number))
    Event.record("set_account", row, by=by, at=at)
    if before is None or before.iban != number:
        messages.account_changed(row, last_four=account.last_four, at=at)
    return account


@transaction.atomic
def waive_account(interpreter: Interpreter, *, donates: bool, by: Actor, at: datetime) -> BankAccount:
    """They want no money from now on; `donates`: it shall be a gift. Their account is forgotten."""
    check_can_be_at_own_page(by, interpreter)
    row = lock_interpreter(interpreter)
    before = account_of(row)
    since = before.waives_since if before and before.waives_since else at.astimezone(row.pool.tz).date()
    account = _put(row, by, at, waives_since=since, donates=donates)
    Event.record("waive_account", row, by=by, at=at, donates=donates)
    if before is None or before.waives_since is None:
        messages.account_changed(row, last_four="", at=at)
    return account


@transaction.atomic
def confirm_account(interpreter: Interpreter, *, by: Actor, at: datetime) -> BankAccount:
    """Money came back, and the account is right all the same: it may be used again. Raises NoAccount."""
    check_can_pay(by, interpreter.pool_id)
    account = _known(lock_interpreter(interpreter))
    account.given_at = at
    account.save(update_fields=["given_at"])
    Event.record("confirm_account", interpreter, by=by, at=at)
    return account


@transaction.atomic
def look_at_account(interpreter: Interpreter, *, by: Actor, at: datetime) -> BankAccount:
    """The whole IBAN, for a coordinator; who has looked stands in the journal. Raises NoAccount."""
    check_can_pay(by, interpreter.pool_id)
    account = _known(interpreter)
    Event.record("look_at_account", interpreter, by=by, at=at)
    return account


@transaction.atomic
def ask_for_account(interpreter: Interpreter, *, by: Actor, at: datetime) -> None:
    """They get a link to their own page, to type it there. Raises JustAsked, links.NoWay, NotAllowed."""
    check_can_pay(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    asked = Event.objects.of(row.pool_id).about(row).filter(verb="ask_account", at__gt=at - ASK_AGAIN)
    if asked.exists():
        raise JustAsked
    by_sms = written_by(row) == "sms"
    if not (by_sms or row.person.email):
        raise links.NoWay
    token = links.make_link(interpreter=row, person=row.person, at=at)
    Event.record("ask_account", row, by=by, at=at)
    messages.account_wanted(row, token=token, by_sms=by_sms, at=at)


def _put(row: Interpreter, by: Actor, at: datetime, **told: object) -> BankAccount:
    """The one row, with nothing left of what was there."""
    empty = {"holder": "", "iban": "", "last_four": "", "waives_since": None, "donates": False}
    values = empty | told | {"given_at": at, "given_by": str(by.role)}
    account, _made = BankAccount.objects.of(row.pool_id).update_or_create(
        pool=row.pool, interpreter=row, defaults=values
    )
    return account


def _known(row: Interpreter) -> BankAccount:
    account = account_of(row)
    if account is None or not account.iban:
        raise NoAccount
    return account


def _holder(text: str) -> str:
    name = " ".join(text.split())
    if sum(sign.isalpha() for sign in sepa_text.plain(name)) < 2:
        raise HolderMissing
    if len(name) > sepa_text.NAME:
        raise HolderTooLong
    return name
