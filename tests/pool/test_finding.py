"""Finding a language: every name with one slip is among the first three; no slip is an exact name."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool import languages
from pool.domain.finding import LONGEST, called, edits, find
from pool.domain.languages import Language
from pool.domain.spelling import fold

LONG = [
    (row, name) for row in languages.OFFERED for name in (*row.names, *row.aliases) if len(fold(name)) >= 6
]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def slips(name: str) -> st.SearchStrategy[str]:
    """The name with one letter too few, too many, wrong, or two that changed places."""
    at, letter = st.integers(0, len(name) - 2), st.sampled_from(LETTERS)
    return st.one_of(
        at.map(lambda n: name[:n] + name[n + 1 :]),
        at.map(lambda n: name[:n] + name[n + 1] + name[n] + name[n + 2 :]),
        st.tuples(at, letter).map(lambda pair: name[: pair[0]] + pair[1] + name[pair[0] + 1 :]),
        st.tuples(at, letter).map(lambda pair: name[: pair[0]] + pair[1] + name[pair[0] :]),
    )


@given(st.data())
def test_one_slip_in_a_long_name_still_finds_its_row(data):
    row, name = data.draw(st.sampled_from(LONG))
    typed = data.draw(slips(fold(name)))

    best = [one.code for one in languages.find(typed)]

    same = [one.code for one in languages.ALL.values() if fold(name) in map(fold, (*one.names, *one.aliases))]
    assert row.code in best[: max(3, len(same))], (typed, best)


@pytest.mark.parametrize("row", languages.ALL.values(), ids=lambda row: row.code)
def test_every_name_is_among_the_first_three_and_called_so(row: Language):
    for name in (row.code, *row.names, *row.aliases):
        same = {one.code for one in languages.called(name)}
        wide = {code for one in languages.called(name) for code in one.ask_back}

        assert row.code in same | wide, name
        assert same & {one.code for one in languages.find(name)[: max(3, len(same))]} == same


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Somlai", "som"), ("Rumänsich", "ron"), ("Türksich", "tur"), ("Tigrnia", "tir"), ("Kurmadn", "kmr"),
        ("Swaheli", "swa"), ("Aserbeidschanisch", "aze"), ("Ukrainsch", "ukr"), ("Vietnam", "vie"),
        ("Kantonesich", "yue"), ("украинска", "ukr"), ("Pashtu", "pus"),
    ],
)  # fmt: skip
def test_slip_is_found_but_nothing_is_called_so(typed, code):
    assert languages.find(typed)[0].code == code
    assert languages.called(typed) == []


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Kurmanji", ["kmr"]), ("Farsi", ["pes"]), ("Tigrinja", ["tir"]), ("kmr", ["kmr"]), ("دری", ["prs"]),
        ("Kurdisch", ["kur"]), ("Persisch", ["fas"]), ("Zaza", ["zza"]), ("BKS", ["bos", "hrv", "srp"]),
        ("Kurd", []), ("", []), ("…", []),
    ],
)  # fmt: skip
def test_called_is_what_people_may_mean_by_a_whole_name(typed, codes):
    assert [row.code for row in languages.called(typed)] == codes


def test_spoken_ones_come_first_among_equals_only():
    assert [row.code for row in languages.find("BKS", ("srp",))] == ["srp", "bos", "hrv"]
    assert languages.find("Tigre", ("tir",))[0].code == "tig"


@pytest.mark.parametrize("typed", ["x" * 10_000, "\0", "<script>", "=HYPERLINK(1)", "‮ibarA", "a\0b", "'"])
def test_nonsense_finds_nothing_and_costs_nothing(typed):
    assert languages.find(typed) == languages.called(typed) == []


@given(st.text("abcd", max_size=6), st.text("abcd", max_size=6))
def test_edits_count_the_same_both_ways_and_never_more_than_letters(a, b):
    whole, part = edits(a, b)

    assert (whole == 0) is (a == b)
    assert whole == edits(b, a)[0]
    assert abs(len(a) - len(b)) <= whole <= max(len(a), len(b))
    assert part <= whole and part == min(edits(a, b[:end])[0] for end in range(len(b) + 1))


def test_two_letters_that_changed_places_are_one_slip():
    assert edits("somlai", "somali") == (1, 1)
    assert edits("kurmadn", "kurmandschi")[1] == 1


def test_a_letter_that_unfolds_makes_no_long_search():
    typed = "\ufdfa" * LONGEST  # one of them is 18 letters
    asked = fold(typed)[:LONGEST]
    row = replace(languages.OFFERED[0], code="qqq", de=asked)

    assert called(typed, {"qqq": row}) == find(typed, {"qqq": row}) == [row]
