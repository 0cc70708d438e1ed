"""The language of a Request at the door: typed, chosen, asked back; with htmx and without."""

import re
from html import unescape

import pytest

from scheduling.models import Request
from tests.builders import make_interpreter
from tests.scheduling.web import need, queries_of, text_of

NEW, SEARCH = "/anfragen/neu/", "/anfragen/sprachen/"


def found(client, text: str) -> tuple[list[str], list[str], str]:
    """The codes to choose from, those chosen, and the sentence."""
    page = client.get(SEARCH, {"language": text}).content.decode()
    rows = re.findall(r'id="id_language_(\w+)" value="\w+"( checked)?', page)
    said = re.findall(r'hx-swap-oob="innerHTML">(.*?)</p>', page, re.S)[-1]
    return [code for code, _on in rows], [code for code, on in rows if on], unescape(said).strip()


@pytest.mark.parametrize(
    ("typed", "codes", "chosen", "words"),
    [
        ("Kurmanci", ["kmr"], ["kmr"], "Gewählt: Kurmandschi."),
        ("Kurdisch", ["kmr", "ckb", "sdh"], [], "„Kurdisch“ sind mehrere Sprachen."),
        ("Persisch", ["pes", "prs"], [], "„Persisch“ sind mehrere Sprachen."),
        ("BKS", ["bos", "hrv", "srp"], [], "3 Sprachen gefunden. Bitte wählen Sie."),
        ("Rumänsich", ["ron"], [], "1 Sprache gefunden. Bitte wählen Sie."),
        ("Klingonisch", [], [], "Keine Sprache gefunden."),
        ("", [], [], ""),
        ("<b>", [], [], "Keine Sprache gefunden."),
        ("x" * 10_000, [], [], "Keine Sprache gefunden."),
        ("ትግርኛ", ["tir"], ["tir"], "Gewählt: Tigrinya."),
    ],
)
def test_search_shows_what_may_be_meant(gesa, typed, codes, chosen, words):
    rows, on, said = found(gesa, typed)

    assert (rows, on) == (codes, chosen)
    assert said.startswith(words)


def test_what_the_pool_speaks_comes_first_among_equals(gesa, people):
    make_interpreter(people.pool, "Jelena Ilic", "srp")

    assert found(gesa, "BKS")[0] == ["srp", "bos", "hrv"]


def test_other_spellings_and_the_own_name_are_said(gesa):
    page = gesa.get(SEARCH, {"language": "Kurmanc"}).content.decode()

    assert "Kurmandschi" in page and "<bdi" in page and "Kurmancî" in page
    assert "auch: Kurmanci" in " ".join(page.replace("auch:</span>", "auch:").split())


def test_visitor_finds_nothing_and_the_coordinator_searches_too(client, ines):
    assert client.get(SEARCH, {"language": "Dari"}).status_code == 302
    assert found(ines, "Dari")[1] == ["prs"]


def test_search_costs_one_statement_more_than_the_door(gesa):
    counts: list[int] = []
    for text in ("Dari", "Arabisch"):
        with queries_of(counts):
            gesa.get(SEARCH, {"language": text})

    assert counts[0] == counts[1]


@pytest.mark.parametrize("typed", ["Rumänsich", "Kurdisch", "BKS", "Klingonisch", "", "a\0b"])
def test_what_is_not_certain_comes_back_with_the_rest(gesa, people, typed):
    page = gesa.post(NEW, need(language=typed, notes="bitte leise"))

    assert "language" in page.context["form"].errors
    assert page.context["form"]["notes"].value() == "bitte leise"
    assert "Alle Sprachen" in text_of(page)
    assert not Request.objects.of(people.pool).exists()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"language": "Rumänsich", "language_code": "ron", "language_for": "Rumänsich"}, "ron"),
        ({"language": "Kurdisch", "language_code": "ckb", "language_for": "Kurdisch"}, "ckb"),
        ({"language": "", "language_code": "tir", "language_for": ""}, "tir"),
        ({"language": "Klingonisch", "language_code": "tir", "language_for": "Klingonisch"}, "tir"),
        ({"language": "Kurmanci", "language_code": "kmr", "language_for": "Kurm"}, "kmr"),
        ({"language": "Kurmanci", "language_code": "", "language_for": ""}, "kmr"),
        ({"language": "Kurmanci", "language_code": "kur", "language_for": "Kurmanci"}, "kmr"),
        ({"language": "Kurmanci", "language_code": "xxx", "language_for": "Kurmanci"}, "kmr"),
    ],
)
def test_button_says_which_one(gesa, people, told, code):
    gesa.post(NEW, need(**told))

    assert Request.objects.of(people.pool).get().position.language == code


def test_text_and_button_that_disagree_are_asked_back_with_both(gesa, people):
    told = {"language": "Dari", "language_code": "ckb", "language_for": "Sorani"}

    page = gesa.post(NEW, need(**told))

    assert "Sie haben „Dari“ geschrieben und Sorani gewählt." in text_of(page)
    rows = re.findall(r'id="id_language_(\w+)" value="\w+"( checked)?', page.content.decode())
    assert rows == [("ckb", ""), ("prs", ""), ("ary", "")]  # Darija begins so, too
    assert not Request.objects.of(people.pool).exists()


def test_choice_survives_an_error_elsewhere(gesa):
    page = gesa.post(NEW, need(language="Rumänsich", language_code="ron", language_for="Rumänsich", day=""))

    assert 'id="id_language_ron" value="ron" checked' in page.content.decode()
    assert 'value="Rumänsich"' in page.content.decode()
