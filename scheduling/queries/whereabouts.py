"""Where the Pool's people and institutions are, for the map and the table beside it: two statements."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef

from pool import postal_codes
from pool.counties import County, county_of
from pool.domain.actors import Actor
from pool.domain.maps import Point, flat
from pool.domain.places import Place
from pool.models import Authority, Interpreter, LanguageSkill


@dataclass
class Spot:
    """One postal area and who is there; `place` is None for those of whom nobody knows where they live."""

    place: Place | None
    town: str = ""
    people: list[Interpreter] = field(default_factory=list)
    authorities: list[Authority] = field(default_factory=list)

    @property
    def point(self) -> Point | None:
        """Where it lies on the map."""
        return flat(self.place.lat, self.place.lon) if self.place else None

    @property
    def county(self) -> County | None:
        """In which county of Hessen."""
        return county_of(self.place)


def whereabouts(actor: Actor, *, language: str = "", authorities: bool = False) -> list[Spot]:
    """Active Interpreters (of one language, who speak it or stand in), and institutions; the most first."""
    spots: dict[str, Spot] = {}
    rows = Interpreter.objects.of(actor.pool_id or 0).filter(state=Interpreter.ACTIVE)
    if language:
        speaks = LanguageSkill.objects.of(actor.pool_id or 0).filter(interpreter=OuterRef("pk"))
        rows = rows.filter(Exists(speaks.filter(language=language)))
    for one in rows.select_related("person").order_by("person__name", "pk"):
        _spot(spots, one.postal_code, one.town, one.home).people.append(one)
    if authorities:
        bodies = Authority.objects.of(actor.pool_id or 0).filter(state=Authority.APPROVED)
        for body in bodies.order_by("name", "pk"):
            _spot(spots, body.postal_code, body.town, None).authorities.append(body)
    return sorted(spots.values(), key=lambda one: (not one.place, -len(one.people), one.town))


def _spot(spots: dict[str, Spot], code: str, town: str, home: Place | None) -> Spot:
    place = postal_codes.find(code) or home
    key = place.plz if place else ""
    if key not in spots:
        spots[key] = Spot(place, town if place else "")
    return spots[key]


def speakers_by_language(actor: Actor) -> dict[str, int]:
    """How many active Interpreters serve each language themselves; codes are ISO 639-3."""
    rows = LanguageSkill.objects.of(actor.pool_id or 0).filter(interpreter__state=Interpreter.ACTIVE, via="")
    found: dict[str, int] = defaultdict(int)
    for code in rows.values_list("language", flat=True):
        found[code] += 1
    return dict(found)


def points_of(spots: Iterable[Spot]) -> list[Point]:
    """Where they all lie."""
    return [point for one in spots if (point := one.point)]
