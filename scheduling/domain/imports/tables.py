"""Tables as a file had them: rows of texts with the number that a spreadsheet shows beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

UNCALCULATED = "\ue000"  # a formula whose result the file does not hold
MOST_ROWS, MOST_COLUMNS, LONGEST = (
    5_000,
    60,
    2_000,
)  # rows, columns, letters of a cell (what is longer is cut)
ABOVE = 30  # rows that may stand above the first person: titles, headings


class TooManyRows(Refused):
    """Nobody can look at so many before they are written."""

    sentence = _(
        "Die Datei hat mehr als 5.000 Zeilen. So viele lassen sich nicht mehr prüfen. "
        "Bitte teilen Sie die Liste auf."
    )
    field = "file"


@dataclass(frozen=True)
class Line:
    """One row: the number beside it, and its cells from column A on."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Its text; what lies beyond the row is empty."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True)
class Table:
    """One sheet without its empty rows; `hidden` is how many of its rows the spreadsheet does not show."""

    title: str
    lines: tuple[Line, ...]
    hidden: int = 0

    @property
    def width(self) -> int:
        """How many columns hold anything."""
        return max((len(line.cells) for line in self.lines), default=0)

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        rows = [[line.number, *line.cells] for line in self.lines]
        return {"title": self.title, "hidden": self.hidden, "rows": rows}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> "Table":
        """Back from JSON."""
        lines = (Line(number, tuple(cells)) for number, *cells in plain["rows"])
        return cls(plain["title"], tuple(lines), plain["hidden"])


def tabled(
    title: str, rows: Iterable[tuple[int, Sequence[str]]], hidden: Iterable[int] = (), most: int = MOST_ROWS
) -> Table:
    """A Table of numbered rows; empty ones and empty ends are left out. Raises TooManyRows."""
    unseen, lines, count = set(hidden), [], 0
    for number, cells in rows:
        texts = [plain_text(text) for text in cells[:MOST_COLUMNS]]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            lines.append(Line(number, tuple(texts)))
            count += number in unseen
        if len(lines) > most + ABOVE:
            raise TooManyRows
    return Table(title, tuple(lines), count)


def plain_text(text: str) -> str:
    """A cell without blanks around it and without signs that nobody sees; its lines stay."""
    seen = "".join(c if c.isprintable() or c in "\n\t" + UNCALCULATED else " " for c in text[: LONGEST * 2])
    return "\n".join(" ".join(line.split()) for line in seen.strip().splitlines() if line.strip())[
        : LONGEST + 1
    ]


def letter(column: int) -> str:
    """The name of a column, from 0: A, B … Z, AA."""
    name, left = "", column + 1
    while left:
        left, rest = divmod(left - 1, 26)
        name = chr(65 + rest) + name
    return name
