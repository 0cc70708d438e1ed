"""{% load people %}: hours, levels, wishes and papers of one person as people read them."""

from datetime import date
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pool.domain.languages import GRADE_LABELS, LEVEL_LABELS, Grade, Level
from pool.domain.reminders import COMES, LEAD_LABELS
from pool.domain.settings_of_work import Modality
from pool.domain.windows import say
from pool.forms.fields import WEEKDAYS
from pool.models import Interpreter, OwnCalendar, Person
from scheduling import wording
from scheduling.queries.people import Week

register = template.Library()
PAPERS = ("declaration_on", "training_on", "record_check_on", "sms_consent_on")


@register.filter
def level(value: str) -> str:
    """C1, Muttersprache"""
    return _(LEVEL_LABELS[Level(value)])


@register.filter
def grade(value: str) -> str:
    """meistens, nur nach Rückfrage, nie"""
    return _(GRADE_LABELS[Grade(value)])


@register.filter
def calendar_problem(calendar: OwnCalendar) -> str:
    """What is wrong with a calendar elsewhere."""
    return wording.calendar_problem(calendar)


@register.filter
def window(row: Any) -> str:
    """8–12 Uhr"""
    return _("%(hours)s Uhr") % {"hours": say([(row.start, row.end)])}


@register.filter
def week_lines(week: Week) -> list[tuple[str, str]]:
    """Each day on which there is time, with its windows."""
    return [(str(day), say(windows)) for day, windows in zip(WEEKDAYS, week.days, strict=True) if windows]


@register.filter
def week_dates(week: Week) -> str:
    """ab 01.12.2026 bis 31.01.2027"""
    since = _("ab %(day)s") % {"day": _day(week.valid_from)} if week.valid_from else ""
    until = _("bis %(day)s") % {"day": _day(week.valid_until)} if week.valid_until else ""
    return " ".join(filter(None, (since, until))) or _("immer")


@register.filter
def wish_facts(row: Interpreter) -> list[tuple[str, Any]]:
    """What they want, with labels."""
    does = [wording.modality(mode) for mode in Modality if getattr(row, mode.value)]
    hours = _("mindestens %(hours)s Stunden vorher") % {"hours": row.notice_hours}
    return [
        (_("Dolmetscht"), ", ".join(does)),
        (_("Fährt"), f"{row.get_travels_by_display()}, {_('bis')} {row.radius_km} km"),
        (_("Höchstens am Tag"), row.day_limit),
        (_("Höchstens in der Woche"), row.week_limit),
        (_("Gefragt werden"), hours if row.notice_hours else _("auch ganz kurzfristig")),
        (_("Übernimmt nicht"), ", ".join(map(wording.setting, row.settings_declined))),
        (_("Geschult für"), ", ".join(map(wording.setting, row.settings_trained))),
    ]


@register.filter
def quiet_facts(row: Interpreter) -> list[tuple[str, Any]]:
    """When their phone may ring and how often, with labels; what they have not said is the Pool's."""
    pool, own = row.pool, row.quiet_from is not None and row.quiet_until is not None
    quiet = (row.quiet_from, row.quiet_until) if own else (pool.quiet_from, pool.quiet_until)
    span = "–".join(f"{clock:%H:%M}" for clock in quiet if clock)
    limit = pool.offers_per_week if row.offers_per_week is None else row.offers_per_week
    sundays = row.sundays or not pool.quiet_sundays
    return [
        (_("Ruhe"), span if own else _("%(span)s, wie im Pool") % {"span": span}),
        (_("Sonn- und Feiertage"), _("SMS erlaubt") if sundays else _("keine SMS")),
        (_("Eilige in der Ruhezeit"), _("erlaubt") if row.urgent_anytime else _("nein")),
        (_("Fragen in sieben Tagen"), _("höchstens %(n)s") % {"n": limit} if limit else _("ohne Grenze")),
    ]


@register.filter
def reminder_facts(row: Interpreter) -> list[tuple[str, str]]:
    """How long before an appointment they are reminded and by which way, with labels."""
    own = row.person.reminder_leads
    leads = [_(LEAD_LABELS[lead]) for lead in (COMES if own is None else own)]
    return [
        (_("Erinnern"), ", ".join(leads) or _("gar nicht")),
        (_("Weg"), str(Person.REMINDER_WAYS[row.person.reminder_way])),
    ]


@register.filter
def paper_facts(row: Interpreter) -> list[tuple[str, str]]:
    """Which papers were seen when, with labels."""
    labels = {field.name: str(field.verbose_name) for field in row._meta.fields}
    return [(labels[name], _day(getattr(row, name)) or _("fehlt")) for name in PAPERS]


def _day(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""
