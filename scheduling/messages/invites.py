"""Calendar entries by mail: who gets one, and from whose calendar it vanishes (RFC 5546 3.2, RFC 6047).

                          had a REQUEST         never had one
the one who comes, the    REQUEST, a higher     REQUEST
Requester                 SEQUENCE
the same, it is off       CANCEL                the words, no entry
anybody else              CANCEL, once          nothing

For a Requester who has left the Authority, those who are left are meant.
"""

from datetime import datetime
from typing import Any

from django.utils import translation

from notifications import ical, outbox
from pool.models import Person
from scheduling import calendar
from scheduling.calendar import Reader
from scheduling.domain.states import AssignmentState
from scheduling.messages.facts_and_times import facts
from scheduling.messages.saying import mail
from scheduling.messages.short_links import writes_to
from scheduling.models import Assignment
from scheduling.queries.invited import about, folded, invited
from scheduling.queries.requesters import requesters_of


def invite(name: str, row: Assignment, *, at: datetime, link: str = "", **more: Any) -> None:
    """The mail `name` with this revision of the event, to the Interpreter and to the Requester.

    `link`: the path of the Interpreter's own page about it. Who has the event at an address that is neither's
    any more loses it there.
    """
    off, readers = row.state == AssignmentState.CANCELLED, _readers(row)
    for key, address in invited(row).items():
        if off or key not in readers:
            outbox.overtake(about=about(row), recipient=address, at=at)
    had = invited(row)
    for key, (reader, person) in readers.items():
        knows = had.pop(key, "")
        entry = calendar.invitation(row, reader, person, at=at, link=link) if knows or not off else None
        _say(name, person.email, row, entry, at=at, person=person, who=reader.value, link=link, **more)
    for address in had.values():
        _say("entry_removed", address, row, calendar.removal(row, address, at=at), at=at, off=off)


def _readers(row: Assignment) -> dict[str, tuple[Reader, Person]]:
    """Who has it in the calendar from now on, each address once."""
    found: dict[str, tuple[Reader, Person]] = {}
    requesters = [(Reader.REQUESTER, one) for one in requesters_of(row.request)]
    for reader, person in ((Reader.INTERPRETER, row.person), *requesters):
        if person.email:
            found.setdefault(folded(person.email), (reader, person))
    return found


def _say(
    name: str, address: str, row: Assignment, entry: ical.CalendarEntry | None, *, at: datetime, **more: Any
) -> None:
    """One mail to one address; its key holds the SEQUENCE, so each revision is told once."""
    with translation.override("de"):
        place = calendar.location(row)
    mail(
        name, address, row.pool, about=about(row), at=at, key=f"{name}:{row.pk}:{row.sequence}",
        ics=ical.invite(entry) if entry else "", method=ical.method(entry) if entry else "",
        entry=entry, assignment=row, request=row.request, place=place, by_mail=writes_to(row),
        **facts(row.request, row.position, via=row.via), **more,
    )  # fmt: skip
