"""The register of German postal codes, read once from pool/data/plz_de.csv (ODbL, see its licence)."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from pool.domain.places import Place, great_circle_km
from pool.domain.spelling import fold

FILE = Path(__file__).parent / "data" / "plz_de.csv"
PLZ = re.compile(r"(?<!\d)\d{5}(?!\d)")
CREDIT = "© OpenStreetMap contributors, ODbL 1.0 – https://www.openstreetmap.org/copyright"


@cache
def register() -> Mapping[str, Place]:
    """Every postal code with its place."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        places = {r["plz"]: Place(r["plz"], r["ort"], float(r["lat"]), float(r["lon"])) for r in rows}
    return MappingProxyType(places)


def find(plz: str) -> Place | None:
    """The place of a postal code, or None when nobody knows it."""
    return register().get(plz.strip())


def town_matches(plz: str, town: str) -> bool:
    """Whether `town` may lie in `plz`. Additions, parts of town and unknown codes are given the benefit.

    "Frankenberg (Eder)" fits 35066 Frankenberg, "Korbach-Lelbach" fits 34497 Korbach, "Kassel" fits neither.
    """
    place = find(plz)
    said = fold(town)
    if place is None or not place.town or not said:
        return True
    known = [fold(name) for name in place.town.split(";")]
    return any(_begins(said, name) or _begins(name, said) for name in known)


def named(text: str, *, near: Place | None = None) -> Place | None:
    """The place that people mean by a postal code, a town, or both; of several the one nearest to `near`.

    "35066", "Frankenberg" and "35066 Frankenberg (Eder)" are one place in northern Hessen, seen from there.
    """
    if code := PLZ.search(text):
        return find(code[0])
    said = fold(text)
    places = [one for one in register().values() if said and any(_begins(n, said) for n in _names(one))]
    return min(
        places,
        key=lambda one: (great_circle_km(one, near) or 0, said not in _names(one), one.plz),
        default=None,
    )


@cache
def _names(place: Place) -> tuple[str, ...]:
    return tuple(fold(name) for name in place.town.split(";"))


def _begins(text: str, start: str) -> bool:
    return text.split()[: len(start.split())] == start.split()


@cache
def _by_town() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for place in register().values():
        for name in place.town.split(";"):
            found.setdefault(fold(name), []).append(place.plz)
    return MappingProxyType({name: tuple(sorted(codes)) for name, codes in found.items()})


def codes_of(town: str) -> tuple[str, ...]:
    """The postal codes of every place that is called so; none when nobody knows it."""
    return _by_town().get(fold(town), ())
