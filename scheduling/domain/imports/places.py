"""Where somebody lives, out of a postal code, a town, or both in one cell."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pool.domain.places import Place, great_circle_km
from pool.domain.words import gettext_noop as _
from scheduling.domain.imports.cells import Unclear

BOTH = re.compile(r"(?:D[- ])?(\d{4,5})\b[\s,]*(.*)|(.*?)[\s,]+(\d{5})")
WHOLE = re.compile(r"(\d{3,5})(?:[.,]0+)?")
ONE_TOWN_KM = 30  # so far apart may the postal codes of one town be
LONGEST = 80

UNKNOWN_CODE = _("diese Postleitzahl kennen wir nicht")
UNKNOWN_TOWN = _("diesen Ort kennen wir nicht: Ohne Postleitzahl weiß niemand, wie weit es ist")
SEVERAL_TOWNS = _("so heißen mehrere Orte, bitte die Postleitzahl dazuschreiben, zum Beispiel %(codes)s")
ANOTHER_TOWN = _("zu dieser Postleitzahl gehört %(town)s")
ADDED_CODE = _("Postleitzahl ergänzt: %(code)s")
LONG_TOWN = _("das ist zu lang für einen Ort")


@dataclass(frozen=True)
class Gazetteer:
    """The register of postal codes, as functions."""

    find: Callable[[str], Place | None]
    codes_of: Callable[[str], tuple[str, ...]]
    matches: Callable[[str, str], bool]


@dataclass(frozen=True)
class Found:
    """A place and what should be said about it; `code` may stay empty."""

    code: str
    town: str
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def place_of(code_cell: str, town_cell: str, gazetteer: Gazetteer) -> Found:
    """The place two cells speak of, either of which may be empty or hold both. Raises Unclear."""
    code, rest = _parted(code_cell)
    other, town = _parted(town_cell)
    code, town = code or other, town or rest
    if len(town) > LONGEST:
        raise Unclear(LONG_TOWN)
    if code:
        return _by_code(code, town, gazetteer)
    return _by_town(town, gazetteer) if town else Found("", "")


def _parted(cell: str) -> tuple[str, str]:
    """The digits and the words of a cell; a leading zero that a spreadsheet has dropped is there again."""
    text = " ".join(cell.split())
    if whole := WHOLE.fullmatch(text):
        return whole[1].zfill(5), ""
    if both := BOTH.fullmatch(text):
        return (both[1] or both[4]).zfill(5), (both[2] or both[3] or "").strip(" ,")
    return "", text


def _by_code(code: str, town: str, gazetteer: Gazetteer) -> Found:
    place = gazetteer.find(code)
    if place is None:
        raise Unclear(UNKNOWN_CODE)
    name = place.town.split(";")[0]
    if town and not gazetteer.matches(code, town):
        return Found(code, town, ANOTHER_TOWN, (("town", name),))
    return Found(code, town or name)


def _by_town(town: str, gazetteer: Gazetteer) -> Found:
    codes = gazetteer.codes_of(town)
    if not codes:
        return Found("", town, UNKNOWN_TOWN)
    first = gazetteer.find(codes[0])
    far = (great_circle_km(first, gazetteer.find(code)) or 0 for code in codes)
    if max(far) > ONE_TOWN_KM:
        raise Unclear(SEVERAL_TOWNS, codes=", ".join(codes[:3]))
    return Found(codes[0], town, ADDED_CODE, (("code", codes[0]),))
