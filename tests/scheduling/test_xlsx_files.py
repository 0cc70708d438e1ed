"""XLSX files, opened again: numbers are numbers, days are days, no text is a formula."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from scheduling.xlsx_files import Sheet, xlsx_file

BERLIN = ZoneInfo("Europe/Berlin")


def opened(*rows, title="Einsätze", heading=("A", "B"), money=frozenset()):
    """The first tab as another program reads it."""
    return load_workbook(BytesIO(xlsx_file([Sheet(title, heading, rows, money)], tz=BERLIN))).active


@pytest.mark.parametrize(
    ("value", "read", "kind"),
    [
        (12, 12, "n"),
        (Decimal("43.40"), 43.4, "n"),
        (date(2027, 2, 3), datetime(2027, 2, 3), "d"),  # noqa: DTZ001 -- a spreadsheet knows no zones
        (time(9, 30), time(9, 30), "d"),
        (datetime(2027, 7, 1, 22, 30, tzinfo=UTC), datetime(2027, 7, 2, 0, 30), "d"),  # noqa: DTZ001
        ("=1+1", "=1+1", "s"),
        ("https://pool.example", "https://pool.example", "s"),
        ("007", "007", "s"),
        (True, True, "b"),
    ],
)
def test_cell_is_what_it_is(value, read, kind) -> None:
    cell = opened((value,)).cell(2, 1)

    assert (cell.value, cell.data_type) == (read, kind)


def test_nothing_is_an_empty_cell() -> None:
    tab = opened((None, "", 1), heading=("A", "B", "C"))

    assert [cell.value for cell in tab[2]] == [None, None, 1]


def test_title_that_excel_refuses_becomes_one_it_takes() -> None:
    assert opened((1,), title="[Kosten: 1/2?] " * 4).title == "Kosten 1 2 Kosten 1 2 Kosten 1"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80))
def test_text_comes_back_as_it_was(text) -> None:
    assert opened((text,)).cell(2, 1).value == text
