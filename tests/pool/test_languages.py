"""The register of languages: complete, clean, and found by what people type."""

import pytest
from iso639 import Lang

from pool import languages
from pool.domain.languages import Level
from pool.domain.settings_of_work import Modality
from pool.domain.spelling import fold

GSM_NAME = set("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜabcdefghijklmnopqrstuvwxyzäöüßé -()")
UNWANTED = ("zigeuner", "afghanisch", "galla")  # slurs and dated names still in public tables


@pytest.mark.parametrize("row", languages.ALL.values(), ids=lambda row: row.code)
def test_row_is_a_language_of_iso_639_3(row):
    iso = Lang(row.code)

    assert iso.pt3 == row.code
    assert (iso.macro().pt3 if iso.macro() else "") == row.macro


def test_register_holds_the_languages_of_a_large_pool():
    offered = [row for row in languages.ALL.values() if row.offered]

    assert len(offered) >= 70
    assert len({row.de for row in offered}) == len({row.en for row in offered}) == len(offered)


def test_every_edge_leads_to_an_offered_row():
    ends = [(row.code, edge.code) for row in languages.ALL.values() for edge in row.may_serve]
    ends += [(row.code, code) for row in languages.ALL.values() for code in row.ask_back]

    assert [end for end in ends if not (row := languages.get(end[1])) or not row.offered] == []
    assert [end for end in ends if end[0] == end[1]] == []


def test_hints_never_cross_the_pairs_that_only_look_alike():
    edges = {(row.code, edge.code) for row in languages.ALL.values() for edge in row.may_serve}

    assert edges & {("tir", "tig"), ("tig", "tir"), ("kmr", "ckb"), ("ckb", "kmr"), ("som", "ymm")} == set()
    assert edges & {("aii", "tru"), ("tru", "aii"), ("cmn", "yue"), ("ary", "apc"), ("ary", "acm")} == set()


@pytest.mark.parametrize("row", languages.ALL.values(), ids=lambda row: row.code)
def test_sms_name_costs_no_expensive_letter(row):
    assert set(row.sms) <= GSM_NAME


def test_no_slur_and_no_dated_name_anywhere():
    said = fold(languages.FILE.read_text(encoding="utf-8"))

    assert [word for word in UNWANTED if word in said] == []


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("kmr", ["kmr"]),
        ("Kurmanci", ["kmr"]),
        ("  KURMANCÎ ", ["kmr"]),
        ("Bahdini", ["kmr"]),
        ("Sorani", ["ckb"]),
        ("Tuerkisch", ["tur"]),
        ("Turkisch", ["tur"]),
        ("Türkçe", ["tur"]),
        ("Tigrinja", ["tir"]),
        ("Tigre", ["tig"]),
        ("Українська", ["ukr"]),
        ("دری", ["prs"]),
        ("Albanain", ["sqi"]),
        ("Tigrnya", ["tir"]),
        ("Aramaeisch", ["aii", "tru"]),
        ("BKS", ["bos", "hrv", "srp"]),
        ("Moldauisch", ["ron"]),
        ("npi", ["nep"]),
        ("Klingonisch", []),
        ("x", []),
        ("…", []),
        ("", []),
    ],
)
def test_find_understands_what_people_type(typed, codes):
    assert [row.code for row in languages.find(typed)] == codes


@pytest.mark.parametrize(
    ("typed", "code", "offers"),
    [
        ("Kurdisch", "kur", {"kmr", "ckb", "sdh"}),
        ("Arabisch", "ara", {"arb", "apc", "acm", "arz", "apd", "ary", "arq", "aeb"}),
        ("Persisch", "fas", {"pes", "prs"}),
        ("Zaza", "zza", {"diq", "kiu"}),
    ],
)
def test_find_asks_back_where_the_wish_is_too_wide(typed, code, offers):
    first = languages.find(typed)[0]

    assert (first.code, first.offered, set(first.ask_back)) == (code, False, offers)


@pytest.mark.parametrize("row", languages.ALL.values(), ids=lambda row: row.code)
def test_find_knows_every_name_and_alias(row):
    for name in (row.code, *row.names, *row.aliases):
        assert row in languages.find(name), name


def test_choices_are_the_offered_rows_by_name():
    names = [name for _, name in languages.choices()]

    assert names == sorted(names, key=fold)
    assert not {"ara", "kur", "fas", "zza"} & dict(languages.choices()).keys()
    assert dict(languages.choices("en"))["apc"] == "Arabic (Levantine)"


def test_name_of_an_unknown_code_is_the_code():
    assert (languages.name("kmr"), languages.name("kmr", "en-gb"), languages.name("zzz")) == (
        "Kurmandschi",
        "Kurmanji",
        "zzz",
    )


def test_sign_language_is_never_by_phone():
    dgs = languages.get("gsg")

    assert dgs is not None
    assert dgs.modalities == (Modality.ON_SITE, Modality.VIDEO)


def test_levels_are_in_order():
    assert [level for level in Level if level.reaches("B2")] == ["B2", "C1", "C2", "native"]
    assert Level.NATIVE.reaches(Level.C2)
    assert not Level("B1").reaches("B2")
