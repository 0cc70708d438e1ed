"""GSM-7, look-alikes and segments."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.domain.sms_text import EXTENDED, GSM, clean, gsm, segments


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("ä" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("€" * 153, 3),  # a sign of two units is never cut: 76 in one part
        ("ç" * 70, 1),
        ("ç" * 71, 2),
        ("م" * 134, 2),
        ("م" * 135, 3),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
        ("😀" * 67, 3),
    ],
)
def test_segments_counts_as_the_network_does(text: str, count: int) -> None:
    assert segments(text) == count


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("„Ja“ – gern …", '"Ja" - gern ...'),
        ("10\u00a0Uhr", "10 Uhr"),
        ("Françoise Şahin, Łódź, Îlknur", "Francoise Sahin, Lodz, Ilknur"),
        ("Müßig, Größe, Café, 20 €", "Müßig, Größe, Café, 20 €"),
        ("a\u0308 u\u0308", "ä ü"),
        ("Ein\u00adsatz", "Einsatz"),
        ("Ça va", "Ça va"),
        ("مرحبا", "مرحبا"),
        ("Привет, ґ", "Привет, ґ"),
        ("ё", "ё"),
        ("ok 👍", "ok 👍"),
    ],
)
def test_gsm_replaces_typography_and_keeps_foreign_script(typed: str, sent: str) -> None:
    assert gsm(typed) == sent


def test_clean_drops_what_no_database_takes() -> None:
    assert clean("a\x00b\ud800c") == "ab?c"


@given(st.text())
def test_gsm_changes_nothing_the_second_time(text: str) -> None:
    assert gsm(gsm(text)) == gsm(text)


@given(st.text(alphabet=GSM + EXTENDED))
def test_gsm_leaves_its_own_alphabet_alone(text: str) -> None:
    assert gsm(text) == text


@given(st.text(), st.text())
def test_more_text_never_costs_less(text: str, more: str) -> None:
    assert segments(text + more) >= segments(text) >= 1
