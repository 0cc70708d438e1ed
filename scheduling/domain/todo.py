"""What needs a person at the desk: every kind of it, how pressing it is, and in which order it is read.

    NOW       somebody waits, or an appointment is at stake  -> fetches whoever is there (standing_in.py)
    TODAY     somebody should look at it within the day
    SOMETIME  housekeeping: papers, numbers, who wants in

Within a kind, what is about the next appointment comes first; without one, what has waited longest.
"""

from datetime import UTC, date, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Final

from pool.domain.days import years_later


class Level(IntEnum):
    """How pressing something is."""

    NOW = 1
    TODAY = 2
    SOMETIME = 3


class Kind(StrEnum):
    """What it is, the most pressing first. The value stands in addresses."""

    MISSED = "nicht-da"
    UNFILLED = "niemand-gefunden"
    DROPPED_OUT = "abgesagt"
    RUNNING_OUT = "zeit-wird-knapp"
    SILENT = "keine-antwort"
    REVIEW = "zustimmen"
    UNCLEAR = "nicht-verstanden"
    CLERK_WORD = "einrichtungen"
    VOLUNTEER_WORD = "freiwillige"
    UNDELIVERED = "nicht-angekommen"
    TOO_BUSY = "zu-viele-sms"
    DIFFERING = "stunden-verschieden"
    POOR = "rueckmeldung"
    HOURS = "stunden-freigeben"
    HOURS_UNANSWERED = "stunden-fehlen"
    REGISTRATION = "anmeldungen"
    APPLICATION = "bewerbungen"
    LOST_NUMBER = "nummern"
    OPTED_OUT = "keine-sms"
    CALENDAR = "kalender"
    PAPER = "unterlagen"
    CLOSURE = "pause"
    BUDGET = "sms-im-monat"
    WAITING_NUMBER = "nummern-bestaetigen"


PRESSING: Final = frozenset({
    Kind.MISSED, Kind.UNFILLED, Kind.RUNNING_OUT, Kind.DROPPED_OUT, Kind.SILENT, Kind.REVIEW, Kind.UNCLEAR,
    Kind.CLERK_WORD, Kind.VOLUNTEER_WORD,
})  # fmt: skip
OF_THE_DAY: Final = frozenset({
    Kind.UNDELIVERED, Kind.TOO_BUSY, Kind.DIFFERING, Kind.POOR, Kind.HOURS, Kind.HOURS_UNANSWERED,
})  # fmt: skip
ORDER: Final = {kind: place for place, kind in enumerate(Kind)}
LATEST: Final = datetime.max.replace(tzinfo=UTC)

LITTLE = timedelta(hours=6)  # before the start a search is watched, however short its notice was
A_DAY = timedelta(days=1)
SIX_WEEKS = timedelta(weeks=6)  # before its end a paper is asked for
FORTNIGHT = timedelta(days=14)  # before it begins a closure is thought of


def level(kind: Kind) -> Level:
    """How pressing this kind is."""
    if kind in PRESSING:
        return Level.NOW
    return Level.TODAY if kind in OF_THE_DAY else Level.SOMETIME


def order(kind: Kind, since: datetime, due: datetime | None) -> tuple[int, datetime, datetime]:
    """The key by which the list is sorted."""
    return ORDER[kind], due or LATEST, since


def runs_out(starts: datetime, *, warned: bool, paused: bool, at: datetime) -> bool:
    """Whether a search that is going on, or is held up, needs a person as well."""
    left = starts - at
    return warned or left <= LITTLE or (paused and left <= A_DAY)


def given_by(today: date, years: int) -> date | None:
    """Whatever paper is to be asked for was given on this day or earlier; None where papers have no end."""
    return years_later(today + SIX_WEEKS, -years) + A_DAY if years else None


def asked_for(ends: date | None, today: date) -> bool:
    """Whether a paper is over, or so soon that a new one should be asked for."""
    return ends is not None and ends - today <= SIX_WEEKS
