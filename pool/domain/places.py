"""Places and the way between them. A place nobody knows is None, and so is every distance to it.

34497 Korbach ----- 17.2 km great circle, × 1.3 = 22.4 km road, 50 km/h = 27 minutes ----- Bad Arolsen
"""

from dataclasses import dataclass
from math import asin, ceil, cos, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius
ROAD_FACTOR = 1.3  # an assumption; each Pool may have its own
COUNTRY_KMH = 50.0  # German country roads, door to door


@dataclass(frozen=True)
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
