"""How a table is read in these tests."""

from datetime import date

from pool import languages, postal_codes
from scheduling.domain.imports.columns import Field, Layout, guessed
from scheduling.domain.imports.people import Judged, Setup, judged
from scheduling.domain.imports.places import Gazetteer
from scheduling.domain.imports.speech import Words
from scheduling.domain.imports.tables import Line, tabled

TODAY = date(2026, 11, 23)
GAZETTEER = Gazetteer(postal_codes.find, postal_codes.codes_of, postal_codes.town_matches)


def is_language(text: str) -> bool:
    """Whether the register knows it."""
    return bool(languages.called(text))


def setup(*fields: Field, answers: dict[str, str] | None = None) -> Setup:
    """These columns, from A on."""
    words = Words(languages.called, answers or {})
    return Setup(Layout(None, fields), words, GAZETTEER, TODAY, countries=("DE",))


def one(answers: dict[str, str] | None = None, **cells: str) -> Judged:
    """The row of these cells, named by their Fields."""
    fields = [Field(name) for name in cells]
    return judged(Line(14, tuple(cells.values())), setup(*fields, answers=answers))


def layout_of(*rows: tuple[str, ...]) -> Layout:
    """What is guessed of these rows."""
    return guessed(tabled("", list(enumerate(rows, 1))), is_language=is_language)
