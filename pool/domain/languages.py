"""Languages by ISO 639-3, the scale of levels, and how to find a language in what people type.

"Kurmanci"  ->  kmr               one row: dispatch by it, and by nothing else
"Kurdisch"  ->  kur ask_back      too wide: kmr, ckb, sdh are put to the person to choose from
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache

from pool.domain.settings_of_work import Modality
from pool.domain.spelling import fold
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
EXACT_CODE, EXACT_NAME, EXACT_ALIAS, BEGINNING, WORD, TYPO = range(6)
CLOSE = 0.8  # of 1: "Arabsich" is, "Tigre" beside "Tigrinya" is not


def find(text: str, register: Register) -> list[Language]:
    """Every row `text` may mean, best first: code, name, alias, beginning, word; only then typos.

    Rows that ask back are among them, so that "Arabisch" gets a question and not a guess.
    """
    wanted = fold(text)
    if not wanted:
        return []
    ranks = {code: rank for code, row in register.items() if (rank := _rank(wanted, row)) is not None}
    sure = {code: rank for code, rank in ranks.items() if rank < TYPO}
    found = sorted((rank, fold(register[code].de), code) for code, rank in (sure or ranks).items())
    return [register[code] for _rank_, _name, code in found]


def _rank(wanted: str, row: Language) -> float | None:
    names, aliases = _folded(row.names), _folded(row.aliases)
    if wanted == fold(row.code):
        return EXACT_CODE
    if wanted in names:
        return EXACT_NAME
    if wanted in aliases:
        return EXACT_ALIAS
    if len(wanted) > 1 and any(name.startswith(wanted) for name in names + aliases):
        return BEGINNING
    if any(wanted in name.split() for name in names + aliases):
        return WORD
    likeness = max(SequenceMatcher(None, wanted, name).ratio() for name in names + aliases)
    return TYPO + 1 - likeness if len(wanted) > 3 and likeness >= CLOSE else None


@cache
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(name) for name in names)
