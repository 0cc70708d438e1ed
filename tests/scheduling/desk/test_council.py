"""The page for the council: one page, archival, tagged, in the reader's language, whatever the names are."""

import re
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.utils import translation

from pool.postal_codes import CREDIT
from scheduling.desk.council import TEMPLATE, report, values
from scheduling.desk.evaluation_tables import Shown
from scheduling.domain.spans import Days, before
from scheduling.pdf_files import pdf_file
from scheduling.queries.evaluation import authorities_of, evaluation_of, volunteers_of
from tests.builders import accepted, submit

PDF = "/desk/auswertung/gremienbericht.pdf"
CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))


def shown_of(pool, at, days=YEAR):
    """The numbers of this Pool."""
    now, other = (evaluation_of(pool, one, at=at) for one in (days, before(days)))
    return Shown(now, other, volunteers_of(pool), authorities_of(pool))


def opened(content):
    """The file as a reader sees it."""
    return pikepdf.open(BytesIO(content))


def words_in(content):
    """Everything that is written there, by what each font says its glyphs mean."""
    file = opened(content)
    return "".join(_text(page) for page in file.pages)


def _text(page):
    fonts = {name: _meanings(font) for name, font in page.Resources.Font.items()}
    said, current = [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            current = fonts[str(operands[0])]
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            raw = b"".join(bytes(one) for one in parts if isinstance(one, pikepdf.String))
            said.append("".join(current.get(raw[n : n + 2], "") for n in range(0, len(raw), 2)))
        elif str(operator) == "ET":
            said.append(" ")
    return "".join(said)


def _meanings(font):
    table = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = [pair for block in CHARS.findall(table) for pair in PAIR.findall(block)]
    return {bytes.fromhex(glyph): bytes.fromhex(sign).decode("utf-16-be") for glyph, sign in pairs}


def test_it_is_one_archival_and_accessible_page(ines, people, at):
    accepted(submit(people.youth_office, at), at)

    response = ines.get(f"{PDF}?period=this_year")

    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].endswith('gremienbericht-2026-01-01-2026-12-31.pdf"')
    file = opened(response.content)
    told = file.open_metadata()
    assert len(file.pages) == 1
    assert (told["pdfaid:part"], told["pdfaid:conformance"], told["pdfuaid:part"]) == ("2", "A", "1")
    assert str(file.Root.Lang) == "de"
    assert bool(file.Root.MarkInfo.Marked)
    assert "/StructTreeRoot" in file.Root
    assert told["dc:title"] == "Zahlen des Dolmetscherpools, 2026"


def test_it_says_the_figures(people, at):
    accepted(submit(people.youth_office, at), at)
    submit(people.youth_office, at, language="som")

    found = values(shown_of(people.pool, at), people.pool, at=at)

    assert found["lead"] == (
        "Im Jahr 2026 gab es 2 Anfragen, 2 mehr als im Jahr 2025. Bedient wurde 1 (50 %), nicht bedient 1. "
        "Am meisten fehlte Somali im Raum Korbach (1-mal)."
    )
    assert [one["value"] for one in found["figures"]] == ["2", "50 %", "0", "1"]
    assert found["lacking"]["rows"] == [["Somali", "Korbach", "1"]]
    assert CREDIT in found["notes"][-1]


def test_what_it_says_can_be_read_out(people, at):
    submit(people.youth_office, at, language="som")

    text = words_in(report(shown_of(people.pool, at), people.pool, at=at))

    assert "Somali" in text
    assert "Korbach" in text


@pytest.mark.parametrize("tongue", ["de", "en"])
def test_it_speaks_the_language_of_the_visitor(people, at, tongue):
    with translation.override(tongue):
        file = opened(report(shown_of(people.pool, at), people.pool, at=at))

    assert str(file.Root.Lang) == tongue


def test_same_numbers_on_the_same_day_are_the_same_bytes(people, at):
    accepted(submit(people.youth_office, at), at)
    shown = shown_of(people.pool, at)

    assert report(shown, people.pool, at=at) == report(shown, people.pool, at=at + timedelta(hours=3))


@pytest.mark.parametrize("name", ["Ä" * 80, "Verein für " * 7, "漢字 🎉 #[*boom*] $x$ <b>", 'a\x00b\\"c'])
def test_no_name_breaks_the_page(people, at, name):
    people.pool.name, people.pool.carrier = name[:80], (name * 9)[:120]
    for number, code in enumerate(("som", "ckb", "amh", "tir", "prs", "vie", "rmy")):
        submit(people.youth_office, at, language=code, starts=at + timedelta(days=number + 1))

    file = opened(report(shown_of(people.pool, at), people.pool, at=at))

    assert len(file.pages) == 1


def test_many_long_lines_still_make_one_page(people, at):
    shown = shown_of(people.pool, at)
    found = values(shown, people.pool, at=at)
    rows = [{"name": "W" * 60, "solid": 1, "hatched": 2, "said": "1 / 2"}] * 12
    found |= {"lead": "Sehr langer Satz. " * 40, "charts": [{**one, "rows": rows} for one in found["charts"]]}
    found["lacking"] |= {"rows": [["L" * 60, "O" * 60, "1"]] * 5}

    assert len(opened(pdf_file(TEMPLATE, found)).pages) == 1


def test_empty_pool_has_a_page(people, at):
    assert len(opened(report(shown_of(people.neighbour, at), people.neighbour, at=at)).pages) == 1
