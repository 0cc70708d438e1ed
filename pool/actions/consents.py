"""What a volunteer has agreed to, and how they want to be asked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.days import check_seen
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from pool.permissions import check_can_rule


class NoSuchWay(Refused):
    """Nobody can be asked by a way that does not lead to them."""

    sentence = _("Dafür fehlt noch etwas: eine E-Mail-Adresse, oder eine Mobilnummer mit Erlaubnis für SMS.")
    field = "contact_by"


@dataclass(frozen=True)
class Consents:
    """`sms_consent_on`: the local day on which they allowed SMS, None: they have not. `mailings`: they want
    what goes to everybody. `share_phone`: institutions they help may have their number.
    """

    sms_consent_on: date | None
    contact_by: str
    share_phone: bool
    mailings: bool


@transaction.atomic
def set_consents(interpreter: Interpreter, *, consents: Consents, by: Actor, at: datetime) -> Interpreter:
    """They have agreed to this, and to nothing else. Raises NoSuchWay, DayToCome, YearUnlikely."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    today = at.astimezone(row.pool.tz).date()
    if consents.sms_consent_on:
        check_seen(consents.sms_consent_on, today=today)
    _check_way(row, consents)
    said_no = None if consents.mailings else row.no_mailings_on or today
    values: dict[str, object] = {
        "sms_consent_on": consents.sms_consent_on, "contact_by": consents.contact_by,
        "share_phone": consents.share_phone, "no_mailings_on": said_no,
    }  # fmt: skip
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    write(row, values)
    spoken.rebuild([row.pk])
    Event.record("set_consents", row, by=by, at=at, changed=changed)
    return row


def _check_way(row: Interpreter, consents: Consents) -> None:
    way = consents.contact_by
    if way not in Interpreter.CONTACT_WAYS:
        raise NoSuchWay
    by_mail, by_sms = way == Interpreter.BY_EMAIL, way == Interpreter.BY_SMS
    if by_mail and not row.person.email or by_sms and not (row.person.mobile and consents.sms_consent_on):
        raise NoSuchWay
