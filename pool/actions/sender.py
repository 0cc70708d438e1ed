"""The Pool's own name, and how it is reached: what every SMS, mail and page says about it."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from notifications.domain import phones
from notifications.domain.sms_text import clean, gsm
from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead

LONGEST_SMS_NAME = 24


class NameMissing(Refused):
    """A Pool that nobody can name."""

    sentence = _("Bitte geben Sie einen Namen ein.")
    field = "name"


class SmsNameUnfit(Refused):
    """Every SMS begins with it: it must be short, and cost no more than plain letters."""

    sentence = _("Der Name in SMS hat höchstens 24 Zeichen, und nur solche, die jedes alte Telefon kennt.")
    field = "sms_name"


class NoMailAddress(Refused):
    """Nobody could answer."""

    sentence = _("Das ist keine gültige E-Mail-Adresse.")
    field = "email"


class NoPhone(Refused):
    """The number that everybody reads who needs help."""

    sentence = _("Das ist keine gültige Telefonnummer. Bitte schreiben Sie sie so: 069 90009001.")
    field = "phone"


@dataclass(frozen=True)
class Sender:
    """The plain value of the form; the telephone number in any spelling."""

    name: str
    sms_name: str
    carrier: str
    email: str
    phone: str


@transaction.atomic
def set_sender(pool: Pool, *, sender: Sender, by: Actor, at: datetime) -> Pool:
    """From now on every word goes out under this name. Raises NameMissing, SmsNameUnfit, NoMailAddress, …"""
    check_can_lead(by, pool.pk)
    values = {name: clean(text).strip() for name, text in asdict(sender).items()}
    if not values["name"]:
        raise NameMissing
    short = values["sms_name"]
    if not 0 < len(short) <= LONGEST_SMS_NAME or gsm(short) != short:
        raise SmsNameUnfit
    values["email"] = _mailbox(values["email"])
    values["phone"] = _phone(values["phone"])
    row = lock_pool(pool.pk)
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    write(row, values)
    Event.record("set_sender", row, by=by, at=at, changed=changed)
    return row


def _mailbox(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as error:
        raise NoMailAddress from error
    return text


def _phone(text: str) -> str:
    try:
        return phones.landline_or_mobile(text)
    except phones.PhoneError as error:
        raise NoPhone from error
