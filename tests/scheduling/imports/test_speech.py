"""The languages of somebody, as they stand in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool import languages
from pool.domain.languages import Level
from scheduling.domain.imports.speech import Words, parts, spoken


def read(text, answers=None, level=Level.C1):
    """As the import does."""
    return spoken(text, Words(languages.called, answers or {}), level=level)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Somali", {"som": "C1"}),
        ("Somali, Tigrinya; Dari / Englisch", {"som": "C1", "tir": "C1", "prs": "C1", "eng": "C1"}),
        ("Kurdisch (Sorani)", {"ckb": "C1"}),
        ("Kurdisch (Sorani, B2)", {}),
        ("Arabisch (Levante) (B2); Farsi [Muttersprache]", {"apc": "B2", "pes": "native"}),
        ("Somali B2, Dari – C1, Englisch: A2", {"som": "B2", "prs": "C1", "eng": "A2"}),
        ("Somali (gut) und Dari (fließend)", {"som": "B2", "prs": "C1"}),
        ("Deutsch, Somali", {"som": "C1"}),
        ("Farsi (Iran)", {"pes": "C1"}),
        ("Somali\nDari", {"som": "C1", "prs": "C1"}),
        ("Somali, Somali (B2)", {"som": "C1"}),
        ("", {}),
    ],
)
def test_languages_are_read_with_their_levels(text, found) -> None:
    assert dict(read(text).languages) == found


@pytest.mark.parametrize(
    "text", ["Kurdisch", "Arabisch", "Arabisch (Syrien)", "Klingonisch", "Serbokroatisch"]
)
def test_word_that_is_no_one_language_is_asked_back(text) -> None:
    assert read(text).unknown == (text,)


def test_answer_counts_for_the_word_however_it_is_spelled() -> None:
    assert dict(read("KURDISCH (B2)", {"kurdisch": "kmr"}).languages) == {"kmr": "B2"}
    assert read("Klingonisch", {"klingonisch": "-"}) == read("")


@given(
    st.lists(
        st.tuples(st.sampled_from(languages.OFFERED), st.sampled_from(Level)),
        max_size=6,
        unique_by=lambda p: p[0],
    )
)
def test_what_we_write_we_read(pairs) -> None:
    text = "; ".join(f"{row.de} ({'Muttersprache' if level == 'native' else level})" for row, level in pairs)

    assert dict(read(text).languages) == {row.code: level.value for row, level in pairs}


@given(st.text(max_size=200))
def test_no_text_breaks_it(text) -> None:
    assert all(part.strip() for part in parts(text))
    read(text)
