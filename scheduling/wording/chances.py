"""How likely a yes is, in words: "meist innerhalb von 3 Stunden"."""

from datetime import datetime, timedelta, tzinfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scheduling.domain.chances import Chance, Hope

SOON = 5  # hours that are counted; beyond them the day is told
HOUR = timedelta(hours=1)
NEAR = timedelta(days=6)  # so far a weekday is enough


def chance(found: Chance, *, at: datetime, tz: tzinfo) -> str:
    """meist innerhalb von 3 Stunden, meist noch heute, meist bis Donnerstag, 12 Uhr; eher nicht."""
    if found.by is not None:
        return _usually(found.by, at=at, tz=tz)
    if found.hope is Hope.PERHAPS:
        return _("vielleicht")
    if found.hope is Hope.UNLIKELY:
        return _("eher nicht")
    return _("niemand, der zu dieser Zeit kann")


def _usually(by: datetime, *, at: datetime, tz: tzinfo) -> str:
    hours = max(1, -((at - by) // HOUR))  # begun hours count whole
    if hours <= SOON:
        text = ngettext("meist innerhalb von %(n)s Stunde", "meist innerhalb von %(n)s Stunden", hours)
        return text % {"n": hours}
    when, today = _next_hour(by).astimezone(tz), at.astimezone(tz)
    if by.astimezone(tz).date() == today.date():
        return _("meist noch heute")
    day = date_format(when, "l" if by - at < NEAR else "D, j.n.")
    return _("meist bis %(day)s, %(hour)s Uhr") % {"day": day, "hour": when.hour}


def _next_hour(at: datetime) -> datetime:
    """The full hour from which on it holds."""
    whole = at.replace(minute=0, second=0, microsecond=0)
    return whole if whole == at else whole + HOUR


def clock_of(at: datetime, tz: tzinfo) -> str:
    """Do, 3.12., 14 Uhr; with minutes where there are some."""
    local = at.astimezone(tz)
    text = _("%(day)s, %(clock)s Uhr")
    return text % {
        "day": date_format(local, "D, j.n."),
        "clock": date_format(local, "G:i" if local.minute else "G"),
    }
