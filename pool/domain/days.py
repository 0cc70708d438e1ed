"""Weekdays, and dates that people type: what cannot be meant is refused in their own words."""

from datetime import date

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

FIRST_YEAR, LAST_YEAR = 1990, 2100
WEEKDAY_LABELS = (  # by number: Monday is 0
    _("Montag"), _("Dienstag"), _("Mittwoch"), _("Donnerstag"), _("Freitag"), _("Samstag"), _("Sonntag"),
)  # fmt: skip


class DaysBackwards(Refused):
    """The last day comes before the first."""

    sentence = _("Der letzte Tag liegt vor dem ersten.")
    field = "last_day"


class DayOver(Refused):
    """It is too late for this."""

    sentence = _("Dieser Tag ist schon vorbei.")
    field = "last_day"


class DayToCome(Refused):
    """Nobody has seen a paper tomorrow."""

    sentence = _("Dieser Tag liegt in der Zukunft.")
    field = "on"


class YearUnlikely(Refused):
    """Somebody has mistyped the year."""

    sentence = _("Bitte prüfen Sie das Jahr.")
    field = "last_day"


def check_days(first: date, last: date, *, today: date) -> None:
    """Raise DaysBackwards, DayOver or YearUnlikely; both days count."""
    if last < first:
        raise DaysBackwards
    if last < today:
        raise DayOver
    if last.year > LAST_YEAR or first.year < FIRST_YEAR:
        raise YearUnlikely


def check_seen(day: date, *, today: date) -> None:
    """Raise DayToCome or YearUnlikely: what was seen or asked was so by today."""
    if day > today:
        raise DayToCome
    if day.year < FIRST_YEAR:
        raise YearUnlikely


def years_later(day: date, years: int) -> date:
    """The same day so many years on; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def last_good_day(since: date | None, years: int) -> date | None:
    """Of what holds for so many years (0: without end); None also while nothing was seen."""
    return years_later(since, years) if since and years else None
