"""The Pool's own rules in words: how to reach it, where else to turn, when it serves."""

from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications.domain.phones import pretty
from pool.domain.days import WEEKDAY_LABELS
from pool.domain.settings_of_work import Setting
from pool.models import Pool

SWORN = gettext_noop(
    "Dafür braucht es vereidigte Dolmetscherinnen und Dolmetscher. "
    "Sie finden sie in der Datenbank der Justiz: justiz-dolmetscher.de."
)
TURN_TO = {
    Setting.COURT: SWORN,
    Setting.POLICE: SWORN,
    Setting.LEGAL: SWORN,
    Setting.ASYLUM: gettext_noop("Im Asylverfahren stellt das Bundesamt (BAMF) selbst die Dolmetscher."),
    Setting.HEALTH: gettext_noop(
        "Praxen und Kliniken haben oft einen eigenen Dolmetschdienst, auch am Telefon. Bitte fragen Sie dort."
    ),
    Setting.THERAPY: gettext_noop(
        "Dafür braucht es eine eigene Schulung. Bitte fragen Sie ein psychosoziales Zentrum."
    ),
    Setting.ASSESSMENT: gettext_noop("Bitte fragen Sie beim Staatlichen Schulamt nach."),
    Setting.FINANCE: gettext_noop("Bitte fragen Sie bei der Bank oder Versicherung selbst nach."),
    Setting.TRANSLATION: gettext_noop(
        "Das machen vereidigte Übersetzerinnen und Übersetzer. "
        "Sie finden sie in der Datenbank der Justiz: justiz-dolmetscher.de."
    ),
}


def contact(pool: Pool) -> str:
    """069 90009001 (Montag bis Freitag, 9 bis 12 Uhr)"""
    phone = pretty(pool.phone)
    return f"{phone} ({pool.office_hours})" if pool.office_hours else phone


def turn_to(pool: Pool, setting: str) -> str:
    """Where else to turn with a matter this Pool does not serve: its own word, ours, or its telephone."""
    if own := pool.turn_to.get(setting, ""):
        return str(own)
    if usual := TURN_TO.get(Setting(setting)):
        return _(usual)
    return _("Rufen Sie uns dafür bitte an: %(contact)s.") % {"contact": contact(pool)}


def service_times(pool: Pool) -> str:
    """Montag bis Freitag, 08:00 bis 18:00 Uhr; empty when it serves at any time."""
    days = weekdays(pool.service_days) if len(set(pool.service_days)) < len(WEEKDAY_LABELS) else ""
    return ", ".join(filter(None, (days, _hours(pool.service_from, pool.service_until))))


def weekdays(days: list[int]) -> str:
    """Montag bis Freitag; Montag, Mittwoch"""
    found = sorted(set(days))
    names = [_(WEEKDAY_LABELS[day]) for day in found]
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return _("%(first)s bis %(last)s") % {"first": names[0], "last": names[-1]}
    return ", ".join(names)


def _hours(first: time | None, last: time | None) -> str:
    told = {"first": f"{first:%H:%M}" if first else "", "last": f"{last:%H:%M}" if last else ""}
    if first and last:
        return _("%(first)s bis %(last)s Uhr") % told
    if first:
        return _("ab %(first)s Uhr") % told
    return _("bis %(last)s Uhr") % told if last else ""
