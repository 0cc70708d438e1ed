"""What a coordinator can do with an entry of the calendar: links into the steps, and back to the calendar."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from scheduling.actions.changes import CHANGEABLE
from scheduling.domain.states import AssignmentState
from scheduling.doors.returning import with_back
from scheduling.queries.planning import PLANNED
from scheduling.queries.schedule import Entry


@dataclass(frozen=True)
class Act:
    """A step and its address."""

    words: str
    url: str


@dataclass(frozen=True)
class Acts:
    """What can be done from one page, `back`, at this instant."""

    back: str
    at: datetime

    def of(self, entry: Entry) -> list[Act]:
        """The steps for one entry."""
        if entry.off or entry.period.end <= self.at:
            return []
        steps = _held(entry, self.back) if entry.held else _open(entry, self.back)
        return [*_time(entry, self.back), *steps]


def _time(entry: Entry, back: str) -> list[Act]:
    if entry.request.state not in CHANGEABLE:
        return []
    return [Act(_("Zeit oder Ort ändern"), _to("desk_request_change", entry.request.pk, back))]


def _held(entry: Entry, back: str) -> list[Act]:
    held = entry.held
    if held is None or held.state != AssignmentState.CONFIRMED:
        return []
    assign = _to("desk_request_assign", entry.request.pk, back, position=entry.places[0].number)
    return [
        Act(_("Absagen und jemand anderen einteilen"), _to("desk_assignment_cancel", held.pk, assign)),
        Act(_("Absagen"), _to("desk_assignment_cancel", held.pk, back)),
    ]


def _open(entry: Entry, back: str) -> list[Act]:
    found = []
    if entry.request.state in PLANNED:
        url = _to("desk_request_assign", entry.request.pk, back, position=entry.places[0].number)
        found.append(Act(_("Jemanden einteilen"), url))
    return [*found, Act(_("Zurückziehen"), _to("desk_request_withdraw", entry.request.pk, back))]


def _to(name: str, pk: int, back: str, **more: int) -> str:
    return with_back(reverse(name, args=[pk]), back, **more)
