"""A table of figures, as pages and files show it alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import formats
from django.utils.translation import get_language

from scheduling import wording
from scheduling.csv_files import Cell

MONDAY = date(2024, 1, 1)


@dataclass(frozen=True)
class Table:
    """A heading for each column and the rows; `words` columns name the row, in the others stand figures."""

    headings: list[str]
    rows: list[list[Cell]]
    words: int = 1

    def __iter__(self) -> Iterator[list[Cell]]:
        """Heading and rows, for a file."""
        return iter([[*self.headings], *self.rows])

    def best(self, number: int) -> "Table":
        """Only the first rows, for a page."""
        return Table(self.headings, self.rows[:number], self.words)

    @property
    def columns(self) -> list[tuple[str, bool]]:
        """Each heading, and whether figures stand below it."""
        return [(heading, number >= self.words) for number, heading in enumerate(self.headings)]

    @property
    def lines(self) -> list[tuple[Cell, list[tuple[str, Cell, bool]]]]:
        """The first cell, then for each other its heading, itself and whether it is a figure."""
        return [
            (row[0], [(h, cell, figure) for (h, figure), cell in zip(self.columns[1:], row[1:], strict=True)])
            for row in self.rows
        ]


def language(code: str) -> str:
    """The name of a language in the reader's language."""
    return wording.language(code, get_language() or "de")


def weekday(number: int) -> str:
    """Montag, …"""
    return formats.date_format(MONDAY + timedelta(days=number), "l")
