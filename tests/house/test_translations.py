"""Every German sentence has its English one, and the compiled catalogue says the same.

After a change of sentences (GNU gettext installed), translate what is empty or marked fuzzy between the two:
./run manage makemessages -l en --no-location --no-wrap --no-obsolete -i .venv -i var -i tests
cd pool/locale/en/LC_MESSAGES && msgfmt -o django.mo django.po
"""

import ast
import gettext
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils.translation.template import templatize

from tests.house.tree import ROOT, Module, called, modules, product_files
from tests.scheduling.web import people_at

FOLDER = ROOT / "pool/locale/en/LC_MESSAGES"
# The sentences a call names: where they stand among its arguments.
SINGLE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
IN_TEMPLATE = re.compile(rf"(?<!\w)(_|n?p?gettext)\(((?:\s*{LITERAL}\s*,?)+)", re.DOTALL)
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
FIELD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?) (".*")')

Sentences = tuple[str, ...]  # one, or singular and plural


def sentences_of(name: str, texts: list[str]) -> Sentences:
    """What a call of gettext's family asks for; a context is glued on as gettext does it."""
    if name in CONTEXT:
        context, *texts = texts
        texts[0] = f"{context}\x04{texts[0]}"
    return tuple(texts[: 2 if "ng" in name or name.startswith("np") else 1])


def said_in_python(found: Iterable[Module]) -> Iterator[tuple[str, Sentences]]:
    """Every marked sentence in Python, with its place."""
    for module in found:
        for call in module.calls():
            name = called(call)[1]
            texts = [str(arg.value) for arg in call.args if isinstance(arg, ast.Constant)]
            if name in SINGLE | PLURAL | CONTEXT and texts:
                yield module.at(call), sentences_of(name, texts)


def said_in_template(text: str, place: str) -> Iterator[tuple[str, Sentences]]:
    """Every marked sentence in a template, as Django shows it to gettext."""
    for name, literals in IN_TEMPLATE.findall(templatize(text, origin=place)):
        yield place, sentences_of(name, [ast.literal_eval(one) for one in re.findall(LITERAL, literals)])


@cache
def said() -> dict[Sentences, str]:
    """Every sentence of the house, and one place where it stands."""
    found = {sentences: place for place, sentences in said_in_python(modules())}
    for file in [*product_files("*.html"), *product_files("*.txt")]:
        if "templates" in file.parts:
            place = str(file.relative_to(ROOT))
            found |= {
                sentences: place for place, sentences in said_in_template(file.read_text("utf-8"), place)
            }
    return found


def entries(po: str) -> Iterator[dict[str, str]]:
    """The entries of a .po file: msgid, msgstr … with their lines joined."""
    for block in re.split(r"\n\s*\n", po):
        entry: dict[str, str] = {}
        field = ""
        for line in block.splitlines():
            if match := FIELD.fullmatch(line):
                field, line = match.groups()
            if line.startswith('"'):
                entry[field] = entry.get(field, "") + ast.literal_eval(line)
        if entry.get("msgid"):
            yield entry


@cache
def catalogue() -> dict[Sentences, Sentences]:
    """German -> English, as the .po says it."""
    found = {}
    for entry in entries((FOLDER / "django.po").read_text("utf-8")):
        german = "\x04".join(entry[name] for name in ("msgctxt", "msgid") if name in entry)
        key = (german, entry["msgid_plural"]) if "msgid_plural" in entry else (german,)
        assert key not in found, f"twice: {key}"
        found[key] = tuple(text for name, text in entry.items() if name.startswith("msgstr"))
    return found


def places(text: str) -> Counter[str]:
    """The placeholders of a sentence."""
    return Counter(PLACE.findall(text))


def test_every_sentence_has_an_english_one():
    missing = {place: german for german, place in said().items() if not all(catalogue().get(german, [""]))}

    assert missing == {}


def test_the_catalogue_has_no_sentence_that_nobody_says():
    assert [german for german in catalogue() if german not in said()] == []


