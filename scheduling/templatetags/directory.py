"""{% load directory %}: lines of the directory as people read them."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from pool.domain.places import Place
from scheduling import wording
from scheduling.queries.directory import Found, Listed, Time
from scheduling.queries.loads import Load

register = template.Library()
LABELS = {
    Time.FREE: gettext_noop("frei"),
    Time.UNKNOWN: gettext_noop("Zeiten unbekannt"),
    Time.HINDERED: gettext_noop("hätte Zeit, aber"),
    Time.TAKEN: gettext_noop("nicht frei"),
}
COUNTED = {
    Time.FREE: gettext_noop("frei: %(n)s"),
    Time.UNKNOWN: gettext_noop("Zeiten unbekannt: %(n)s"),
    Time.HINDERED: gettext_noop("hätte Zeit, aber etwas spricht dagegen: %(n)s"),
    Time.TAKEN: gettext_noop("nicht frei: %(n)s"),
}
TONES = {Time.FREE: "success", Time.UNKNOWN: "info", Time.HINDERED: "warning", Time.TAKEN: "neutral"}


@register.filter
def time_label(time: Time) -> str:
    """Whether somebody has time, in a word or two."""
    return _(LABELS[time])


@register.filter
def time_tone(time: Time) -> str:
    """The colour that goes with it."""
    return TONES[time]


@register.filter
def time_counts(found: Found) -> str:
    """frei: 2, nicht frei: 1"""
    said = [_(COUNTED[time]) % {"n": found.counts[time]} for time in Time if found.counts.get(time)]
    return ", ".join(said) or _("niemand")


@register.filter
def why_not(one: Listed) -> list[str]:
    """Every reason against it, as a clause that begins with "weil"."""
    told = (wording.reason({"code": reason.code, "facts": reason.facts}) for reason in one.reasons)
    return [_("weil %(reason)s") % {"reason": words} for words in told]


@register.filter
def month_words(load: Load) -> str:
    """3 Einsätze, 4,5 Stunden"""
    if not load.appointments:
        return "–"
    said = ngettext("%(n)s Einsatz", "%(n)s Einsätze", load.appointments) % {"n": load.appointments}
    return f"{said}, {wording.duration(round(load.hours * 60))}"


@register.filter
def place_words(place: Place) -> str:
    """35066 Frankenberg (Eder)"""
    return f"{place.plz} {place.town.split(';')[0]}"
