"""Languages by ISO 639-3, and the scale of levels. How one is found in what people type: `finding.py`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from pool.domain.settings_of_work import Modality
from pool.domain.words import gettext_noop as _


class Level(StrEnum):
    """How well somebody speaks: the European scale, and native speakers above it."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"

    def reaches(self, least: "Level | str") -> bool:
        """Whether this level is enough where `least` is asked."""
        order = list(Level)
        return order.index(self) >= order.index(Level(least))


LEVEL_LABELS = {level: level.value for level in Level} | {Level.NATIVE: _("Muttersprache")}


class Grade(StrEnum):
    """How probable it is that a speaker of one language also serves another."""

    LIKELY = "likely"
    ASK = "ask"
    NEVER = "never"


GRADE_LABELS = {
    Grade.LIKELY: _("meistens"),
    Grade.ASK: _("nur nach Rückfrage"),
    Grade.NEVER: _("nie"),
}


@dataclass(frozen=True)
class Edge:
    """A hint to the coordinator, never a match by itself."""

    code: str
    grade: Grade


@dataclass(frozen=True)
class Language:
    """One row of the register."""

    code: str
    de: str
    en: str
    own: str
    sms: str
    aliases: tuple[str, ...] = ()
    macro: str = ""
    may_serve: tuple[Edge, ...] = ()
    modalities: tuple[Modality, ...] = tuple(Modality)
    ask_back: tuple[str, ...] = ()

    @property
    def offered(self) -> bool:
        """Whether a Request may name it; a row that asks back is too wide for that."""
        return not self.ask_back

    @property
    def names(self) -> tuple[str, ...]:
        """Its names, the German one first."""
        return self.de, self.en, self.own


Register = Mapping[str, Language]