def test_nothing_in_the_catalogue_is_fuzzy_or_obsolete():
    lines = (FOLDER / "django.po").read_text("utf-8").splitlines()

    assert [line for line in lines if line.startswith("#~") or re.match(r"#,.*\bfuzzy\b", line)] == []


def test_placeholders_are_the_same_in_both_languages():
    wrong = [
        (german, english)
        for german, english in catalogue().items()
        if any(places(before) != places(after) for before, after in zip(german, english, strict=True))
    ]

    assert wrong == []


def test_the_compiled_catalogue_says_what_the_text_says():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = dict(vars(gettext.GNUTranslations(file))["_catalog"])
    compiled.pop("", None)

    expected: dict[str | tuple[str, int], str] = {}
    for german, english in catalogue().items():
        keys = [german[0]] if len(german) == 1 else [(german[0], n) for n in range(len(english))]
        expected |= dict(zip(keys, english, strict=True))
    assert compiled == expected, "compile it: msgfmt -o django.mo django.po"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("label = _('Ort')", ("Ort",)),
        ("WORDS = {'a': gettext_noop('Ort'\n ' und Zeit')}", ("Ort und Zeit",)),
        ("ngettext('%(n)s Tag', '%(n)s Tage', n) % {'n': n}", ("%(n)s Tag", "%(n)s Tage")),
        ("pgettext('Uhr', 'Stellen')", ("Uhr\x04Stellen",)),
    ],
)
def test_a_sentence_in_python_is_found(source, expected):
    planted = Module.planted("pool.forms", source)

    assert [sentences for _place, sentences in said_in_python([planted])] == [expected]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% translate 'Ort' %}", ("Ort",)),
        ('{% translate "Für Sie" as title %}', ("Für Sie",)),
        ("{{ name|default:_('Niemand') }}", ("Niemand",)),
        ("{% blocktranslate with n=x trimmed %}\n Runde {{ n }}\n{% endblocktranslate %}", ("Runde %(n)s",)),
        ("{% translate 'Stellen' context 'Uhr' %}", ("Uhr\x04Stellen",)),
        (
            "{% blocktranslate count n=x %}{{ n }} Tag{% plural %}{{ n }} Tage{% endblocktranslate %}",
            ("%(n)s Tag", "%(n)s Tage"),
        ),
    ],
)
def test_a_sentence_in_a_template_is_found(source, expected):
    found = [sentences for _place, sentences in said_in_template("{% load i18n %}" + source, "x.html")]

    assert found == [expected]


class Texts(HTMLParser):
    """Every piece of text a page shows, and its labels for screen readers."""

    def __init__(self, html: str) -> None:
        """Read the page at once."""
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        """A piece of text."""
        self.found.append(" ".join(data.split()))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is only read aloud."""
        self.found += [value or "" for name, value in attrs if name in ("aria-label", "placeholder", "title")]


def german_in(html: str) -> list[str]:
    """Sentences of ours that stayed German on an English page."""
    english = {text for texts in catalogue().values() for text in texts}
    german = {text for texts in catalogue() for text in texts} - english
    meant_for_all = re.sub(r'<(\w+)[^>]*\blang="de".*?</\1>', "", html, flags=re.DOTALL)
    return [text for text in Texts(meant_for_all).found if text in german or re.search("[äöüß]", text)]


def test_german_on_a_page_is_noticed():
    page = '<h1>Sign in</h1><p title="Abmelden"> Neue\nAnfrage </p><a lang="de">Für Sie</a><b>Kürze</b>'

    assert german_in(page) == ["Abmelden", "Neue Anfrage", "Kürze"]


@pytest.mark.django_db
def test_sign_in_page_speaks_english():
    page = Client(headers={"Accept-Language": "en"}).get("/anmelden/").content.decode()

    assert '<html lang="en">' in page
    assert "<h1>Sign in</h1>" in page
    assert german_in(page) == []


@pytest.mark.django_db
def test_request_form_speaks_english(at: datetime):
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(people_at(at).gesa)

    page = client.get("/anfragen/neu/").content.decode()

    assert "<h1>New request</h1>" in page
    assert "What is it about?" in page
    assert german_in(page) == []
