"""How the days of a Statement are called."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from scheduling.domain.periods import MONTH, QUARTER, Period, period_of


def period(span: Period) -> str:
    """November 2026, 4. Vierteljahr 2026"""
    if span == period_of(span.first, MONTH):
        return date_format(span.first, "F Y")
    if span == period_of(span.first, QUARTER):
        told = {"number": (span.first.month + 2) // 3, "year": span.first.year}
        return _("%(number)s. Vierteljahr %(year)s") % told
    facts = {"first": day(span.first), "until": day(span.until)}
    return _("%(first)s bis %(until)s") % facts


def day(one: date) -> str:
    """24.11.2026"""
    return date_format(one, "d.m.Y")
