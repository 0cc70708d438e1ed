"""Which column is what."""

import pytest

from scheduling.domain.imports.columns import FIELD_LABELS, Field, field_of
from tests.scheduling.imports.setups import layout_of


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Name", "name"), ("Vorname", "first"), ("Nachname", "last"), ("Familienname", "last"),
        ("Telefon", "mobile"), ("Handy-Nr.", "mobile"), ("Mobil", "mobile"), ("Tel.", "mobile"),
        ("Festnetz", "phone"), ("E-Mail-Adresse", "email"), ("Mail", "email"), ("PLZ", "postal_code"),
        ("PLZ / Ort", "postal_code"), ("Wohnort", "town"), ("Sprachen", "languages"),
        ("Sprache 2", "languages"),
        ("2. Sprache", "languages"), ("weitere Sprachen", "languages"), ("Muttersprache", "native"),
        ("Anrede", "gender"), ("Umkreis (km)", "radius"),
        ("Verpflichtungserklärung", "declaration"),
        ("Schweigepflicht unterschrieben", "declaration"), 
        ("Führungszeugnis vom", "record_check"),
        ("erw. Führungszeugnis", ""), ("EFZ", "record_check"), ("Basisschulung", "training"),
        ("Status", "state"),
        ("Bemerkungen", "notes"), ("SMS erlaubt seit", "consent"),
        ("First name", "first"), ("Phone", "mobile"),
        ("Zip code", "postal_code"), ("Languages", "languages"), ("Schuhgröße", ""), ("", ""),
        ("Ehrenamtspauschale", ""), ("x" * 10_000, ""),
    ],
)  # fmt: skip
def test_heading_says_what_the_column_is(heading, field) -> None:
    assert field_of(heading) == field


@pytest.mark.parametrize("field", [field for field in Field if field])
def test_our_own_headings_are_known(field) -> None:
    assert field_of(FIELD_LABELS[field]) == field


def test_heading_need_not_be_the_first_row() -> None:
    layout = layout_of(
        ("Dolmetscherliste 2026",), ("Stand: Mai",), ("Name", "Telefon"), ("Amal", "0171 3920001")
    )

    assert layout.heading == 2
    assert layout.fields == (Field.NAME, Field.MOBILE)


def test_twice_the_same_heading_is_a_further_one_or_nothing() -> None:
    layout = layout_of(("Name", "Name", "Telefon", "Telefon", "Sprache", "Sprache"), ("a",) * 6)

    assert layout.fields == ("name", "", "mobile", "phone", "languages", "languages")


def test_without_headings_the_content_tells() -> None:
    layout = layout_of(
        ("Amal Haddad", "0171 3920001", "a@b.example", "34497", "Somali"),
        ("Bo Tesfay", "1713920002", "b@b.example", "35088", "Tigrinya"),
    )

    assert layout.heading is None
    assert layout.fields == ("", "mobile", "email", "postal_code", "languages")
