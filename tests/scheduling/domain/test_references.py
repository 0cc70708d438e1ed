"""A reference that looks like a name is asked about; one that is none is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.references import looks_like_a_name


@pytest.mark.parametrize(
    "reference",
    [
        "Müller, Ahmad", "Fatima Al-Sayed", "Frau Yilmaz", "Familie O'Hara", "müller, ahmad", "Dr. Klee",
        "FATIMA AL-SAYED", "Yilmaz", "Nguyễn Thị Mai", "أحمد علي", "Hr. Klee", "  Frau   Yilmaz ",
    ],
)  # fmt: skip
def test_name_is_asked_about(reference):
    assert looks_like_a_name(reference)


@pytest.mark.parametrize(
    "reference",
    [
        "", " ", "AZ 17/4", "51.2-Kind-0815", "Fall 12 b", "HzE/2026/88", "HPG", "HzE", "Elterngespräch",
        "Erstberatung", "Klasse b", "Akte Nord", "17", "…", "<b>", "=1+1", "Hilfeplan", "A-B", "EA SPFH",
        "Frau", "k/17",
    ],
)  # fmt: skip
def test_reference_is_left_alone(reference):
    assert not looks_like_a_name(reference)


@given(st.text(max_size=60), st.characters(categories=["Nd"]))
def test_whatever_has_a_number_is_no_name(text, digit):
    assert not looks_like_a_name(f"{text}{digit}")


@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    assert looks_like_a_name(text) in (True, False)
