"""{% load people %}: hours, levels, wishes and papers of one person as people read them."""

from datetime import date, timedelta
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from pool.domain.languages import GRADE_LABELS, LEVEL_LABELS, Grade, Level
from pool.domain.reminders import COMES, LEAD_LABELS
from pool.domain.settings_of_work import Modality
from pool.domain.windows import say
from pool.forms.fields import WEEKDAYS
from pool.models import Interpreter, OwnCalendar, Person
from scheduling import wording
from scheduling.domain import money
from scheduling.domain.paper_dates import Paper, PaperStanding, Standing
from scheduling.queries.answers import Answers
from scheduling.queries.loads import Load
from scheduling.queries.people import Week

register = template.Library()
DAY = 24 * 60  # minutes
PAPERS = {
    Paper.DECLARATION: gettext_noop("Verpflichtungserklärung"),
    Paper.RECORD_CHECK: gettext_noop("Führungszeugnis"),
    Paper.TRAINING: gettext_noop("Basisschulung"),
    Paper.CERTIFICATE: gettext_noop("Zeugnis"),
}
STANDING = {  # by how it stands, and whether it has a last day
    (Standing.MISSING, False): gettext_noop("%(paper)s fehlt"),
    (Standing.OVER, True): gettext_noop("%(paper)s seit %(day)s abgelaufen"),
    (Standing.SOON, True): gettext_noop("%(paper)s gilt nur noch bis %(day)s"),
    (Standing.SOON, False): gettext_noop("%(paper)s: an ein neues erinnern"),
    (Standing.GOOD, True): gettext_noop("%(paper)s gilt bis %(day)s"),
    (Standing.GOOD, False): gettext_noop("%(paper)s gilt ohne Ende"),
}


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
    """Which papers were seen when, with labels; the certificate of conduct also by whom."""
    seen = [
        _day(row.record_check_on),
        row.record_check_by and _("von %(who)s") % {"who": row.record_check_by},
    ]
    remind = row.record_check_remind_on
    return [
        (_("Verpflichtungserklärung am"), _day(row.declaration_on) or _("fehlt")),
        (_("Basisschulung am"), _day(row.training_on) or _("fehlt")),
        (_("Führungszeugnis gesehen am"), ", ".join(filter(None, seen)) or _("fehlt")),
        (_("An ein neues erinnern am"), _day(remind) or "–"),
    ]


@register.filter
def consent_facts(row: Interpreter) -> list[tuple[str, Any]]:
    """What they have agreed to, with labels."""
    said_no = _("nein, seit %(day)s") % {"day": _day(row.no_mailings_on)}
    return [
        (_("SMS erlaubt seit"), _day(row.sms_consent_on) or _("nicht erlaubt")),
        (_("Möchte gefragt werden"), str(Interpreter.CONTACT_WAYS[row.contact_by])),
        (_("Nummer an Einrichtungen"), _("ja") if row.share_phone else _("nein")),
        (_("Rundschreiben"), said_no if row.no_mailings_on else _("ja")),
    ]


@register.filter
def paper_words(one: PaperStanding) -> str:
    """Führungszeugnis läuft am 10.01.2027 ab"""
    facts = {"paper": one.name or _(PAPERS[one.paper]), "day": _day(one.until)}
    sentence = STANDING[one.standing, one.until is not None]
    return _(sentence) % facts


@register.filter
def usual_words(span: timedelta) -> str:
    """12 Minuten, 3 Stunden, 2 Tage: roughly"""
    minutes = max(1, round(span.total_seconds() / 60))
    if minutes < DAY:
        return wording.duration(minutes if minutes < 60 else round(minutes / 30) * 30)
    days = round(minutes / DAY)
    return ngettext("%(n)s Tag", "%(n)s Tage", days) % {"n": days}


@register.filter
def answers_words(answers: Answers) -> str:
    """7 von 10 Fragen mit Ja beantwortet (70 %), meist nach 12 Minuten"""
    if not answers.tried:
        return _("noch keine")
    facts = {"yes": answers.yes, "n": answers.tried, "percent": answers.percent}
    said = _("%(yes)s von %(n)s Fragen mit Ja beantwortet (%(percent)s %%)") % facts
    if answers.usual is None:
        return said
    return _("%(said)s, meist nach: %(span)s") % {"said": said, "span": usual_words(answers.usual)}


@register.filter
def year_words(load: Load) -> str:
    """240,00 € verdient, noch 720,00 € frei"""
    facts = {"earned": money.words(load.earned), "left": "" if load.left is None else money.words(load.left)}
    text = _("%(earned)s, ohne Obergrenze") if load.left is None else _("%(earned)s, noch %(left)s frei")
    return text % facts


def _day(day: date | None) -> str:
    return date_format(day, "d.m.Y") if day else ""
