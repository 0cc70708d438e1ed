"""The languages of somebody as they stand in a cell:  "Arabisch (Levante) (C1); Kurdisch (Sorani), Farsi".

Brackets hold a level or a part of the name. A word that is no language, or several, is put to a person once
for the whole table.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pool.domain.languages import Language, Level
from pool.domain.spelling import fold

LEFT_OUT = "-"  # instead of a code: this word is no language
DIVIDERS = ",;/\n•|+&"
AND = re.compile(r"\s+(?:und|and|sowie)\s+", re.IGNORECASE)
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
TAIL = re.compile(r"\s*[-–:,]?\s*(?P<level>[A-Ca-c][12]|[Mm]uttersprach\w*|native|fließend)$")
GERMAN = frozenset({"deutsch", "german", "deu", "de"})
LEVELS: Mapping[str, Level] = {
    **{level.value.casefold(): level for level in Level},
    **dict.fromkeys(
        ("muttersprache", "muttersprachlich", "muttersprachler", "muttersprachlerin", "erstsprache",
         "native speaker", "mother tongue", "mutterspr", "ms"), Level.NATIVE),
    **dict.fromkeys(("fliessend", "fließend", "verhandlungssicher", "sehr gut", "fluent"), Level.C1),
    **dict.fromkeys(("gut", "good", "selbstandig"), Level.B2),
    **dict.fromkeys(("mittel", "mittelmassig", "intermediate"), Level.B1),
    **dict.fromkeys(("grundkenntnisse", "basic", "wenig", "etwas", "anfanger"), Level.A2),
}  # fmt: skip
Called = Callable[[str], Sequence[Language]]


@dataclass
class Words:
    """Asks the register once for each word; `answers` are what a person has said about the others: a code, or
    LEFT_OUT."""

    called: Called
    answers: Mapping[str, str] = field(default_factory=dict)
    known: dict[str, tuple[Language, ...]] = field(default_factory=dict)

    def rows(self, text: str) -> tuple[Language, ...]:
        """The rows that are called so."""
        key = fold(text)
        if key not in self.known:
            self.known[key] = tuple(self.called(text))
        return self.known[key]

    def code(self, text: str) -> str | None:
        """The one language this is, LEFT_OUT, or None when somebody has to say."""
        if answer := self.answers.get(fold(text)):
            return answer
        whole, *inner = text, *BRACKETS.findall(text)
        base = BRACKETS.sub(" ", text).strip()
        for name in (whole, base):
            rows = self.rows(name)
            if len(rows) == 1 and rows[0].offered:
                return rows[0].code
        narrower = [one for name in inner for one in self.rows(name) if one.offered]
        wide = {code for row in self.rows(base) for code in (row.ask_back or (row.code,))}
        fitting = {one.code for one in narrower if one.code in wide}
        return fitting.pop() if len(fitting) == 1 else None


@dataclass(frozen=True)
class Spoken:
    """What a cell says: [code, level] each, and the words that nobody has explained."""

    languages: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]


def spoken(text: str, words: Words, *, level: Level) -> Spoken:
    """The languages of one cell, each once; `level` where none stands with it. German goes without saying."""
    found: dict[str, str] = {}
    unknown = []
    for part in parts(text):
        name, said = levelled(part)
        if not name or fold(name) in GERMAN:
            continue
        code = words.code(name)
        if code is None:
            unknown.append(name)
        elif code != LEFT_OUT:
            found.setdefault(code, (said or level).value)
    return Spoken(tuple(found.items()), tuple(dict.fromkeys(unknown)))


def parts(text: str) -> list[str]:
    """The pieces between separators; what stands in brackets stays together."""
    pieces, depth = [""], 0
    for c in text:
        depth = max(0, depth + (c in "([") - (c in ")]"))
        if c in DIVIDERS and (not depth or c == "\n"):
            pieces.append("")
        else:
            pieces[-1] += c
    split = [name.strip(" .-–*") for piece in pieces for name in AND.split(piece)]
    return [name for name in split if name]


def levelled(part: str) -> tuple[str, Level | None]:
    """A name without its level, and the level, if there is one."""
    for found in reversed(list(BRACKETS.finditer(part))):
        if level := _level(found[1]):
            return (part[: found.start()] + part[found.end() :]).strip(" -–:"), level
    tail = TAIL.search(part)
    if tail and tail.start() > 0 and (level := _level(tail["level"])):
        return part[: tail.start()].strip(" -–:"), level
    return part, None


def _level(text: str) -> Level | None:
    words = fold(text)
    words = words.removeprefix("niveau ").removeprefix("level ")
    return LEVELS.get(words) or LEVELS.get(text.strip().casefold())
