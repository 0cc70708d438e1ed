"""What the search box takes a text for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.looking_for import LookingFor, looking_for

TODAY = date(2027, 3, 10)


def read(text: str) -> LookingFor:
    """As on the 10th of March."""
    return looking_for(text, today=TODAY)


def test_four_digits_are_a_code_and_a_number() -> None:
    found = read(" 4821 ")

    assert (found.code, found.number) == ("4821", 4821)


@pytest.mark.parametrize("text", ["Nr. 17", "nr 17", "#17", "No. 17", "17"])
def test_number_of_a_request_is_read_in_any_spelling(text) -> None:
    assert read(text).number == 17


@pytest.mark.parametrize(
    "text", ["0171 3920007", "+49 171 3920007", "0049 171 392 00 07", "0171/3920007", "171 3920007"]
)
def test_telephone_number_is_read_in_any_spelling(text) -> None:
    assert read(text).digits == "1713920007"


@pytest.mark.parametrize("text", ["4821", "12.03.2027", "AZ 17/4", "Korbach", "0171"])
def test_what_is_no_telephone_number_has_no_digits(text) -> None:
    assert read(text).digits == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12.3.", date(2027, 3, 12)),
        ("1.3.", date(2027, 3, 1)),
        ("2.1.", date(2027, 1, 2)),
        ("02.01.2025", date(2025, 1, 2)),
        ("02.01.25", date(2025, 1, 2)),
        ("31.2.", None),
        ("Korbach", None),
    ],
)
def test_day_without_a_year_is_a_near_one(text, day) -> None:
    assert read(text).day == day


def test_day_long_gone_is_that_of_next_year() -> None:
    assert looking_for("5.1.", today=date(2027, 12, 20)).day == date(2028, 1, 5)


def test_all_words_must_appear_whatever_their_spelling() -> None:
    assert read("mueller korb").names("Jörn Müller", "Korbach")
    assert not read("müller kassel").names("Jörn Müller", "Korbach")


def test_nothing_names_nobody() -> None:
    assert not read("  ").names("Jörn Müller")


@given(st.text(max_size=200))
def test_no_text_breaks_it(text) -> None:
    found = read(text)

    assert len(found.text) <= 80
    assert found.digits == "" or found.digits.isdigit()
