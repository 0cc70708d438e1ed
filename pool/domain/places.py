"""Places and the way between them. A place nobody knows is None, and so is every distance to it.

34497 Korbach ----- 17.2 km great circle, × 1.3 = 22.4 km road, 50 km/h = 27 minutes ----- Bad Arolsen

Roads that a routing service has measured count instead, by the pair of postal codes. Where it has found no
road (an island), the estimate stands, but the way says so, and nobody is near who lives there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Travel
from pool.domain.words import gettext_noop as _

EARTH_KM = 6371.0088  # mean radius
ROAD_FACTOR = 1.3  # an assumption; each Pool may have its own
COUNTRY_KMH = 50.0  # German country roads, door to door
KMH = {Travel.CAR: COUNTRY_KMH, Travel.TRANSIT: 25.0, Travel.BICYCLE: 15.0, Travel.FOOT: 5.0}


class UnknownPostalCode(Refused):
    """What is to be found needs a place that is in the list."""

    sentence = _("Diese Postleitzahl kennen wir nicht. Bitte prüfen Sie die fünf Ziffern.")
    field = "postal_code"


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a postal area; `town` may hold several names."""

    plz: str
    town: str
    lat: float
    lon: float


def great_circle_km(a: Place | None, b: Place | None) -> float | None:
    """Kilometres as the crow flies."""
    if a is None or b is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    north, east = lat_b - lat_a, radians(b.lon - a.lon)
    half = sin(north / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def road_km(a: Place | None, b: Place | None, *, factor: float = ROAD_FACTOR) -> float | None:
    """Kilometres of road, estimated from the great circle."""
    straight = great_circle_km(a, b)
    return None if straight is None else straight * factor


def travel_minutes(km: float | None, *, kmh: float = COUNTRY_KMH) -> int | None:
    """Whole minutes on the way, rounded up."""
    return None if km is None else ceil(km / kmh * 60)


@dataclass(frozen=True, slots=True)
class Way:
    """Kilometres of road and whole minutes, rounded up; `routed` when a routing service measured them.

    `road` is False when it has looked and found none; the figures are then the estimate.
    """

    km: float
    minutes: int
    routed: bool = False
    road: bool = True


Pair = tuple[str, str]  # from one postal code to another
Roads = Mapping[Pair, tuple[float, float] | None]  # km and minutes by car; None: there is no road


def way(
    a: Place | None, b: Place | None, *, roads: Roads, factor: float, travel: str = Travel.CAR
) -> Way | None:
    """From `a` to `b`: as measured, or else estimated; None when a place is unknown."""
    if a is None or b is None:
        return None
    pair = (a.plz, b.plz)
    if (known := roads.get(pair)) is not None:
        km, minutes = known
        return Way(km, ceil(minutes) if travel == Travel.CAR else ceil(km / KMH[Travel(travel)] * 60), True)
    km = road_km(a, b, factor=factor) or 0.0
    return Way(km, ceil(km / KMH[Travel(travel)] * 60), road=pair not in roads)
