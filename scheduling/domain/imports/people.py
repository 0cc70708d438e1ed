"""One row of a table: the person it speaks of, and what is wrong with its cells."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pool.domain.languages import Level
from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from scheduling.domain.imports import cells, places, speech
from scheduling.domain.imports.columns import Field, Layout
from scheduling.domain.imports.tables import LONGEST, UNCALCULATED, Line

NAME, FARTHEST = 120, 500  # letters; kilometres
NO_NAME = _("hier fehlt der Name")
LONG_NAME = _("das ist zu lang für einen Namen")
LONG_CELL = _("in dieser Zelle steht zu viel, es gehen bis zu 2.000 Zeichen")
NO_RESULT = _("hier steht eine Formel ohne Ergebnis, bitte den Wert eintragen")
NO_LANGUAGE = _("diese Sprache ist noch nicht geklärt, bitte oben wählen")

DAYS = {
    Field.DECLARATION: "declaration_on",
    Field.TRAINING: "training_on",
    Field.RECORD_CHECK: "record_check_on",
    Field.CONSENT: "sms_consent_on",
}
STATES = {
    "applied": ("beworben", "bewerbung", "applied", "bewerber", "bewerberin", "interessiert"),
    "training": ("in schulung", "schulung", "in ausbildung", "training", "in training"),
    "active": ("aktiv", "active", "ja", "yes", "x", "im einsatz"),
    "paused": ("pausiert", "pause", "paused", "ruht", "inaktiv", "inactive", "nein", "no"),
    "left": ("ausgeschieden", "left", "weggezogen", "beendet", "gekundigt"),
}


@dataclass(frozen=True)
class Brought:
    """A person as a row says; empty, None: not said. Numbers E.164, languages [ISO 639-3, level]."""

    name: str
    gender: str = ""
    mobile: str = ""
    landline: str = ""
    email: str = ""
    postal_code: str = ""
    town: str = ""
    languages: tuple[tuple[str, str], ...] = ()
    radius_km: int | None = None
    state: str = ""
    declaration_on: date | None = None
    training_on: date | None = None
    record_check_on: date | None = None
    sms_consent_on: date | None = None
    notes: str = ""


@dataclass(frozen=True)
class Flaw:
    """Something about a cell; `grave` ones keep the whole row out. `sentence` is German and takes `facts`."""

    column: int
    text: str
    sentence: str
    facts: dict[str, Any] = field(default_factory=dict)
    grave: bool = True


@dataclass(frozen=True)
class Setup:
    """What reading a row needs to know beside the row."""

    layout: Layout
    words: speech.Words
    gazetteer: places.Gazetteer
    today: date
    level: Level = Level.C1
    countries: Collection[str] = ()


@dataclass(frozen=True)
class Judged:
    """A row: its number, whom it brings (None: it stays out), its flaws, and the words to be explained."""

    number: int
    brought: Brought | None
    flaws: tuple[Flaw, ...]
    unknown: tuple[str, ...] = ()
    name: str = ""


class Row:
    """One line while it is read: takes cells by what they are, and keeps what is wrong."""

    def __init__(self, line: Line, layout: Layout) -> None:
        self.line, self.layout = line, layout
        self.flaws: list[Flaw] = []

    def cells(self, field: Field) -> Iterator[tuple[int, str]]:
        """The columns that are this and hold something we can read."""
        for column in self.layout.columns(field):
            text = self.line.cell(column)
            if text == UNCALCULATED:
                self.flaw(column, "", NO_RESULT)
            elif len(text) > LONGEST:
                self.flaw(column, text[:30] + "…", LONG_CELL)
            elif text:
                yield column, text

    def read(self, field: Field, read: Callable[[str], Any], *, grave: bool = True) -> Any:
        """The value of the first such cell; None when there is none or it is unclear."""
        for column, text in self.cells(field):
            try:
                cells.check_value(text)
                return read(text)
            except cells.Unclear as unclear:
                self.flaw(column, text, unclear.sentence, unclear.facts, grave=grave)
        return None

    def flaw(
        self,
        column: int,
        text: str,
        sentence: str,
        facts: dict[str, Any] | None = None,
        *,
        grave: bool = True,
    ) -> None:
        """Keep it."""
        short = text if len(text) <= 60 else f"{text[:59]}…"
        self.flaws.append(Flaw(column, short, sentence, facts or {}, grave))

    def first_column(self, *fields: Field) -> int:
        """Where something is missed."""
        return next((column for field in fields for column in self.layout.columns(field)), 0)


def judged(line: Line, setup: Setup) -> Judged:
    """What a row says."""
    row = Row(line, setup.layout)
    languages, unknown = _languages(row, setup)
    mobile, landline = _numbers(row, setup)
    code, town = _place(row, setup)
    days = {
        name: row.read(one, lambda text: cells.day(text, today=setup.today), grave=_is_day_meant(row, one))
        for one, name in DAYS.items()
    }
    name = _name(row)
    brought = Brought(
        name=name, gender=row.read(Field.GENDER, cells.gender, grave=False) or "", mobile=mobile,
        landline=landline, email=row.read(Field.EMAIL, cells.mail) or "", postal_code=code, town=town,
        languages=languages, radius_km=row.read(Field.RADIUS, _radius),
        state=row.read(Field.STATE, state) or "", notes=_notes(row), **days,
    )  # fmt: skip
    spoiled = any(flaw.grave for flaw in row.flaws)
    flaws = tuple(sorted(row.flaws, key=lambda flaw: (not flaw.grave, flaw.column)))
    return Judged(line.number, None if spoiled else brought, flaws, unknown, name)


def state(text: str) -> str:
    """Where somebody stands, one of the states of an Interpreter. Raises Unclear."""
    words = fold(text)
    found = [one for one, names in STATES.items() if words in names]
    if not found:
        raise cells.Unclear(cells.NO_STATE)
    return found[0]


def _radius(text: str) -> int:
    return cells.radius(text, farthest=FARTHEST)


def _is_day_meant(row: Row, one: Field) -> bool:
    """A day that cannot be is an error; "ja" instead of a day only stays away."""
    return any(any(c.isdigit() for c in row.line.cell(column)) for column in row.layout.columns(one))


def _name(row: Row) -> str:
    whole = next((text for _at, text in row.cells(Field.NAME)), "")
    if not whole:
        halves = [next((text for _at, text in row.cells(one)), "") for one in (Field.FIRST, Field.LAST)]
        whole = " ".join(filter(None, halves))
    elif whole.count(",") == 1:  # "Haddad, Amal"
        last, first = whole.split(",")
        whole = f"{first.strip()} {last.strip()}"
    name = " ".join(whole.split())
    column = row.first_column(Field.NAME, Field.LAST, Field.FIRST)
    if not any(c.isalpha() for c in name):
        row.flaw(column, name, NO_NAME)
    elif len(name) > NAME:
        row.flaw(column, name, LONG_NAME)
    elif name.casefold() in cells.ERRORS:
        row.flaw(column, name, cells.BROKEN_FORMULA)
    return name


def _numbers(row: Row, setup: Setup) -> tuple[str, str]:
    """The first mobile number of all such cells, and the first landline. A number nobody can use spoils the
    row; that one is no mobile does not."""
    mobile = landline = ""
    for one in (Field.MOBILE, Field.PHONE):
        for column, text in row.cells(one):
            try:
                cells.check_value(text)
                found, fixed = cells.numbers(text, setup.countries)
            except cells.Unclear as unclear:
                row.flaw(column, text, unclear.sentence, unclear.facts)
                continue
            mobile, landline = mobile or found, landline or fixed
            if fixed and not found and one is Field.MOBILE:
                row.flaw(column, text, cells.LANDLINE, grave=False)
    return mobile, landline


def _place(row: Row, setup: Setup) -> tuple[str, str]:
    codes, towns = (next(row.cells(one), None) for one in (Field.POSTAL_CODE, Field.TOWN))
    column, text = codes or towns or (0, "")
    try:
        found = places.place_of(codes[1] if codes else "", towns[1] if towns else "", setup.gazetteer)
    except cells.Unclear as unclear:
        row.flaw(column, text, unclear.sentence, unclear.facts)
        return "", ""
    if found.note:
        row.flaw(column, text, found.note, dict(found.facts), grave=False)
    return found.code, found.town


def _languages(row: Row, setup: Setup) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    found: dict[str, str] = {}
    unknown: list[str] = []
    for one, level in ((Field.NATIVE, Level.NATIVE), (Field.LANGUAGES, setup.level)):
        for column, text in row.cells(one):
            said = speech.spoken(text, setup.words, level=level)
            for code, how in said.languages:
                found.setdefault(code, how)
            for word in said.unknown:
                row.flaw(column, word, NO_LANGUAGE)
            unknown.extend(said.unknown)
    return tuple(sorted(found.items())), tuple(unknown)


def _notes(row: Row) -> str:
    return "\n".join(text for _at, text in row.cells(Field.NOTES))
