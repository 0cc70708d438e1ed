"""The calendars a Person keeps elsewhere: where they are read. Their times count in every Pool."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from notifications.foreign import ForeignError, Target, target_of
from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, OwnCalendar
from pool.permissions import check_can_plan

MOST = 3


class AddressUnfit(Refused):
    """No address, or one of something else."""

    sentence = _(
        "Diese Adresse können wir nicht lesen. Die richtige beginnt mit webcal:// oder https:// und "
        "steht in Ihrem Kalender unter „Freigeben“ oder „Veröffentlichen“."
    )
    field = "address"


class AddressLocked(Refused):
    """A password in an address would lie around in every log on the way."""

    sentence = _("Diese Adresse enthält ein Passwort. Bitte nehmen Sie eine Adresse ohne Anmeldung.")
    field = "address"


class CalendarTwice(Refused):
    """The same address again."""

    sentence = _("Dieser Kalender ist schon eingetragen.")
    field = "address"


class TooManyCalendars(Refused):
    """Enough for family, work and club."""

    sentence = _("Mehr als %(most)s Kalender sind nicht möglich. Bitte löschen Sie erst einen.")
    field = "address"


@transaction.atomic
def add_own_calendar(interpreter: Interpreter, *, address: str, by: Actor, at: datetime) -> OwnCalendar:
    """Read this address from now on. Only its form is looked at here, nobody is asked yet.

    Raises AddressUnfit, AddressLocked, CalendarTwice, TooManyCalendars.
    """
    check_can_plan(by, interpreter)
    target = _target(address)
    one = lock_interpreter(interpreter)
    there = list(OwnCalendar.objects.filter(person=one.person_id))
    if any(row.address == target.url for row in there):
        raise CalendarTwice
    if len(there) >= MOST:
        raise TooManyCalendars(most=MOST)
    row = OwnCalendar.objects.create(
        person=one.person, address=target.url, host=target.host, added_at=at, due_at=at
    )
    Event.record("add_own_calendar", one, by=by, at=at)
    return row


@transaction.atomic
def remove_own_calendar(
    interpreter: Interpreter, *, calendar: OwnCalendar, by: Actor, at: datetime
) -> Interpreter:
    """Forget the address and every time that was read there."""
    check_can_plan(by, interpreter)
    one = lock_interpreter(interpreter)
    if not OwnCalendar.objects.filter(person=one.person_id, pk=calendar.pk).delete()[0]:
        raise LostRace
    Event.record("remove_own_calendar", one, by=by, at=at)
    return one


def _target(address: str) -> Target:
    """Plain http is for the networks of the operator; whether it leads there is seen when it is read."""
    try:
        target = target_of(address)
    except ForeignError as error:
        raise (AddressLocked if error.code == "password" else AddressUnfit) from error
    if target.scheme != "https" and not settings.CALENDAR_NETWORKS:
        raise AddressUnfit
    return target
