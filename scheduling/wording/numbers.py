"""Numbers and durations as people say them."""

from django.utils import formats
from django.utils.translation import gettext as _


def duration(minutes: int) -> str:
    """45 Minuten, 1 Stunde, 1,5 Stunden"""
    if minutes < 60 or minutes % 30:
        return _("%(minutes)s Minuten") % {"minutes": minutes}
    hours = number(minutes / 60)
    return _("1 Stunde") if minutes == 60 else _("%(hours)s Stunden") % {"hours": hours}


def number(value: float) -> str:
    """1,5 in German, 1.5 in English; whole numbers without a tail."""
    return formats.localize(int(value) if value == int(value) else round(value, 1))
