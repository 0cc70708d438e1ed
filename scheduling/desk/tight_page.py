"""What the coordinator's calendar says beside the appointments: what is too tight, what would fit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse

from pool.models import Pool
from pool.special_days import Kind as SpecialKind
from pool.special_days import Special
from scheduling.doors.returning import with_back
from scheduling.queries.schedule import Entry
from scheduling.queries.tight import Tightness, tightness
from scheduling.wording.schedule import clash_words, filling_words, mark

FEW = 6  # so many are read at once, the others on demand


@dataclass(frozen=True)
class Line:
    """One sentence about one entry, with the way to it."""

    entry: Entry
    mark: str
    words: str
    url: str


@dataclass(frozen=True)
class Lines:
    """A list of which the first are shown at once."""

    all: list[Line]

    @property
    def first(self) -> list[Line]:
        """Those read at once."""
        return self.all[:FEW]

    @property
    def others(self) -> list[Line]:
        """Those that open on demand."""
        return self.all[FEW:]


def closed_among(specials: Iterable[tuple[date, Sequence[Special]]]) -> dict[date, str]:
    """The closures of the Pool by local day."""
    found = {}
    for day, notes in specials:
        if names := [one.name for one in notes if one.kind is SpecialKind.CLOSURE]:
            found[day] = ", ".join(names)
    return found


def tight_lines(tight: Tightness) -> Lines:
    """Each clash once, seen from the first of its jobs that is shown."""
    found = []
    for clash in tight.clashes:
        job = next(one for one in clash.jobs if one.key in tight.entries)
        entry = tight.entries[job.key]
        url = reverse("desk_request", args=[entry.request.pk])
        found.append(Line(entry, mark(clash.kind), clash_words(clash, job), url))
    return Lines(found)


def filling_lines(tight: Tightness, back: str) -> Lines:
    """What would fit into a hole; the link leads to where somebody is sent by hand, and back."""
    found = []
    for one in tight.fillings:
        url = reverse("desk_request_assign", args=[one.entry.request.pk])
        url = with_back(url, back, position=one.place.number)
        found.append(Line(one.entry, one.suggestion.hole.who.name, filling_words(one), url))
    return Lines(found)


def tight_context(
    pool: Pool,
    entries: Sequence[Entry],
    specials: Sequence[tuple[date, Sequence[Special]]],
    *,
    back: str,
    at: datetime,
) -> dict[str, object]:
    """What the templates need; `specials` are the days shown, in order."""
    days = [day for day, _notes in specials]
    found = tightness(pool, entries, days[0], days[-1], closed=closed_among(specials), at=at)
    return {
        "tight": found,
        "tight_lines": tight_lines(found),
        "filling_lines": filling_lines(found, back),
        "back": back,
    }
