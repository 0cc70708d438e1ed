"""A flat map: where a place lies in it, what lies inside an outline, how much of it to show.

    x = (lon - 7.7) * 640      y = (51.7 - lat) * 1000      so that a kilometre is about as long either way

These are the units of pool/data/hessen_counties.svg; places beyond Hessen only get other numbers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WEST, NORTH, X_SCALE, Y_SCALE = 7.7, 51.7, 640.0, 1000.0
KM = Y_SCALE / 111.2  # units in a kilometre, north to south
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """What is shown: a rectangle in units of the map."""

    x: float
    y: float
    width: float
    height: float

    @property
    def view_box(self) -> str:
        """As SVG wants it."""
        return f"{self.x:.0f} {self.y:.0f} {self.width:.0f} {self.height:.0f}"


def flat(lat: float, lon: float) -> Point:
    """Where a place lies, from degrees (WGS 84)."""
    return (lon - WEST) * X_SCALE, (NORTH - lat) * Y_SCALE


def rings(path: str) -> list[list[Point]]:
    """The corners of a path of M, L and Z alone; one ring for each M."""
    return [_ring(part) for part in path.split("M") if part]


def _ring(part: str) -> list[Point]:
    numbers = [float(one) for one in NUMBER.findall(part)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


def frame(points: Iterable[Point], *, margin_km: float = 12.0, least_km: float = 40.0) -> Frame | None:
    """The rectangle around all points with some land around it; None when there is no point."""
    found = list(points)
    if not found:
        return None
    xs, ys = [x for x, _y in found], [y for _x, y in found]
    width = max(max(xs) - min(xs) + 2 * margin_km * KM, least_km * KM)
    height = max(max(ys) - min(ys) + 2 * margin_km * KM, least_km * KM)
    middle = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    return Frame(middle[0] - width / 2, middle[1] - height / 2, width, height)


def radius(count: int, shown: Frame) -> float:
    """Of the circle for so many people: its area grows with them, and it fits what is shown."""
    unit = max(shown.width, shown.height) / 100
    return float(unit * (1.0 + 0.75 * max(0, count - 1) ** 0.5))
