"""What needs a person at the desk now, as one list of items.

items.py         one item, and what the lists share: each is read once
glance.py        which of the less pressing lists have anything in them, in one statement
requests.py      Requests: nobody found, little time, to approve, dropped out
appointments.py  who is not there, who does not answer, hours, feedback
words.py         words that came in, and words that did not arrive
housekeeping.py  who wants in, numbers, calendars, papers, closures, the month's SMS
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from pool.domain.actors import Actor, Role
from pool.models import Pool
from scheduling.domain.todo import PRESSING, Kind, order
from scheduling.queries.todo import appointments, housekeeping, requests, words
from scheduling.queries.todo.items import Desk, Item

Source = Callable[[Desk], Iterable[Item]]
NOW: tuple[Source, ...] = (
    appointments.missed, requests.unfilled, requests.dropped_out, requests.running_out, appointments.silent,
    requests.to_review, words.unclear, words.from_authorities, words.from_volunteers,
)  # fmt: skip
LATER: tuple[Source, ...] = (
    words.undelivered, words.too_busy, appointments.hours_differing, appointments.poorly_rated,
    appointments.hours_to_approve, appointments.hours_unanswered, housekeeping.registrations,
    housekeeping.applications, housekeeping.numbers, housekeeping.opted_out, housekeeping.calendars,
    housekeeping.papers, housekeeping.trainings, housekeeping.closures, housekeeping.budget,
)  # fmt: skip

__all__ = ["Desk", "Item", "desk_of", "pressing", "todo"]


def desk_of(pool: Pool, at: datetime) -> Desk:
    """A Pool's desk as its coordinators see it, also when nobody sits there."""
    return Desk(Actor(Role.COORDINATOR, "", pool_id=pool.pk), pool, at)


def todo(desk: Desk) -> list[Item]:
    """Everything that needs a person, the most pressing first."""
    return _sorted(item for source in (*NOW, *LATER) for item in source(desk))


def pressing(desk: Desk) -> list[Item]:
    """Only what cannot wait."""
    return _sorted(item for source in NOW for item in source(desk))


def _sorted(items: Iterable[Item]) -> list[Item]:
    """In order; a Request stands in the list once among what cannot wait, for its most pressing reason."""
    seen: set[int] = set()
    found = []
    for item in sorted(items, key=lambda one: (*order(one.kind, one.since, one.due), one.pk)):
        if item.kind in ABOUT_REQUEST:
            if item.pk in seen:
                continue
            seen.add(item.pk)
        found.append(item)
    return found


ABOUT_REQUEST = PRESSING & {Kind.UNFILLED, Kind.DROPPED_OUT, Kind.RUNNING_OUT, Kind.REVIEW}
