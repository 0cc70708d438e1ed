"""What is too tight in a calendar, how far it is to the next appointment, what would fit: in words."""

from datetime import date, datetime, tzinfo
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from pool.domain.places import Way
from scheduling.domain.legs import ELSEWHERE, Job, Leg
from scheduling.domain.tight import Clash, Kind
from scheduling.queries.tight import Filling
from scheduling.wording.needs import place
from scheduling.wording.numbers import number

CLASHES = {
    Kind.OVERLAP: gettext_noop("zur selben Zeit: %(other)s"),
    Kind.ABSENT: gettext_noop("abwesend bis %(until)s"),
    Kind.ABSENT_PART: gettext_noop("an diesem Tag abwesend, %(hours)s Uhr"),
    Kind.PAUSED: gettext_noop("pausiert bis %(until)s"),
    Kind.CLOSED: gettext_noop("der Pool vermittelt an diesem Tag nicht: %(name)s"),
    Kind.OWN_CALENDAR: gettext_noop("im eigenen Kalender steht zu dieser Zeit etwas anderes"),
    Kind.DAY_LIMIT: gettext_noop("mehr als gewünscht: Einsatz %(count)s an diesem Tag, höchstens %(limit)s"),
    Kind.WEEK_LIMIT: gettext_noop(
        "mehr als gewünscht: Einsatz %(count)s in dieser Woche, höchstens %(limit)s"
    ),
    Kind.TOGETHER: gettext_noop("eine Person könnte beide übernehmen, der andere Termin: %(other)s"),
}
MARKS = {
    Kind.OVERLAP: gettext_noop("doppelt"),
    Kind.SHORT: gettext_noop("zu knapp"),
    Kind.ABSENT: gettext_noop("abwesend"),
    Kind.ABSENT_PART: gettext_noop("abwesend"),
    Kind.PAUSED: gettext_noop("pausiert"),
    Kind.CLOSED: gettext_noop("Pool geschlossen"),
    Kind.OWN_CALENDAR: gettext_noop("selbst belegt"),
    Kind.DAY_LIMIT: gettext_noop("zu viele am Tag"),
    Kind.WEEK_LIMIT: gettext_noop("zu viele in der Woche"),
    Kind.TOGETHER: gettext_noop("zusammen möglich"),
}


def mark(kind: Kind) -> str:
    """Two words for a badge."""
    return _(MARKS[kind])


def clash_words(clash: Clash, job: Job | None = None) -> str:
    """What is wrong, as seen from one of its jobs (default: the first)."""
    mine = job or clash.jobs[0]
    others = [one for one in clash.jobs if one is not mine and one != mine]
    if clash.kind is Kind.SHORT:
        return _short(clash, mine)
    facts: dict[str, Any] = dict(clash.facts)
    if others:
        facts["other"] = job_words(others[0])
    if "until" in facts and facts["until"] == date.max:
        return _("pausiert")
    if facts.get("until"):
        facts["until"] = formats.date_format(facts["until"], "d.m.Y")
    if facts.get("hours"):
        facts["hours"] = ", ".join(_window(*one) for one in facts["hours"])
    return _(CLASHES[clash.kind]) % facts


def _short(clash: Clash, mine: Job) -> str:
    before, after = clash.jobs
    words = minutes_short(clash.facts["short"])
    if mine == before:
        return _("danach %(short)s: %(other)s") % {"short": words, "other": job_words(after)}
    return _("davor %(short)s: %(other)s") % {"short": words, "other": job_words(before)}


def minutes_short(minutes: int) -> str:
    """15 Minuten zu knapp"""
    return ngettext("%(n)s Minute zu knapp", "%(n)s Minuten zu knapp", minutes) % {"n": minutes}


def job_words(job: Job) -> str:
    """10:00–11:00 Uhr in Frankenberg; of another Pool only the time."""
    span = span_words(job.period.start, job.period.end)
    if job.key == ELSEWHERE:
        return _("%(span)s, Einsatz in einem anderen Pool") % {"span": span}
    if not job.on_site:
        return _("%(span)s, nicht vor Ort") % {"span": span}
    return _("%(span)s in %(town)s") % {"span": span, "town": job.town} if job.town else span


def span_words(start: datetime, end: datetime) -> str:
    """10:00–11:00 Uhr of the visitor's zone."""
    zone = timezone.get_current_timezone()
    return _("%(start)s–%(end)s Uhr") % {"start": clock(start, zone), "end": clock(end, zone)}


def clock(at: datetime, zone: tzinfo | None = None) -> str:
    """10:00"""
    return f"{at.astimezone(zone or timezone.get_current_timezone()):%H:%M}"


def _window(start: int, end: int) -> str:
    return f"{start // 60:02}:{start % 60:02}–{end // 60:02}:{end % 60:02}"


def windows_words(windows: tuple[tuple[int, int], ...]) -> str:
    """08:00–12:00, 14:00–16:00 Uhr"""
    return _("%(hours)s Uhr") % {"hours": ", ".join(_window(*one) for one in windows)}


def way_words(way: Way) -> str:
    """17,2 km, 25 Minuten (geschätzt)"""
    facts = {"km": number(round(way.km, 1)), "minutes": way.minutes}
    if way.routed:
        return _("%(km)s km, %(minutes)s Minuten") % facts
    return _("%(km)s km, %(minutes)s Minuten (geschätzt)") % facts


def leg_words(leg: Leg) -> str:
    """von zu Hause: 17,2 km, 25 Minuten (geschätzt); empty when nobody travels or nobody knows."""
    if leg.before is None:
        return _("von zu Hause: %(way)s") % {"way": way_words(leg.way)} if leg.way else ""
    if leg.way is None:
        return ""
    if leg.before.key == ELSEWHERE:
        start = _("vom Einsatz in einem anderen Pool")
    elif leg.before.on_site:
        start = _("vom Termin davor in %(town)s") % {"town": leg.before.town or "?"}
    else:
        start = _("von zu Hause")
    return _("%(start)s: %(way)s") % {"start": start, "way": way_words(leg.way)}


def filling_words(found: Filling) -> str:
    """zwischen 10:00 und 13:00 Uhr in Frankenberg frei, offene Anfrage Sorani 11:00 Uhr dort"""
    hole, row = found.suggestion.hole, found.entry.request
    facts = {
        "start": clock(hole.period.start),
        "end": clock(hole.period.end),
        "town": hole.before.town or hole.after.town,
        "language": place(found.place, get_language() or "de"),
        "at": clock(found.entry.period.start),
        "there": row.town or "",
        "km": number(round(found.suggestion.km, 1)),
    }
    if row.town in (hole.before.town, hole.after.town):
        facts["town"] = row.town
        return (
            _(
                "zwischen %(start)s und %(end)s Uhr in %(town)s frei, "
                "offene Anfrage %(language)s %(at)s Uhr dort"
            )
            % facts
        )
    return (
        _(
            "zwischen %(start)s und %(end)s Uhr bei %(town)s frei, offene Anfrage %(language)s %(at)s Uhr "
            "in %(there)s, %(km)s km weiter"
        )
        % facts
    )
