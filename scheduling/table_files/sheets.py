"""XLSX: what its cells hold. Macros are not run, links not followed, formulas not calculated.

openpyxl's reader of one sheet is used row by row, so that memory stays small; its own read-only mode would
neither tell merged ranges nor hidden rows nor formulas without a result.
"""

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

from pool.domain.refusals import Refused
from scheduling.domain.imports.tables import (
    ABOVE,
    MOST_COLUMNS,
    MOST_ROWS,
    UNCALCULATED,
    Table,
    TooManyRows,
    tabled,
)
from scheduling.table_files.signs import UnreadableFile

SHEETS = 30  # looked at, at the most
Rows = dict[int, list[str]]


class Parser(WorkSheetParser):  # type: ignore[misc]  # openpyxl has no types
    """Marks formulas whose result is missing; remembers nothing of rules and drawings."""

    def parse_cell(self, element: Any) -> Any:
        """The cell as openpyxl reads it."""
        found = super().parse_cell(element)
        if found["value"] is None and element.find(FORMULA_TAG) is not None:
            found["value"] = UNCALCULATED
        return found

    def parse_formatting(self, element: Any) -> None:
        """Colours say nothing here."""

    def parse_extensions(self, element: Any) -> None:
        """Nor does what other programs have added."""


def read(data: bytes) -> list[Table]:
    """All visible sheets. Raises TooManyRows, UnreadableFile."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and pictures, which nobody asked for
            book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                shown = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
                return [_table(book, sheet) for sheet in shown[:SHEETS]]
            finally:
                book.close()
    except Refused:
        raise
    except Exception as error:  # a broken file breaks in many ways
        raise UnreadableFile from error


def _table(book: Any, sheet: Any) -> Table:
    with sheet._get_source() as source:
        parser = Parser(
            source, sheet._shared_strings,
            data_only=True, epoch=book.epoch, date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )  # fmt: skip
        rows: Rows = dict(_filled(parser))
        hidden = [int(number) for number, said in parser.row_dimensions.items() if _is(said.get("hidden"))]
        merged = parser.merged_cells.mergeCell if parser.merged_cells else []
    for one in merged[:MOST_ROWS]:
        _spread(rows, *one.bounds)
    return tabled(sheet.title, sorted(rows.items()), hidden)


def _filled(parser: Parser) -> Iterator[tuple[int, list[str]]]:
    """Every row in which anything stands, with its number; stops where there are too many."""
    found = 0
    for number, cells in parser.parse():
        texts = [""] * min(MOST_COLUMNS, max((cell["column"] for cell in cells), default=0))
        for cell in cells:
            if cell["column"] <= MOST_COLUMNS:
                texts[cell["column"] - 1] = text_of(cell["value"])
        if any(texts):
            found += 1
            yield number, texts
        if found > MOST_ROWS + ABOVE:
            raise TooManyRows


def _spread(rows: Rows, first_column: int, first_row: int, last_column: int, last_row: int) -> None:
    """The value of a merged range counts in each of its cells that lies in a row with anything in it."""
    value = rows[first_row][first_column - 1 : first_column] if first_row in rows else []
    if not value or not value[0]:
        return
    for number in range(first_row, min(last_row, first_row + MOST_ROWS) + 1):
        row = rows.get(number)
        if row is None:
            continue
        row.extend([""] * (min(last_column, MOST_COLUMNS) - len(row)))
        for column in range(first_column, min(last_column, MOST_COLUMNS) + 1):
            row[column - 1] = row[column - 1] or value[0]


def text_of(value: Any) -> str:
    """A cell as text: whole numbers without a fraction, days as 2024-02-03, a tick as "ja"."""
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
        case _:
            return str(value)


def _is(flag: str | None) -> bool:
    return flag in ("1", "true")
