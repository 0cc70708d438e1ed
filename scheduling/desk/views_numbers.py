"""Telephone numbers on the pages of the desk: one volunteer's."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications import numbers as known
from notifications import optouts
from pool.models import Interpreter
from scheduling.actions import numbers
from scheduling.desk.forms_sms import CodeForm, MobileForm, SendCodeForm
from scheduling.desk.sections import Step
from scheduling.doors import DoorRequest
from scheduling.queries.numbers import sharing_here, told_of

NUMBER_FORMS: tuple[Any, ...] = (MobileForm, SendCodeForm, CodeForm)
NUMBER_STEPS = {
    "mobile": Step(numbers.change_mobile, gettext_noop("Die Nummer ist gespeichert.")),
    "send_code": Step(numbers.send_code, gettext_noop("Der Code ist unterwegs.")),
    "code": Step(numbers.confirm_by_hand, gettext_noop("Die Nummer ist bestätigt.")),
}


def number_shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    """What the section about the number of one volunteer says."""
    mobile, number = row.person.mobile, told_of(row).number
    return {
        "number": number,
        "pending": known.waits(number, at),
        "silent": bool(mobile and optouts.is_out(mobile)),
        "shared": sharing_here(row),
    }


def say_shared(request: DoorRequest, row: Interpreter, name: str) -> None:
    """After a change: the number that somebody else of this Pool has, too, is allowed, but said."""
    row.person.refresh_from_db()
    if name == "mobile" and (names := sharing_here(row)):
        text = _("Dieselbe Nummer hat auch: %(names)s. Bitte prüfen Sie, ob das stimmt.")
        messages.warning(request, text % {"names": ", ".join(names)})
