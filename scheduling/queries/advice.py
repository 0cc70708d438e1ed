"""What a clerk should know while choosing a language: how many speak it, and the ways out when nobody does.

Sorani, on site, Korbach  ->  nobody; Kurmandschi may stand in (1 person was asked); by phone 2

Only numbers leave this module, never who it is. It counts up to `MANY`; from there on there are enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from pool import languages
from pool.domain.languages import Grade, Level
from pool.domain.places import Place, way
from pool.domain.settings_of_work import Modality
from pool.edges import stand_ins
from pool.models import Interpreter, LanguageSkill, Pool

MANY = 100
FEW = 2  # with one or two possible volunteers a request is served four times in ten
REMOTE: tuple[Modality, ...] = (Modality.PHONE, Modality.VIDEO)
COLUMNS = (
    "via", "remote_only", "interpreter__on_site", "interpreter__phone", "interpreter__video",
    "interpreter__postal_code", "interpreter__lat", "interpreter__lon", "interpreter__radius_km",
)  # fmt: skip


@dataclass(frozen=True)
class StandIn:
    """Another language whose speakers were asked whether they are understood.

    `people` could do it in the way that is asked; `remote` more only by phone or video.
    """

    code: str
    grade: Grade
    people: int
    remote: int = 0


@dataclass(frozen=True)
class Advice:
    """`speak` serve the language in some way, `people` in the way that is asked, `others` in other ways.

    With `more` all of them also speak these.
    """

    language: str
    modality: str
    speak: int
    people: int
    others: dict[Modality, int] = field(default_factory=dict)
    stand_ins: tuple[StandIn, ...] = ()
    more: tuple[str, ...] = ()

    @property
    def scarce(self) -> bool:
        """Whether it should be said at once, with the ways out."""
        return self.people <= FEW and not self.many

    @property
    def many(self) -> bool:
        """Whether nobody has counted to the end."""
        return self.speak >= MANY


def advice_for(
    pool: Pool, language: str, modality: str, place: Place | None, more: tuple[str, ...] = ()
) -> Advice:
    """How many speak it and, when they are few, what else there is: at most three statements."""
    row = languages.get(language)
    possible = frozenset(row.modalities) if row else frozenset(Modality)
    served = _served(pool, language, more)
    exact = [ways & possible for _via, ways in _serving(pool, served.filter(via=""), place)]
    counted = {mode: sum(mode in ways for ways in exact) for mode in Modality}
    people = counted[Modality(modality)]
    others = {mode: counted[mode] for mode in REMOTE if counted[mode] > people}
    found = Advice(language, modality, len(exact), people, others, more=more)
    if not found.scarce:
        return found
    others_speak = _serving(pool, served.exclude(via=""), place)
    confirmed = [(via, Modality(modality) in ways) for via, ways in others_speak if ways & possible]
    return replace(found, stand_ins=_stand_ins(pool, language, confirmed))


def spoken_in(pool: Pool) -> frozenset[str]:
    """The languages somebody in this Pool speaks."""
    rows = LanguageSkill.objects.of(pool).filter(via="", interpreter__state=Interpreter.ACTIVE)
    return frozenset(rows.values_list("language", flat=True).distinct())


def _stand_ins(pool: Pool, language: str, confirmed: list[tuple[str, bool]]) -> tuple[StandIn, ...]:
    """The languages that may serve this one, as far as somebody has confirmed it: (language, this way)."""
    edges = stand_ins(pool, language) if confirmed else {}
    counted = {code: (confirmed.count((code, True)), confirmed.count((code, False))) for code in edges}
    return tuple(
        StandIn(code, edges[code], here, remote) for code, (here, remote) in counted.items() if here or remote
    )


def _served(pool: Pool, language: str, more: tuple[str, ...]) -> "QuerySet[LanguageSkill]":
    """Active Interpreters who serve the language well enough, and speak the others, too.

    Whether they have time is asked when the search begins.
    """
    enough = [level.value for level in Level if level.reaches(pool.least_level)]
    skills = LanguageSkill.objects.of(pool).filter(level__in=enough, understands__in=["", *enough])
    rows = skills.filter(language=language, interpreter__state=Interpreter.ACTIVE)
    for code in more:
        rows = rows.filter(interpreter__in=skills.filter(language=code, via="").values("interpreter"))
    return rows


def _serving(
    pool: Pool, rows: "QuerySet[LanguageSkill]", place: Place | None
) -> Iterator[tuple[str, frozenset[Modality]]]:
    """Through which language each serves, and in which ways; counted up to MANY."""
    for via, remote_only, on_site, phone, video, plz, lat, lon, radius in rows.values_list(*COLUMNS)[:MANY]:
        home = Place(plz, "", lat, lon) if lat is not None and lon is not None else None
        comes = on_site and not remote_only and _reaches(pool, home, place, radius)
        can = ((Modality.ON_SITE, comes), (Modality.PHONE, phone), (Modality.VIDEO, video))
        yield via, frozenset(mode for mode, does in can if does)


def _reaches(pool: Pool, home: Place | None, place: Place | None, radius: int) -> bool:
    """Whether they travel so far; as long as the place is not known yet, everybody might."""
    if place is None:
        return True
    there = way(home, place, roads={}, factor=pool.road_factor)
    return there is not None and there.km <= radius
