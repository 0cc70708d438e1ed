"""Need x Candidate -> Fit, or NoFit with reasons. Nothing is filtered silently.

Need (Arabic, Tue 10-11, Korbach)  x  Amal (apc, Tue 8-13, 2 km)      -> Fit, 2.6 km
                                   x  Darya (booked until 10, 30 min) -> NoFit: busy
                                   x  Fatou (in training)             -> NoFit: not_active
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pool.domain.availability import ABSENT, Away, Free, Freedom, WeeklyHours, freedom
from pool.domain.languages import Level
from pool.domain.periods import Period
from pool.domain.places import Place, road_km
from pool.domain.settings_of_work import Modality
from pool.domain.words import gettext_noop as _

REASONS = {
    "not_active": _("ist nicht aktiv"),
    "declaration_missing": _("hat die Verpflichtungserklärung noch nicht unterschrieben"),
    "training_missing": _("hat die Basisschulung noch nicht abgeschlossen"),
    "no_sms": _("hat keine Mobilnummer oder keine Erlaubnis für SMS"),
    "opted_out": _("möchte zurzeit keine SMS"),
    "level": _("spricht auf Niveau %(level)s, gebraucht wird %(least)s"),
    "modality": _("macht keine Einsätze dieser Art"),
    "gender": _("gewünscht ist eine Person anderen Geschlechts"),
    "place_unknown": _("die Entfernung ist unbekannt, weil ein Ort fehlt"),
    "too_far": _("wohnt %(km)s km entfernt, fährt bis %(radius)s km"),
    "absent": _("ist abwesend bis %(until)s"),
    "outside_hours": _("hat an diesem Tag nur diese Zeiten frei: %(hours)s"),
    "no_hours": _("hat an diesem Tag keine freie Zeit angegeben"),
    "busy": _("hat einen anderen Einsatz von %(start)s bis %(end)s in %(town)s"),
    "busy_elsewhere": _("hat einen anderen Einsatz von %(start)s bis %(end)s"),
    "dropped_out": _("hat diesen Einsatz schon einmal abgesagt"),
}


@dataclass(frozen=True)
class Need:
    """What one Position of a Request needs. `place` None: unknown, or it does not matter."""

    language: str
    least_level: str
    period: Period
    modality: str
    tz: ZoneInfo
    place: Place | None = None
    gender: str = ""
    gender_required: bool = False
    travel_buffer: int = 30
    road_factor: float = 1.3


@dataclass(frozen=True)
class Booking:
    """Time that is taken by another Assignment; `town` empty when it belongs to another Pool."""

    period: Period
    town: str = ""


@dataclass(frozen=True)
class Candidate:
    """Everything about one speaker of the language that the rules look at. Load: hours of 28 days."""

    interpreter_id: int
    person_id: int
    name: str
    level: str
    active: bool = True
    declared: bool = True
    trained: bool = True
    sms: bool = True
    opted_out: bool = False
    gender: str = ""
    modalities: frozenset[str] = frozenset(Modality)
    place: Place | None = None
    radius_km: float = 30
    hours: tuple[WeeklyHours, ...] = ()
    absences: tuple[Away, ...] = ()
    bookings: tuple[Booking, ...] = ()
    dropped_out: bool = False
    load: float = 0.0
    asked_at: datetime | None = None


@dataclass(frozen=True)
class Reason:
    """Why not: a code of REASONS and what fills its sentence."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Fit:
    """May be asked. `km` are road kilometres, None when distance does not matter."""

    candidate: Candidate
    km: float | None
    free: bool  # said to be free; False: nobody knows, asked after those who said so


@dataclass(frozen=True)
class NoFit:
    """May not be asked, and why."""

    candidate: Candidate
    reasons: tuple[Reason, ...]
    km: float | None = None


def judge(need: Need, candidate: Candidate) -> Fit | NoFit:
    """Every rule, hard ones only; all reasons are given, not only the first."""
    km = road_km(candidate.place, need.place, factor=need.road_factor) if on_site(need) else None
    when = freedom(need.period, candidate.hours, candidate.absences, need.tz)
    reasons = (
        *_who(need, candidate),
        *_where(need, candidate, km),
        *_when(when),
        *_busy(need, candidate),
    )
    return NoFit(candidate, reasons, km) if reasons else Fit(candidate, km, when.answer is Free.FREE)


def on_site(need: Need) -> bool:
    """Whether somebody has to travel."""
    return need.modality == Modality.ON_SITE


def _who(need: Need, candidate: Candidate) -> Iterator[Reason]:
    for code, wrong in (
        ("not_active", not candidate.active),
        ("declaration_missing", not candidate.declared),
        ("training_missing", not candidate.trained),
        ("no_sms", not candidate.sms),
        ("opted_out", candidate.opted_out),
        ("dropped_out", candidate.dropped_out),
        ("modality", need.modality not in candidate.modalities),
        ("gender", need.gender_required and need.gender not in ("", candidate.gender)),
    ):
        if wrong:
            yield Reason(code)
    if not Level(candidate.level).reaches(need.least_level):
        yield Reason("level", {"level": candidate.level, "least": need.least_level})


def _where(need: Need, candidate: Candidate, km: float | None) -> Iterator[Reason]:
    if not on_site(need):
        return
    if km is None:
        yield Reason("place_unknown")
    elif km > candidate.radius_km:
        yield Reason("too_far", {"km": round(km), "radius": round(candidate.radius_km)})


def _when(when: Freedom) -> Iterator[Reason]:
    if when.answer is not Free.NOT_FREE:
        return
    if when.reason == ABSENT and when.until:
        yield Reason("absent", {"until": f"{when.until:%d.%m.%Y}"})
    elif when.hours:
        yield Reason("outside_hours", {"hours": ", ".join(clock_words(*window) for window in when.hours)})
    else:
        yield Reason("no_hours")


def _busy(need: Need, candidate: Candidate) -> Iterator[Reason]:
    """Another Assignment in these minutes, or too near before or after to travel."""
    buffer = need.travel_buffer if on_site(need) else 0
    for booking in candidate.bookings:
        if booking.period.overlaps(need.period.widened(buffer)):
            bounds = (booking.period.start, booking.period.end)
            start, end = (f"{bound.astimezone(need.tz):%H:%M}" for bound in bounds)
            code = "busy" if booking.town else "busy_elsewhere"
            yield Reason(code, {"start": start, "end": end, "town": booking.town})


def clock_words(start: int, end: int) -> str:
    """Minutes of a day as clock times: 480, 720 -> 08:00–12:00."""
    return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"
