"""The counties of Hessen: names and outlines, read once from pool/data (its terms stand beside it)."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pool.domain.maps import Point, flat, inside, rings
from pool.domain.places import Place

FILE = Path(__file__).parent / "data" / "hessen_counties.svg"
CREDIT = "© GeoBasis-DE / BKG (Daten verändert)"
PATH = re.compile(r'<path id="(\d{5})" d="([^"]+)"')
NAMES = {
    "06411": "Darmstadt", "06412": "Frankfurt am Main", "06413": "Offenbach am Main", "06414": "Wiesbaden",
    "06431": "Kreis Bergstraße", "06432": "Landkreis Darmstadt-Dieburg", "06433": "Kreis Groß-Gerau",
    "06434": "Hochtaunuskreis", "06435": "Main-Kinzig-Kreis", "06436": "Main-Taunus-Kreis",
    "06437": "Odenwaldkreis", "06438": "Kreis Offenbach", "06439": "Rheingau-Taunus-Kreis",
    "06440": "Wetteraukreis", "06531": "Landkreis Gießen", "06532": "Lahn-Dill-Kreis",
    "06533": "Landkreis Limburg-Weilburg", "06534": "Landkreis Marburg-Biedenkopf",
    "06535": "Vogelsbergkreis", "06611": "Kassel", "06631": "Landkreis Fulda",
    "06632": "Landkreis Hersfeld-Rotenburg", "06633": "Landkreis Kassel", "06634": "Schwalm-Eder-Kreis",
    "06635": "Landkreis Waldeck-Frankenberg", "06636": "Werra-Meißner-Kreis",
}  # fmt: skip


@dataclass(frozen=True)
class County:
    """`key` is the official one (AGS), `path` an SVG path in the units of pool.domain.maps."""

    key: str
    name: str
    path: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def counties() -> tuple[County, ...]:
    """All 26, by name."""
    found = PATH.findall(FILE.read_text(encoding="utf-8"))
    rows = [County(key, NAMES[key], path, tuple(tuple(one) for one in rings(path))) for key, path in found]
    return tuple(sorted(rows, key=lambda one: one.name))


def county_of(place: Place | None) -> County | None:
    """In which county the middle of a postal area lies; None outside Hessen. Near a border it may err."""
    if place is None:
        return None
    point = flat(place.lat, place.lon)
    return next((one for one in counties() if any(inside(point, ring) for ring in one.rings)), None)
