"""Reported times and ways -> what can be paid, or a refusal that says what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Travel
from pool.domain.words import gettext_noop as _
from scheduling.domain.tariffs.rates import MEANS

LONGEST = 24 * 60
FARTHEST = Decimal(1000)
DEAREST = Decimal(1000)
MINUTE = timedelta(minutes=1)


class MinutesOutOfRange(Refused):
    """0 minutes, 26 hours, less than nothing."""

    sentence = _("Die Dauer muss zwischen 1 Minute und 24 Stunden liegen.")
    field = "minutes"


class KilometresOutOfRange(Refused):
    """Less than nothing, or farther than any appointment."""

    sentence = _("Die Kilometer müssen zwischen 0 und 1000 liegen.")
    field = "km"


class TicketOutOfRange(Refused):
    """Less than nothing, or dearer than any ticket."""

    sentence = _("Der Preis der Fahrkarte muss zwischen 0 und 1000 Euro liegen.")
    field = "ticket"


class MeansUnknown(Refused):
    """No way of travelling that we know."""

    sentence = _("Bitte wählen Sie, womit Sie gefahren sind.")
    field = "means"


class TravelTimeOutOfRange(Refused):
    """Less than nothing, or longer than a day."""

    sentence = _("Die Zeit für den Weg muss zwischen 0 Minuten und 24 Stunden liegen.")
    field = "travel_minutes"


@dataclass(frozen=True)
class Way:
    """There and back: kilometres, ticket (euros), means (Travel or a Tariff's rate), minutes on the way."""

    km: Decimal = Decimal(0)
    ticket: Decimal | None = None
    means: str = ""
    travel_minutes: int | None = None


def payable_minutes(minutes: int) -> int:
    """Whole minutes between 1 and 24 hours; raises MinutesOutOfRange."""
    if not 1 <= minutes <= LONGEST:
        raise MinutesOutOfRange
    return minutes


def waited_minutes(starts: datetime, ends: datetime, *, at: datetime) -> int:
    """Whole minutes, begun ones counted, from `starts` until `at` or `ends`, at least one; all aware."""
    waited = min(at, ends).astimezone(UTC) - starts.astimezone(UTC)
    return max(1, -(-waited // MINUTE))


def payable_km(text: Decimal | int | str) -> Decimal:
    """Kilometres, comma or point, with or without "km", to one decimal; raises KilometresOutOfRange."""
    plain = str(text).strip().lower().removesuffix("km")
    return _number(plain, FARTHEST, KilometresOutOfRange).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def payable_ticket(text: Decimal | int | str | None) -> Decimal | None:
    """Euros, comma or point, with or without "€", to the cent; None: no ticket. Raises TicketOutOfRange."""
    plain = str("" if text is None else text).strip().lower().removesuffix("€").removesuffix("euro")
    if not plain.strip():
        return None
    price = _number(plain, DEAREST, TicketOutOfRange).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return price or None


def payable_way(
    km: Decimal | int | str, ticket: Decimal | int | str | None, means: str, travel_minutes: int | None
) -> Way:
    """The way as it is kept; who names a ticket and no means went by bus or train. Raises a Refused."""
    price = payable_ticket(ticket)
    if means and means not in {*Travel, *MEANS}:
        raise MeansUnknown
    if travel_minutes is not None and not 0 <= travel_minutes <= LONGEST:
        raise TravelTimeOutOfRange
    went = means or (Travel.TRANSIT.value if price else "")
    return Way(payable_km(km), price, went, travel_minutes or None)


def _number(text: str, most: Decimal, refused: Callable[[], Refused]) -> Decimal:
    try:
        found = Decimal(text.strip().replace(",", "."))
        if not 0 <= found <= most:
            raise refused()
    except InvalidOperation:  # no number, or "NaN", which is not even comparable
        raise refused() from None
    return found


def beyond(booked: int, minutes: int) -> int:
    """Minutes worked more than booked (positive) or booked and not needed (negative)."""
    return minutes - booked
