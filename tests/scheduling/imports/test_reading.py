"""What comes out of a file, whatever it is called and however it was saved."""

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.refusals import Refused
from scheduling.domain.imports.tables import UNCALCULATED, TooManyRows
from scheduling.table_files import read_tables, signs, texts
from tests.scheduling.imports.files import HEAD, csv_text, workbook

UMLAUTS = ("Jörg Größl", "0171 3920001", "", "34497", "Übersee", "Türkisch")


def cells(data, table=0):
    """The rows of one table."""
    return [line.cells for line in read_tables(data)[table].lines]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_is_read_in_every_encoding(encoding, separator) -> None:
    data = csv_text(UMLAUTS, separator=separator).encode(encoding)

    assert cells(data) == [HEAD, UMLAUTS]


def test_line_ends_of_every_machine_are_lines() -> None:
    for end in ("\r\n", "\n", "\r"):
        assert cells(csv_text(UMLAUTS).replace("\r\n", end).encode()) == [HEAD, UMLAUTS]


def test_word_about_the_separator_is_no_row() -> None:
    table = read_tables(b"sep=,\r\nName,Ort\r\nAmal,Korbach\r\n")[0]

    assert [(line.number, line.cells) for line in table.lines] == [
        (2, ("Name", "Ort")), (3, ("Amal", "Korbach")),
    ]  # fmt: skip


def test_cell_with_lines_and_separators_stays_one() -> None:
    assert cells(b'Name;Sprachen\nAmal;"Arabisch;\nFarsi ""gut"""\n')[1] == ("Amal", 'Arabisch;\nFarsi "gut"')


def test_open_quotation_mark_is_told() -> None:
    with pytest.raises(Refused, match="Anführungszeichen"):
        read_tables(b'Name;Ort\n"Amal;Korbach\n' + b"x" * 200_000)


def test_sheet_keeps_numbers_days_and_ticks() -> None:
    data = workbook((1713920001, 1.71392e9, date(2024, 2, 3), True, 45325, 2.5), head=None)

    assert cells(data) == [("1713920001", "1713920000", "2024-02-03", "ja", "45325", "2.5")]


def test_merged_range_counts_in_each_of_its_cells() -> None:
    data = workbook(("Amal", "", "a@b.example", "34497", "Korbach"), ("Bo", *[""] * 3, ""), merged=["E2:E3"])

    assert [row[4] for row in cells(data)[1:]] == ["Korbach", "Korbach"]


def test_hidden_rows_are_read_and_counted() -> None:
    table = read_tables(workbook(("Amal",), ("Bo",), hidden=[3]))[0]

    assert (len(table.lines), table.hidden) == (3, 1)


def test_rows_keep_the_number_that_a_spreadsheet_shows() -> None:
    table = read_tables(workbook(("Amal",), (), (), ("Bo",)))[0]

    assert [line.number for line in table.lines] == [1, 2, 5]


def test_every_sheet_with_anything_in_it_is_there() -> None:
    data = workbook(("Amal",), sheets={"leer": [], "Alt": [("Bo",)]})

    assert [table.title for table in read_tables(data)] == ["Liste", "Alt"]


def test_formula_counts_by_its_result_and_without_one_is_marked() -> None:
    data = workbook(("=1+1", "Amal"), head=None)

    assert cells(data) == [(UNCALCULATED, "Amal")]
    assert cells(with_result(data)) == [("2", "Amal")]


def with_result(data: bytes) -> bytes:
    """The same file after a spreadsheet has calculated it."""
    return changed(
        data, "xl/worksheets/sheet1.xml", lambda xml: re.sub(rb"<v\s*/>|<v></v>", b"<v>2</v>", xml)
    )


def changed(data: bytes, part: str, change) -> bytes:
    """A workbook with one of its parts rewritten."""
    old, new = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in old.namelist():
            archive.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return new.getvalue()


def archive(**parts: bytes) -> bytes:
    """A ZIP of these files."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in parts.items():
            found.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", signs.Empty),
        (b" \r\n \n", signs.Empty),
        (b";;;\n;;;\n", signs.Empty),
        (b"x" * (signs.LARGEST + 1), signs.TooLarge),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), signs.NoTable),
        (b"\xff\xd8\xff\xe0" + bytes(100), signs.NoTable),
        (b"%PDF-1.7 ...", signs.NoTable),
        (signs.OLD + bytes(600) + "Workbook".encode("utf-16-le"), signs.OldExcel),
        (signs.OLD + bytes(600) + signs.PASSWORD, signs.WithPassword),
        (b"<html><table><tr><td>Amal</td></tr></table></html>", signs.OtherOffice),
        (b"PK\x03\x04 and no more", signs.UnreadableFile),
        (archive(**{"word/document.xml": b"<x/>", "[Content_Types].xml": b""}), signs.NoTable),
        (archive(**{"content.xml": b"<x/>", "mimetype": b"ods"}), signs.OtherOffice),
        (archive(**{"xl/workbook.bin": b"x", "[Content_Types].xml": b""}), signs.OtherOffice),
        (archive(**{"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<"}), signs.UnreadableFile),
        (bytes(range(32)) * 20, signs.NoTable),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_what_to_do(data, kind) -> None:
    with pytest.raises(kind) as told:
        read_tables(data)

    assert type(told.value) is kind


def test_small_file_that_is_huge_inside_is_not_opened() -> None:
    data = archive(
        **{"xl/workbook.xml": b"", "[Content_Types].xml": b"", "xl/worksheets/sheet1.xml": bytes(130_000_000)}
    )

    assert len(data) < 1_000_000
    with pytest.raises(signs.Bomb):
        read_tables(data)


def test_entities_that_unfold_without_end_are_not_unfolded() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(8)
    ) + b"]><worksheet>&i;</worksheet>"  # fmt: skip
    data = changed(workbook(("Amal",)), "xl/worksheets/sheet1.xml", lambda _old: bomb)

    with pytest.raises(signs.UnreadableFile):
        read_tables(data)


def test_more_rows_than_anybody_checks_are_refused() -> None:
    lines = csv_text(*[(f"Person {n}", "") for n in range(50_000)]).encode()

    with pytest.raises(TooManyRows):
        read_tables(lines)


def test_macros_do_not_matter() -> None:
    data = changed(workbook(("Amal",)), "nothing", lambda part: part)
    with zipfile.ZipFile(file := BytesIO(data), "a") as found:
        found.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")

    assert cells(file.getvalue())[1] == ("Amal",)


def test_endless_cell_is_cut() -> None:
    assert len(cells(workbook(("x" * 10_000,)))[1][0]) == 2_001


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reading(data) -> None:
    try:
        read_tables(data)
    except Refused as refused:
        assert refused.sentence.endswith(".")


@given(st.text("äöüÄÖÜßé ,;abcXYZ\n", min_size=1, max_size=80))
def test_german_text_is_understood_in_both_old_encodings(text) -> None:
    assert texts.decoded(text.encode("cp1252")) == text
    assert texts.decoded(text.encode("mac_roman")) == text
