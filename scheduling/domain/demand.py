"""One place of a Request as demand: served, missing and why, still open, or not needed after all.

filled, closed                          -> served
nobody found, or its time came          -> missing, with the nearest reason why
withdrawn before anybody gave up        -> dropped: that is not missing
searching, its time still to come       -> open
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pool.domain.words import gettext_noop as _
from scheduling.domain.need import Need
from scheduling.domain.states import RequestState

TIME = frozenset(
    ("absent", "absent_part", "outside_hours", "no_hours", "day_limit", "week_limit", "busy",
     "busy_elsewhere", "own_calendar", "way_from", "way_to", "way_between", "too_close")
)  # fmt: skip
PLACE = frozenset(("too_far", "place_unknown", "home_unknown"))


class Outcome(StrEnum):
    """What became of it."""

    SERVED = "served"
    MISSING = "missing"
    OPEN = "open"
    DROPPED = "dropped"


class Why(StrEnum):
    """Why it is missing: what was nearest to a yes."""

    NOBODY = "nobody"
    FAR = "far"
    BUSY = "busy"
    UNSUITED = "unsuited"
    NO_YES = "no_yes"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    CLOSED = "closed"
    TOO_LATE = "too_late"


WHYS = {
    Why.NOBODY: _("Niemand im Pool spricht die Sprache"),
    Why.FAR: _("Alle wohnen zu weit weg"),
    Why.BUSY: _("Niemand hatte zu dieser Zeit frei"),
    Why.UNSUITED: _("Aus anderen Gründen durfte oder wollte niemand gefragt werden"),
    Why.NO_YES: _("Gefragt, aber niemand hat zugesagt"),
    Why.CANCELLED: _("Zugesagt, dann abgesagt, kein Ersatz gefunden"),
    Why.NO_SHOW: _("Zugesagt, aber nicht gekommen"),
    Why.CLOSED: _("Vermittlungspause"),
    Why.TOO_LATE: _("Zu kurzfristig, niemand konnte mehr gefragt werden"),
}
BEYOND_HELP = frozenset((Why.CLOSED, Why.TOO_LATE, Why.NO_SHOW))  # here one more volunteer changes nothing


@dataclass(frozen=True, slots=True)
class Depth:
    """How many speakers were judged, how many of them fitted, and what stood nearest between."""

    judged: int
    fit: int
    nearest: Why = Why.NOBODY


@dataclass(frozen=True, slots=True)
class Past:
    """What the rows say of one place.

    `begun`: its time is here or over. `held`: somebody comes or came. `let_go`: somebody was still coming
    when the Request was withdrawn. `gave_up`: at least once nobody was found.
    """

    state: str
    begun: bool = False
    held: bool = False
    missed: bool = False
    cancelled: bool = False
    let_go: bool = False
    asked: bool = False
    gave_up: bool = False
    depth: Depth | None = None


@dataclass(frozen=True)
class Demand:
    """One place of a Request (`number`), what it needed and what became of it; `why` when it is missing."""

    number: int
    need: Need
    outcome: Outcome
    why: Why | None = None
    depth: Depth | None = None

    @property
    def counts(self) -> bool:
        """Whether it was either served or missing."""
        return self.outcome in (Outcome.SERVED, Outcome.MISSING)

    @property
    def missing(self) -> bool:
        """Whether somebody would have been needed."""
        return self.outcome is Outcome.MISSING

    @property
    def town(self) -> str:
        """Where somebody had to be; empty for a call and for a place that nobody knows."""
        return self.need.place.town if self.need.on_site and self.need.place else ""


def demand(number: int, need: Need, past: Past) -> Demand:
    """Outcome and reason from what the rows say."""
    outcome = outcome_of(past)
    why = why_of(past) if outcome is Outcome.MISSING else None
    return Demand(number, need, outcome, why, past.depth)


def outcome_of(past: Past) -> Outcome:
    """Withdrawn too early is not missing; withdrawn since nobody was found is."""
    if past.held:
        return Outcome.SERVED
    if past.missed:
        return Outcome.MISSING
    if past.state == RequestState.WITHDRAWN:
        return Outcome.MISSING if past.gave_up and not past.let_go else Outcome.DROPPED
    if past.state == RequestState.REJECTED:
        return Outcome.DROPPED
    return Outcome.MISSING if past.begun or past.state == RequestState.UNFILLED else Outcome.OPEN


def why_of(past: Past) -> Why:
    """What came nearest to a yes."""
    if past.missed:
        return Why.NO_SHOW
    if past.cancelled:
        return Why.CANCELLED
    if past.asked or (past.depth and past.depth.fit):
        return Why.NO_YES
    return past.depth.nearest if past.depth else Why.TOO_LATE


def depth_of(rows: Iterable[Mapping[str, Any]]) -> Depth:
    """From the stored rows of an Assessment; a speaker of another language nobody ticked is no speaker."""
    fit, hindered = 0, []
    for row in rows:
        codes = {reason["code"] for reason in row["reasons"]}
        if row["fit"]:
            fit += 1
        elif "substitute_unticked" not in codes:
            hindered.append(codes)
    return Depth(fit + len(hindered), fit, _nearest(hindered))


def _nearest(hindered: list[set[str]]) -> Why:
    if not hindered:
        return Why.NOBODY
    if all("closed" in codes for codes in hindered):
        return Why.CLOSED
    if any(codes <= TIME for codes in hindered):
        return Why.BUSY
    return Why.FAR if any(codes <= TIME | PLACE for codes in hindered) else Why.UNSUITED
