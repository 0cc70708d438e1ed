"""A week in rows, in plain values: what a person or an institution has on each day, and how much in all."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from pool.domain.availability import pieces_of, windows_of
from pool.models import Authority, Interpreter
from pool.special_days import Special
from scheduling.domain.legs import ELSEWHERE
from scheduling.domain.need import Candidate
from scheduling.domain.schedule import Piece, by_day
from scheduling.queries.schedule import Entry
from scheduling.queries.staff import Staff
from scheduling.wording.schedule import span_words, windows_words


@dataclass(frozen=True)
class Column:
    """One day at the head of the table."""

    date: date
    special: tuple[Special, ...]
    today: bool
    url: str


@dataclass(frozen=True)
class Cell:
    """One day of a row. `grey`: no time is expected here; `notes` say why, and what else is known."""

    column: Column
    pieces: list[Piece[Entry]]
    notes: tuple[str, ...] = ()
    grey: bool = False
    busy: bool = True  # there is more to say than the usual hours

    @property
    def empty(self) -> bool:
        """Whether nothing is said of this day."""
        return not (self.pieces or self.notes)


@dataclass(frozen=True)
class Row:
    """A person or an institution and its week. `minutes` really pass, of what takes place."""

    subject: Interpreter | Authority
    name: str
    cells: list[Cell]
    count: int
    open: int
    minutes: int

    @property
    def entries(self) -> list[Entry]:
        """What stands in the row, once each, in order."""
        found = {id(piece.what): piece.what for cell in self.cells for piece in cell.pieces}
        return sorted(found.values(), key=lambda one: one.period)


def people_grid(
    rows: Sequence[Interpreter], entries: Iterable[Entry], staff: Staff, columns: Sequence[Column]
) -> list[Row]:
    """Who does what: with absences, pauses and the hours they have named."""
    theirs: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.held:
            theirs[entry.held.interpreter_id].append(entry)
    return [
        _row(
            one, one.person.name, theirs[one.pk], columns, staff.rules.tz,
            lambda column, pieces, one=one: person_cell(column, pieces, one, staff),
        )
        for one in rows
    ]  # fmt: skip


def authority_grid(
    rows: Sequence[Authority], entries: Iterable[Entry], columns: Sequence[Column], tz: Any
) -> list[Row]:
    """Who asks for what, open places too."""
    theirs: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        theirs[entry.request.authority_id].append(entry)
    return [_row(one, one.name, theirs[one.pk], columns, tz, Cell) for one in rows]


def _row(
    subject: Any, name: str, entries: Sequence[Entry], columns: Sequence[Column], tz: Any, cell: Any
) -> Row:
    days = [one.date for one in columns]
    pieces = by_day(((one.period, one) for one in entries), days, tz)
    cells = [cell(column, pieces[column.date]) for column in columns]
    real = [one for one in entries if not one.off]
    first, last = days[0], days[-1]
    inside = [one for one in real if first <= one.period.start.astimezone(tz).date() <= last]
    return Row(
        subject, name, cells,
        count=len(inside), open=sum(1 for one in inside if not one.held),
        minutes=sum(one.period.minutes for one in inside),
    )  # fmt: skip


def person_cell(column: Column, pieces: list[Piece[Entry]], one: Interpreter, staff: Staff) -> Cell:
    """What is to be said of one day of a volunteer beside their appointments."""
    who, day = staff.who[one.person_id], column.date
    away = _away(who, day) + _pause(staff.pauses.get(one.person_id), day)
    elsewhere = _elsewhere(staff, one.person_id, day)
    closed = any(not note.soft for note in column.special)
    said = [row for row in who.hours if row.in_force(day)]
    windows = windows_of(day, [] if closed else said, who.extras)
    notes = [*away, *elsewhere]
    if said and not windows and not away and not closed:
        notes.append(_("keine freie Zeit angegeben"))
    elif windows and not away:
        notes.append(_("frei: %(hours)s") % {"hours": windows_words(windows)})
    notes += _outside(pieces, windows, staff) if said and not closed else []
    grey = bool(away) or closed or bool(said) and not windows
    return Cell(column, pieces, tuple(notes), grey=grey, busy=bool(pieces or away or elsewhere))


def _away(who: Candidate, day: date) -> list[str]:
    found = []
    for one in who.absences:
        if one.covers(day):
            part = "" if one.start is None or one.end is None else windows_words(((one.start, one.end),))
            found.append(_("abwesend: %(hours)s") % {"hours": part} if part else _("abwesend"))
    return found


def _pause(pause: tuple[date, date] | None, day: date) -> list[str]:
    return [_("pausiert")] if pause and pause[0] <= day <= pause[1] else []


def _elsewhere(staff: Staff, person: int, day: date) -> list[str]:
    """What is promised in another Pool: only when."""
    return [
        _("%(span)s, Einsatz in einem anderen Pool") % {"span": span_words(part.start, part.end)}
        for job in staff.jobs.get(person, ())
        if job.key == ELSEWHERE
        for part in job.period.split_by_local_day(staff.rules.tz)
        if part.start.astimezone(staff.rules.tz).date() == day
    ]


def _outside(pieces: Iterable[Piece[Entry]], windows: Sequence[tuple[int, int]], staff: Staff) -> list[str]:
    """Appointments that somebody has promised outside the hours they have named."""
    found = []
    for piece in pieces:
        parts = pieces_of(piece.part, staff.rules.tz)
        fits = all(any(a <= part.start and part.end <= b for a, b in windows) for part in parts)
        if not fits and not piece.what.off:
            span = span_words(piece.part.start, piece.part.end)
            found.append(_("außerhalb der freien Zeit: %(span)s") % {"span": span})
    return found
