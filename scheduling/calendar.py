"""Assignment -> CalendarEntry, one for each who gets an invite; RFC 5545/5546 live in notifications.ical."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from notifications.ical import CalendarEntry
from pool.domain.settings_of_work import Modality
from pool.models import Person
from scheduling import wording
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment

ALARM = timedelta(hours=2)


def entry(assignment: Assignment, attendee: Person, *, at: datetime) -> CalendarEntry:
    """What this person's calendar shows; the summary names no matter, other people may see it."""
    pool = assignment.pool
    return CalendarEntry(
        uid=f"{assignment.uid}@{pool.email.rpartition('@')[2]}",
        sequence=assignment.sequence,
        stamp=at,
        starts=assignment.starts,
        ends=assignment.ends,
        summary=_("Einsatz %(code)s") % {"code": assignment.code},
        location=location(assignment),
        description=description(assignment),
        organizer_name=pool.name,
        organizer_email=pool.email,
        attendee_name=attendee.name,
        attendee_email=attendee.email,
        alarm=ALARM,
        cancelled=assignment.state == AssignmentState.CANCELLED,
    )


def location(assignment: Assignment) -> str:
    """Street and town, or how else it takes place."""
    request = assignment.request
    if request.modality != Modality.ON_SITE:
        return wording.modality(request.modality)
    town = f"{request.postal_code} {request.town}".strip()
    return ", ".join(part for part in (request.street, town) if part)


def description(assignment: Assignment) -> str:
    """Language, meeting point, contact, and whom to call."""
    request, pool = assignment.request, assignment.pool
    contact = " ".join(part for part in (request.contact_name, pretty(request.contact_phone)) if part)
    spoken = (wording.place(assignment.position), wording.stands_in(assignment.via, assignment.position))
    lines = [
        (_("Sprache"), ", ".join(filter(None, spoken))),
        (_("Treffpunkt"), request.meets_at),
        (_("Ansprechperson"), contact),
        (_("Fragen an"), f"{pool.name} {pretty(pool.phone)}"),
    ]
    return "\n".join(f"{label}: {value}" for label, value in lines if value)
