"""One cell: what people and spreadsheets make of numbers, days and words."""

from datetime import date

import pytest

from scheduling.domain.imports import cells
from tests.scheduling.imports.setups import TODAY, one

MOBILE, LANDLINE = "+491713920001", "+496990009001"


@pytest.mark.parametrize(
    "text",
    [
        "0171 3920001", "0171/3920001", "0171-3920001", "+49 171 3920001", "0049 171 3920001",
        "49171 3920001",
        "1713920001", "1713920001.0", "1713920001,0", "'01713920001", "+49 (0)171 3920001",
        "Tel.: 0171 3920001",
        "(0171) 3920001", "Mobil 0171 3920001", "0171 3920001 / 069 90009001", "069 90009001, 0171 3920001",
    ],
)  # fmt: skip
def test_mobile_number_is_found_however_it_is_written(text) -> None:
    assert cells.numbers(text, ("DE",))[0] == MOBILE


def test_landline_is_told_apart() -> None:
    assert cells.numbers("069 90009001", ("DE",)) == ("", LANDLINE)
    assert cells.numbers("6990009001", ("DE",)) == ("", LANDLINE)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("4,91523E+12", cells.SHORTENED),
        ("1.71392E+11", cells.SHORTENED),
        ("4915230000000", cells.SHORTENED),
        ("siehe Liste", cells.NO_NUMBER),
        ("0171", cells.NO_NUMBER),
        ("+43 664 1234567", cells.FOREIGN),
    ],
)
def test_number_that_cannot_be_used_says_why(text, sentence) -> None:
    with pytest.raises(cells.Unclear, match=sentence):
        cells.numbers(text, ("DE",))


@pytest.mark.parametrize(
    "text", ["03.02.2024", "3.2.2024", "3.2.24", "2024-02-03", "45325", "03/02/2024", "2024-02-03 10:00:00"]
)
def test_day_is_read_as_people_and_spreadsheets_write_it(text) -> None:
    assert cells.day(text, today=TODAY) == date(2024, 2, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("31.02.2024", cells.NO_DAY), ("Februar 2024", cells.NO_DAY), ("ja", cells.NO_DAY),
        ("12", cells.NO_DAY),
        ("24.12.2026", cells.TO_COME), ("01.01.1965", cells.LONG_AGO), ("9" * 400, cells.NO_DAY),
    ],
)  # fmt: skip
def test_day_that_is_none_says_why(text, sentence) -> None:
    with pytest.raises(cells.Unclear, match=sentence):
        cells.day(text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("amal@post.example", "amal@post.example"),
        ("mailto:a@b.example", "a@b.example"),
        ("<a@b.de>", "a@b.de"),
    ],
)
def test_mail_is_read(text, address) -> None:
    assert cells.mail(text) == address


@pytest.mark.parametrize(
    "text", ["amal", "a@b", "a@b.de, c@d.de", "a b@c.de", "a..b@c.de", "a@" + "b" * 260 + ".de"]
)
def test_what_is_no_mail_is_told(text) -> None:
    with pytest.raises(cells.Unclear):
        cells.mail(text)


@pytest.mark.parametrize(
    ("text", "gender"), [("Frau", "female"), ("m", "male"), ("divers", "diverse"), ("w", "female")]
)
def test_gender_is_read(text, gender) -> None:
    assert cells.gender(text) == gender


@pytest.mark.parametrize(("text", "km"), [("30", 30), ("30 km", 30), ("bis 25km", 25), ("30.0", 30)])
def test_radius_is_read(text, km) -> None:
    assert cells.radius(text, farthest=500) == km


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ({"postal_code": "34497"}, ("34497", "Korbach")),
        ({"town": "Korbach"}, ("34497", "Korbach")),
        ({"town": "34497 Korbach"}, ("34497", "Korbach")),
        ({"postal_code": "34497 Korbach"}, ("34497", "Korbach")),
        ({"town": "Korbach, 34497"}, ("34497", "Korbach")),
        ({"town": "D-34497 Korbach-Lelbach"}, ("34497", "Korbach-Lelbach")),
        ({"postal_code": "1069"}, ("01069", "Dresden")),
        ({"postal_code": "34497.0", "town": "Korbach"}, ("34497", "Korbach")),
        ({"town": "Atlantis"}, ("", "Atlantis")),
        ({"postal_code": "", "town": ""}, ("", "")),
    ],
)
def test_place_is_found_by_code_or_town(cell, found) -> None:
    row = one(name="Amal", **cell)

    assert row.brought
    assert (row.brought.postal_code, row.brought.town) == found


@pytest.mark.parametrize("cell", [{"postal_code": "00000"}, {"town": "Königstein"}, {"town": "x" * 90}])
def test_place_that_nobody_can_find_keeps_the_row_out(cell) -> None:
    assert one(name="Amal", **cell).brought is None


def test_town_of_another_code_is_only_mentioned() -> None:
    row = one(name="Amal", postal_code="34497", town="Kassel")

    assert row.brought and [flaw.sentence % flaw.facts for flaw in row.flaws] == [
        "zu dieser Postleitzahl gehört Korbach"
    ]
