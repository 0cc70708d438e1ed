"""JA to "Kommen Sie?", ABSAGE, SPÄTER, NIEMAND, FERTIG, TERMINE: what happens to what was promised."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.domain.phones import pretty
from pool.domain.refusals import Refused
from scheduling import messages, queries
from scheduling.actions import assignments, delays, reminders, service_records
from scheduling.models import Assignment
from scheduling.sms.heard import Heard, listed
from scheduling.volunteers import actor_of
from scheduling.wording import with_places


def cancel(heard: Heard) -> str:
    """It always counts; the answer confirms it, and asks for a call when it is soon."""
    row = _booked(heard)
    try:
        assignments.cancel_assignment(row, by=actor_of(row), at=heard.at, reason=heard.message.body[:200])
    except Refused as refused:
        return heard.refuse(refused)
    return heard.answer("cancelled_soon" if row.starts - heard.at < messages.SOON else "cancelled")


def coming(heard: Heard) -> str:
    """They still come: thanks, and when it is."""
    row = _booked(heard)
    try:
        reminders.say_still_coming(row, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    return heard.answer("coming", assignment=row, said_at=heard.at)


def late(heard: Heard) -> str:
    """Passed on at once; the answer says to whom, and asks for a call when nobody on site can read it."""
    row, minutes = _booked(heard), heard.reply.minutes
    if minutes is None:
        return heard.answer("minutes")
    try:
        told = delays.report_delay(row, minutes=minutes, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    phone = told.assignment.request.contact_phone
    name = "late_call" if phone and not told.contact else "late"
    return heard.answer(name, minutes=minutes, told=_whom(told), contact=pretty(phone) if phone else "")


def absent(heard: Heard) -> str:
    """Nobody came: the Assignment is over, the Authority is told."""
    row = _booked(heard)
    try:
        service_records.report_absence(row, km=heard.reply.km, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    return heard.answer("absent")


def report(heard: Heard) -> str:
    """The hours, repeated as they are noted."""
    row = _booked(heard)
    told: dict[str, Any] = {"minutes": heard.reply.minutes or 0, "km": heard.reply.km}
    told["ticket"] = heard.reply.ticket
    try:
        record = service_records.report_record(row.service_record, **told, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    driven = f"{record.km or 0:.1f}".removesuffix(".0").replace(".", ",")
    ticket = f"{record.ticket:.2f}".replace(".", ",") if record.ticket else ""
    return heard.answer("reported", minutes=record.minutes, km=driven, ticket=ticket)


def already(heard: Heard) -> str:
    """A yes to what was promised long ago."""
    return heard.answer("already", assignment=_booked(heard))


def upcoming(heard: Heard) -> str:
    """What is promised, the next first, and what is still asked."""
    rows = queries.upcoming_of(heard.people, at=heard.at)
    codes = listed(heard.items.offers)
    if not rows:
        return heard.answer("dates_none", codes=codes)
    return heard.answer("dates", dates=with_places(rows), codes=codes)


def _booked(heard: Heard) -> Assignment:
    _offer, assignment = queries.rows_with_code(heard.people, heard.decision.code)
    assert assignment is not None  # noqa: S101 -- decide() found this code among what was promised
    return assignment


def _whom(told: messages.Informed) -> str:
    with override("de"):
        names = [
            (told.contact, _("Kontakt vor Ort (SMS)")),
            (told.requester, _("Einrichtung (Mail)")),
            (told.coordinator, _("Koordination (Mail)")),
        ]
    return ", ".join(name for heard, name in names if heard)
