"""Assignment -> CalendarEntry, by what its reader may know; RFC 5545 and 5546 live in notifications.ical."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from notifications.domain.phones import pretty
from notifications.ical import CalendarEntry
from pool import postal_codes
from pool.domain.settings_of_work import Modality
from pool.models import Person
from scheduling import wording
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Request

ALARM = timedelta(hours=2)
UID_DOMAIN = "dolmetscherpool"  # no host: a UID must outlive every address of ours (RFC 7986 5.3)


class Reader(StrEnum):
    """In whose calendar it stands, which decides what it tells."""

    INTERPRETER = "interpreter"
    REQUESTER = "requester"
    COORDINATOR = "coordinator"


PAGES = {Reader.REQUESTER: "/anfragen/%s/", Reader.COORDINATOR: "/desk/requests/%s/"}


def entry(assignment: Assignment, reader: Reader, *, at: datetime, link: str = "") -> CalendarEntry:
    """What this reader's calendar shows, as of `at`; nobody else is named. In German.

    The summary names no matter, since others look over one's shoulder. `link` is the path of the
    Interpreter's own page about it. Only the Interpreter's entry rings: two hours before, time to set out.
    The Requester is at the office anyway, and has set the own calendar as they like it.
    """
    comes = reader is Reader.INTERPRETER
    path = link if comes else PAGES[reader] % assignment.request_id
    lat, lon = _middle(assignment.request)
    with override("de"):
        return CalendarEntry(
            uid=f"{assignment.uid}@{UID_DOMAIN}",
            sequence=assignment.sequence,
            stamp=at,
            starts=assignment.starts,
            ends=assignment.ends,
            summary=_summary(assignment),
            location=location(assignment),
            description=description(assignment, reader),
            url=f"{settings.PUBLIC_URL}{path}" if path else "",
            alarm=ALARM if comes else None,
            cancelled=assignment.state == AssignmentState.CANCELLED,
            lat=lat,
            lon=lon,
        )


def invitation(
    assignment: Assignment, reader: Reader, person: Person, *, at: datetime, link: str = ""
) -> CalendarEntry:
    """The same, from the Pool's mailbox to this person. Only who comes is asked for an answer by mail."""
    return replace(
        entry(assignment, reader, at=at, link=link),
        organizer_name=assignment.pool.name,
        organizer_email=assignment.pool.email,
        attendee_name=person.name,
        attendee_email=person.email,
        answers=settings.MAIL_REPLIES and reader is Reader.INTERPRETER,
    )


def removal(assignment: Assignment, address: str, *, at: datetime) -> CalendarEntry:
    """A cancellation for an address that is no reader's any more: it tells nothing but which event."""
    told = entry(assignment, Reader.REQUESTER, at=at)
    told = replace(told, cancelled=True, location="", description="", url="", lat=None, lon=None)
    pool = assignment.pool
    return replace(told, organizer_name=pool.name, organizer_email=pool.email, attendee_email=address)


def _summary(assignment: Assignment) -> str:
    words = {"code": assignment.code, "language": wording.place(assignment.position)}
    return _("Einsatz %(code)s: %(language)s") % words


def location(assignment: Assignment) -> str:
    """Street and town, or how else it takes place."""
    request = assignment.request
    if request.modality != Modality.ON_SITE:
        return wording.modality(request.modality)
    town = f"{request.postal_code} {request.town}".strip()
    return ", ".join(part for part in (request.street, town) if part)


def _middle(request: Request) -> tuple[float | None, float | None]:
    """For GEO (RFC 5545 3.8.1.6). We know only the postal code's middle: beside a street it would mislead."""
    exact = request.street or request.modality != Modality.ON_SITE
    place = None if exact else postal_codes.find(request.postal_code)
    return (place.lat, place.lon) if place else (None, None)


def description(assignment: Assignment, reader: Reader) -> str:
    """Language, meeting point, contact, and whom to call; to the Requester also who comes, to the coordinator
    to whom.

    The Interpreter's number only if they share it. Notes stand behind the link, not here.
    """
    request, pool = assignment.request, assignment.pool
    contact = " ".join(part for part in (request.contact_name, pretty(request.contact_phone)) if part)
    spoken = (wording.place(assignment.position), wording.stands_in(assignment.via, assignment.position))
    lines = [
        (_("Sprache"), ", ".join(filter(None, spoken))),
        (_("Einrichtung"), request.authority.name if reader is Reader.COORDINATOR else ""),
        (_("Es kommt"), "" if reader is Reader.INTERPRETER else _who_comes(assignment)),
        (_("Treffpunkt"), request.meets_at),
        (_("Ansprechperson"), contact),
        (_("Fragen an"), f"{pool.name} {pretty(pool.phone)}"),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)


def _who_comes(assignment: Assignment) -> str:
    person = assignment.person
    phone = pretty(person.mobile) if assignment.interpreter.share_phone and person.mobile else ""
    return " ".join(filter(None, (person.name, phone)))
