"""The calendar as tables for a file: what the page shows, cells with their own kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time, tzinfo
from decimal import Decimal

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from scheduling import csv_files, wording
from scheduling.desk.grid import Cell as Day
from scheduling.desk.grid_page import PEOPLE, Grid
from scheduling.domain.schedule import Piece
from scheduling.doors.schedule import Page
from scheduling.queries.schedule import Entry
from scheduling.queries.tight import Tightness
from scheduling.templatetags.moments import clocks
from scheduling.templatetags.schedule import leg, notes
from scheduling.xlsx_files import Cell, Sheet


@dataclass(frozen=True)
class Table:
    """A heading and rows."""

    title: str
    heading: list[str]
    rows: list[list[Cell]]

    @property
    def sheet(self) -> Sheet:
        """For a workbook."""
        return Sheet(self.title, self.heading, self.rows)

    @property
    def csv(self) -> bytes:
        """For a text file: days and times as they are read."""
        return csv_files.csv_file([self.heading, *([_text(cell) for cell in row] for row in self.rows)])


def _text(cell: Cell) -> csv_files.Cell:
    match cell:
        case date():
            return f"{cell:%d.%m.%Y}"
        case time():
            return f"{cell:%H:%M}"
        case None:
            return ""
        case Decimal() | int() | str():
            return cell
        case _:
            return str(cell)


def entries_table(entries: Iterable[Entry], tight: Tightness, tz: tzinfo) -> Table:
    """One row for each appointment."""
    heading = [
        _("Datum"), _("Von"), _("Bis"), _("Sprache"), _("Einrichtung"), _("Ort"), _("Wer kommt"), _("Stand"),
        _("Weg"), _("Hinweise"),
    ]  # fmt: skip
    return Table(_("Termine"), heading, [_line(one, tight, tz) for one in entries])


def _line(entry: Entry, tight: Tightness, tz: tzinfo) -> list[Cell]:
    start, end = (at.astimezone(tz) for at in (entry.period.start, entry.period.end))
    row = entry.request
    return [
        start.date(), start.time(), end.time(), wording.places(entry.places, get_language() or "de"),
        row.authority.name, wording.where(row), entry.held.interpreter.person.name if entry.held else "",
        wording.state(entry.row), leg(entry, tight),
        "; ".join(f"{mark}: {words}" for mark, words in notes(entry, tight)),
    ]  # fmt: skip


def days_table(page: Page) -> Table:
    """How many on each day."""
    days = [one for week in page.weeks for one in week if not one.outside]
    rows: list[list[Cell]] = [
        [one.date, one.filled, one.open, ", ".join(note.label for note in one.special)] for one in days
    ]
    return Table(_("Tage"), [_("Datum"), _("Besetzt"), _("Offen"), _("Besonderes")], rows)


def grid_table(grid: Grid) -> Table:
    """One row for each person or institution, a column for each day."""
    subject = _("Wer kommt") if grid.of == PEOPLE else _("Einrichtung")
    days = [formats.date_format(one.date, "D, d.m.Y") for one in grid.columns]
    heading = [subject, *days, _("Termine"), _("davon offen"), _("Stunden")]
    rows: list[list[Cell]] = [
        [row.name, *(_day(cell) for cell in row.cells), row.count, row.open, hours(row.minutes)]
        for row in grid.rows
    ]
    return Table(_("Woche"), heading, rows)


def hours(minutes: int) -> Decimal:
    """90 minutes are 1.5"""
    return round(Decimal(minutes) / 60, 2)


def _day(cell: Day) -> str:
    found = [_short(piece) for piece in cell.pieces]
    return "; ".join([*found, *cell.notes, *(note.label for note in cell.column.special)])


def _short(piece: Piece[Entry]) -> str:
    entry = piece.what
    words = [
        clocks(piece),
        wording.places(entry.places, get_language() or "de"),
        entry.request.authority.name,
    ]  # type: ignore[arg-type]
    words.append(entry.held.interpreter.person.name if entry.held else wording.state(entry.row))
    return ", ".join(words)


def tables(found: Grid | Page, tight: Tightness, tz: tzinfo) -> Sequence[Table]:
    """The tabs, the most telling first: a text file has only that one."""
    rows = entries_table(found.entries, tight, tz)
    if isinstance(found, Grid):
        return [grid_table(found), rows]
    return [rows, days_table(found)]
