"""Which languages synthetic people speak and authorities ask for: sixty, by Zipf's law."""

from functools import cache
from math import exp

from pool import languages
from pool.domain.languages import Edge, Grade
from pool.domain.settings_of_work import Modality
from scheduling.demo.synthetic.dice import Dice, Weighted

NUMBER = 60
COMMON = (
    "apc", "ukr", "prs", "tur", "rus", "kmr", "pes", "ron", "tir", "som", "sqi", "bul", "pol", "arb", "acm",
    "eng", "fra", "pus", "srp", "bos", "hrv", "urd", "spa", "ita", "ell", "hun", "vie", "cmn", "kat", "amh",
)  # fmt: skip
HOW_MANY = Weighted((1, 2, 3, 4), (0.45, 0.30, 0.17, 0.08))
LEVELS = Weighted(("native", "C2", "C1", "B2", "B1", "A2"), (0.62, 0.06, 0.14, 0.11, 0.05, 0.02))


def codes() -> list[str]:
    """Sixty of the register, the commonest first; the commonest is spoken by about 35 of 100 people."""
    every = [one.code for one in languages.OFFERED if set(one.modalities) == set(Modality)]
    return [*COMMON, *(code for code in every if code not in COMMON)][:NUMBER]


def supply() -> Weighted[str]:
    """What people speak: the n-th language 1/n times as often as the first."""
    found = codes()
    return Weighted(found, [1 / rank for rank in range(1, len(found) + 1)])


def demand(seed: int) -> Weighted[str]:
    """What is asked for: much like the supply, but never quite."""
    dice, found = Dice(seed, "demand"), codes()
    return Weighted(found, [exp(0.5 * dice.normal()) / rank for rank in range(1, len(found) + 1)])


def spoken(dice: Dice, choice: Weighted[str]) -> list[tuple[str, str, str, bool]]:
    """One person's languages: code, level of speaking, of following (empty: alike), only from afar."""
    found = []
    for number, code in enumerate(dice.some_of(choice, dice.by_weight(HOW_MANY))):
        level = dice.by_weight(LEVELS) if number or dice.happens(0.1) else "native"
        follows = dice.by_weight(LEVELS) if dice.happens(0.06) else ""
        found.append((code, level, follows, dice.happens(0.03)))
    return found


def substitutes(dice: Dice, own: tuple[str, ...]) -> list[tuple[str, str]]:
    """A language somebody was asked about and helps out in, and the one of theirs that is understood."""
    edges = [(edge.code, code) for code in own for edge in _serving(code)]
    found = [pair for pair in edges if pair[0] not in own]
    return [dice.one_of(found)] if found and dice.happens(0.1) else []


@cache
def _serving(code: str) -> tuple[Edge, ...]:
    return tuple(edge for edge in languages.ALL[code].may_serve if edge.grade is not Grade.NEVER)


@cache
def standing_in(language: str) -> tuple[str, ...]:
    """Whose speakers may help out in this language."""
    return tuple(
        code for code in codes() if any(edge.code == language for edge in _serving(code)) and code != language
    )
