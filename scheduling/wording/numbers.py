"""Numbers and durations as people say them."""

import re
from decimal import Decimal
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

DECIMAL = re.compile(r"-?\d+\.\d+")


def duration(minutes: int) -> str:
    """45 Minuten, 1 Stunde, 1,5 Stunden"""
    if minutes < 60 or minutes % 30:
        return _("%(minutes)s Minuten") % {"minutes": minutes}
    hours = number(minutes / 60)
    return _("1 Stunde") if minutes == 60 else _("%(hours)s Stunden") % {"hours": hours}


def number(value: float) -> str:
    """1,5 in German, 1.5 in English; whole numbers without a tail."""
    return formats.localize(int(value) if value == int(value) else round(value, 1))


def as_written(value: Any) -> Any:
    """A number kept as text as people write it: 23,36 and 12, not 23.36 and 12.0; all else as it is."""
    if not (isinstance(value, str) and DECIMAL.fullmatch(value)):
        return value
    number = Decimal(value)
    whole = number == number.to_integral_value() and not value.endswith(".00")
    return formats.number_format(number.to_integral_value() if whole else number)
