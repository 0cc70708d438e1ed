"""XLSX in which every cell is what it is: numbers are numbers, days are days, and no text calculates.

Times are local: a spreadsheet knows no time zones, so what is aware is turned into `tz` first.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from tempfile import TemporaryDirectory
from typing import IO, Any

import xlsxwriter

Cell = str | int | float | Decimal | date | datetime | time | bool | None
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TITLE, WIDEST = 31, 60  # letters of a tab (Excel's limit), of a column
LONGEST = 32_767  # letters of a cell; Excel takes no more
ROWS = 1_048_575  # Excel's limit, without the heading
FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
OPTIONS = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """One tab. The heading stays in view; `money` names the columns (from 0) that are euros."""

    title: str
    heading: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    money: frozenset[int] = frozenset()


def xlsx_file(sheets: Iterable[Sheet], *, tz: tzinfo, made: datetime | None = None) -> bytes:
    """The whole file in memory, for tables of some thousand rows.

    With `made` (its local day is written into it) the same rows make the same bytes.
    """
    file = BytesIO()
    _book(file, sheets, tz, {"in_memory": True}, made)
    return file.getvalue()


def write_xlsx(file: IO[bytes], sheets: Iterable[Sheet], *, tz: tzinfo) -> None:
    """The same into `file`, holding one row at a time; what is written lies in a folder that is removed.

    A tab that is full goes on in the next one: Einsätze, Einsätze 2.
    """
    with TemporaryDirectory() as folder:
        _book(file, _parted(sheets), tz, {"constant_memory": True, "tmpdir": folder})


def _book(
    file: IO[bytes], sheets: Iterable[Sheet], tz: tzinfo, how: dict[str, Any], made: datetime | None = None
) -> None:
    with xlsxwriter.Workbook(file, OPTIONS | how) as book:
        if made:
            day = made.astimezone(tz).date()
            book.set_properties({"created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001 -- a day
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "dd.mm.yyyy"}),
            "moment": book.add_format({"num_format": "dd.mm.yyyy hh:mm"}),
            "time": book.add_format({"num_format": "hh:mm"}),
            "money": book.add_format({"num_format": "#,##0.00 €"}),
        }
        for sheet in sheets:
            title = " ".join(sheet.title.translate(FORBIDDEN).split())[:TITLE].strip()
            _write(book.add_worksheet(title), sheet, formats, tz)


def _parted(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    for sheet in sheets:
        rows, number = iter(sheet.rows), 1
        yield replace(sheet, rows=islice(rows, ROWS))
        while (first := next(rows, None)) is not None:
            number += 1
            title = f"{sheet.title[: TITLE - 4]} {number}"
            yield replace(sheet, title=title, rows=chain([first], islice(rows, ROWS - 1)))


def _write(tab: Any, sheet: Sheet, formats: dict[str, Any], tz: tzinfo) -> None:
    widths = [len(one) for one in sheet.heading]
    for column, word in enumerate(sheet.heading):
        tab.write_string(0, column, word, formats["head"])
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row):
            _put(tab, number, column, value, formats, tz, column in sheet.money)
            widths[column] = max(widths[column], len(str(value)) if value is not None else 0)
    for column, width in enumerate(widths):
        tab.set_column(column, column, min(width, WIDEST) + 2)
    tab.freeze_panes(1, 0)


def _put(
    tab: Any, row: int, column: int, value: Cell, formats: dict[str, Any], tz: tzinfo, money: bool
) -> None:
    match value:
        case None | "":
            return
        case bool():
            tab.write_boolean(row, column, value)
        case str():
            tab.write_string(row, column, value.replace("\0", "")[:LONGEST])
        case datetime():
            local = value.astimezone(tz).replace(tzinfo=None) if value.tzinfo else value
            tab.write_datetime(row, column, local, formats["moment"])
        case date():
            tab.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["day"])  # noqa: DTZ001 -- a day, no instant
        case time():
            tab.write_datetime(row, column, value, formats["time"])
        case _:
            tab.write_number(row, column, value, formats["money"] if money else None)
