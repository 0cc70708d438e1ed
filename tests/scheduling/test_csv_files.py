"""CSV for spreadsheets: what they show and what they must not calculate."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.csv_files import FORMULA, cell, csv_file


def test_file_has_mark_semicolons_and_crlf():
    assert csv_file([["Name", "Betrag"], ["Müller; Söhne", Decimal("20.00")], ['sagt "ja"', 3]]) == (
        b'\xef\xbb\xbfName;Betrag\r\n"M\xc3\xbcller; S\xc3\xb6hne";20,00\r\n"sagt ""ja""";3\r\n'
    )


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1"])
def test_formula_is_disarmed(text):
    assert cell(text) == "'" + text.replace("\0", "")


@pytest.mark.parametrize("text", ["+496990009001", "Korbach", "a=b", "", "3-4"])
def test_harmless_text_stays(text):
    assert cell(text) == text


def test_negative_number_is_no_formula():
    assert cell(Decimal("-3.50")) == "-3,50"


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1), min_size=1)
)
def test_every_text_comes_back_and_calculates_nothing(rows):
    text = csv_file(rows).decode("utf-8-sig")

    found = list(csv.reader(StringIO(text, newline=""), delimiter=";"))
    assert found == [[cell(value) for value in row] for row in rows]
    assert not [value for row in found for value in row if value.startswith(FORMULA) and value[0] != "+"]
