"""Who a volunteer is: name, gender, mail address (the Person's, in every Pool) and home (this Pool's)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from pool import postal_codes
from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Gender
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from pool.permissions import check_can_rule


class NameMissing(Refused):
    """Nobody is nameless."""

    sentence = _("Bitte geben Sie einen Namen an.")
    field = "name"


class NoMailAddress(Refused):
    """Nothing a mail could be sent to."""

    sentence = _("Bitte prüfen Sie die E-Mail-Adresse.")
    field = "email"


@dataclass(frozen=True)
class PersonData:
    """The plain value of the form; `postal_code` empty: nobody knows where they live."""

    name: str
    gender: str
    email: str
    postal_code: str
    town: str


@transaction.atomic
def set_person(interpreter: Interpreter, *, data: PersonData, by: Actor, at: datetime) -> Interpreter:
    """From now on they are called so and live there. The journal keeps which fields, never their values.

    Raises NameMissing, NoMailAddress, UnknownPostalCode.
    """
    check_can_rule(by, interpreter.pool_id)
    name, email = " ".join(data.name.split()), data.email.strip()
    if not name:
        raise NameMissing
    _check_mail(email)
    place = postal_codes.find(data.postal_code)
    if data.postal_code and place is None:
        raise UnknownPostalCode
    row = lock_interpreter(interpreter)
    body = {"name": name, "gender": Gender(data.gender).value, "email": email}
    home: dict[str, Any] = {"postal_code": "", "town": data.town.strip(), "lat": None, "lon": None}
    if place:
        home |= {"postal_code": place.plz, "lat": place.lat, "lon": place.lon}
        home["town"] = home["town"] or place.town.split(";")[0]
    changed = [key for key, value in body.items() if getattr(row.person, key) != value]
    changed += [key for key in ("postal_code", "town") if getattr(row, key) != home[key]]
    write(row.person, body)
    write(row, home)
    spoken.rebuild_of_person(row.person_id)
    Event.record("set_person", row, by=by, at=at, changed=changed)
    return row


def _check_mail(email: str) -> None:
    try:
        if email:
            validate_email(email)
    except ValidationError as error:
        raise NoMailAddress from error
