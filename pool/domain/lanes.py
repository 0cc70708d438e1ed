"""One plane for all: every language of every Pool has its own lane on it, each as wide as Germany twice.

    lane of (pool 1, apc)      lane of (pool 1, tir)      lane of (pool 2, apc)
    |  .   ..  .    .  |       |     .      .     |       |  .        .       |     --> east
       nearest here              never reached from there: they lie 4,000 km apart

A plain index over points then answers "the nearest who speak it in this Pool" with no second column.
Coordinates are metres of the spherical transverse Mercator projection around 10.5° east: within 0.2 %
of the great circle over Germany. At home everybody is moved by less than 50 metres, by number, so that no
two of one town are equally far and the order of the nearest is one and the same on every database.
"""

from dataclasses import dataclass
from math import atan2, atanh, cos, hypot, radians, sin, tan

EARTH = 6_371_008.8  # metres, mean radius
MIDDLE = 10.5  # degrees east
WIDTH = 4_000_000.0
CODES = 17_576  # 26³ codes of three letters
MARGIN, LITTLE = 1.01, 250.0  # the plane and the sphere differ by less; nobody is moved so far, road included
NOWHERE = (0.0, -WIDTH)  # a place nobody knows: in its lane, but out of everybody's reach
STRIDE = 7919  # a prime, so that neighbours in number are none in place


@dataclass(frozen=True)
class Spot:
    """A point on the plane, in metres."""

    east: float
    north: float

    def metres_to(self, other: "Spot") -> float:
        """As the crow flies, if both are in one lane."""
        return hypot(self.east - other.east, self.north - other.north)


def lane(pool_id: int, language: str) -> float:
    """How far east the lane of a Pool and a language (ISO 639-3) has its middle."""
    number = 0
    for letter in language:
        number = number * 26 + (ord(letter) - ord("a")) % 26
    return (pool_id * CODES + number) * WIDTH


def spot(lat: float | None, lon: float | None, *, middle: float, number: int = 0) -> Spot:
    """A place in the lane with this middle; `number` moves a home a little, 0 leaves it."""
    if lat is None or lon is None:
        return Spot(middle + NOWHERE[0] + _little(number), NOWHERE[1] + _little(number * 3))
    phi, lam = radians(lat), radians(lon - MIDDLE)
    east, north = EARTH * atanh(cos(phi) * sin(lam)), EARTH * atan2(tan(phi), cos(lam))
    return Spot(middle + east + _little(number), north + _little(number * 3))


def reach(radius_km: float) -> float:
    """Metres of road somebody goes, a little more rather than less."""
    return radius_km * 1000 * MARGIN + LITTLE


def _little(number: int) -> float:
    """Between 0 and 50 metres, different for different numbers as long as they are near each other."""
    return number * STRIDE % 100_003 / 2_000.06
