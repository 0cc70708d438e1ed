"""Reported times -> payable minutes, or a refusal that says what is wrong."""

from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

LONGEST = 24 * 60
FARTHEST = Decimal(1000)


class MinutesOutOfRange(Refused):
    """0 minutes, 26 hours, less than nothing."""

    sentence = _("Die Dauer muss zwischen 1 Minute und 24 Stunden liegen.")
    field = "minutes"


class KilometresOutOfRange(Refused):
    """Less than nothing, or farther than any appointment."""

    sentence = _("Die Kilometer müssen zwischen 0 und 1000 liegen.")
    field = "km"


def payable_minutes(minutes: int) -> int:
    """Whole minutes between 1 and 24 hours; raises MinutesOutOfRange."""
    if not 1 <= minutes <= LONGEST:
        raise MinutesOutOfRange
    return minutes


def waited_minutes(starts: datetime, ends: datetime, *, at: datetime) -> int:
    """Whole minutes, begun ones counted, from `starts` until `at` or `ends`, at least one; all aware."""
    waited = min(at, ends).astimezone(UTC) - starts.astimezone(UTC)
    return max(1, -(-waited // timedelta(minutes=1)))


def payable_km(text: Decimal | int | str) -> Decimal:
    """Kilometres, comma or point, rounded to one decimal; raises KilometresOutOfRange."""
    try:
        km = Decimal(str(text).replace(",", "."))
        if not 0 <= km <= FARTHEST:
            raise KilometresOutOfRange
    except InvalidOperation:  # no number, or "NaN", which is not even comparable
        raise KilometresOutOfRange from None
    return km.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
