"""The language of the texts: what vanishes, what is refused, and that nothing filled in is ever read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifications.domain.sms_text import EXTENDED, GSM, segments
from scheduling.domain.blanks import BLANKS
from scheduling.domain.house_texts import TEXTS
from scheduling.domain.texts import (
    BlankMissing,
    BlankUnknown,
    BracesUneven,
    BracketsUneven,
    HiddenSigns,
    NothingToVanish,
    SignsTooDear,
    TextTooLong,
    TooManySegments,
    Unreadable,
    check,
    dear_signs,
    fill,
    most_segments,
    parse,
    tidy,
)

OFFER = TEXTS["offer"]
SHORT = "{pool}: {sprache}, {tag} {uhrzeit}, {ort}. JA {code}?"
NAMES = st.sampled_from(sorted(BLANKS))
ANYTHING = st.dictionaries(NAMES, st.text(), max_size=len(BLANKS))
CHEAP = st.dictionaries(NAMES, st.text(GSM + EXTENDED, max_size=300), max_size=len(BLANKS))
BODIES = st.lists(
    st.one_of(st.text("ab ,.", max_size=9), NAMES.map("{{{}}}".format), NAMES.map("[ ({{{}}})]".format))
).map("".join)


@pytest.mark.parametrize(
    ("body", "values", "expected"),
    [
        ("JA {code}", {"code": "4821"}, "JA 4821"),
        ("JA { Code }", {"code": "4821"}, "JA 4821"),
        ("{ort}[ (ca. {km} km)].", {"ort": "Korbach", "km": "17"}, "Korbach (ca. 17 km)."),
        ("{ort}[ (ca. {km} km)].", {"ort": "Korbach", "km": ""}, "Korbach."),
        ("{ort}[ (ca. {km} km)].", {"ort": "Korbach"}, "Korbach."),
        ("[{km} {ort}]", {"ort": "Korbach", "km": ""}, ""),
        ("{ort} {km} Ende", {"ort": "Korbach"}, "Korbach Ende"),
        ("{ort}", {"ort": "{code}", "code": "4821"}, "{code}"),
        ("{ort}", {"ort": "[weg {km}]"}, "[weg {km}]"),
        ("{ort}", {"ort": "a\nb\tc\x00\x07\u202ed"}, "a b cd"),
        ("{ort} – „da“", {"ort": "Łódź…"}, 'Lodz... - "da"'),
        ("{code}", {"code": "48211"}, "4821"),
        ("{ort}", {"ort": "x" * 41}, "x" * 37 + "..."),
        ("{ort}", {"ort": "€" * 41}, "€" * 18 + "..."),
    ],
)
def test_text_is_filled_in(body, values, expected):
    assert fill(body, values) == expected


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ("{pool", BracesUneven),
        ("pool}", BracesUneven),
        ("{{pool}}", BracesUneven),
        ("{% load i18n %}", BlankUnknown),
        ("{pool.phone}", BlankUnknown),
        ("{adresse}", BlankUnknown),
        ("{}", BlankUnknown),
        ("[ {km}", BracketsUneven),
        ("{km}]", BracketsUneven),
        ("[[{km}]]", BracketsUneven),
        ("[immer da]", NothingToVanish),
        ("", BlankMissing),
        (SHORT.replace("{code}", "4821"), BlankMissing),
        (SHORT.replace("{code}", "[{code}]"), BlankMissing),
        (SHORT + "\x07", HiddenSigns),
        (SHORT + "\u202e", HiddenSigns),
        (SHORT + "x" * 480, TextTooLong),
        (SHORT + "x" * 400, TooManySegments),
        (SHORT + " ♥", SignsTooDear),
    ],
)
def test_text_nobody_could_send_is_refused(body, refusal):
    with pytest.raises(refusal):
        check(OFFER, body)


def test_refusals_name_what_is_wrong():
    with pytest.raises(BlankUnknown, match=r"nicht: \{name\}, \{x\}\. Möglich sind: \{pool\}, \{telefon\}, "):
        check(OFFER, "{name} {x} {name}")
    with pytest.raises(BlankMissing, match=r"Klammern: \{ort\}, \{code\}\."):
        check(OFFER, "{pool}: {sprache}, {tag} {uhrzeit}")
    with pytest.raises(SignsTooDear, match="bis zu 3 SMS, höchstens 2 .* teuer: ♥ ж"):
        check(OFFER, SHORT + " ♥ж♥")


def test_short_text_may_be_sent():
    check(OFFER, SHORT)


def test_own_text_may_cost_three_segments_but_a_question_only_two():
    more = "{pool} {code} " + "x" * 350

    check(TEXTS["taken"], more)
    with pytest.raises(TooManySegments):
        check(OFFER, SHORT + "x" * 200)


def test_text_is_kept_on_one_line():
    assert tidy(" {pool}:\r\n\tJA\u200b  {code}\ufeff ") == "{pool}: JA {code}"


def test_dear_signs_are_those_without_a_look_alike():
    assert dear_signs("„Größe“ – ş ♥ {ort} [€] ♥ Привет") == ["♥", "П", "р", "и", "в", "е", "т"]


@given(st.text())
def test_any_text_is_read_or_refused(body):
    try:
        check(OFFER, tidy(body))
    except Unreadable as refused:
        assert refused.field == "body"
    else:
        assert most_segments(tidy(body)) <= OFFER.most


@given(BODIES, ANYTHING)
def test_filling_in_never_fails_and_shows_only_visible_signs(body, values):
    sms = fill(body, values)

    assert "\n" not in sms
    assert not {unicodedata.category(sign) for sign in sms} & {"Cc", "Cf", "Cs", "Co"}


@given(ANYTHING)
def test_what_is_filled_in_is_never_read(values):
    told = {name: "{code}[{km}]" if name == "ort" else value for name, value in values.items()}

    assert fill("{ort}", told) == ("{code}[{km}]" if "ort" in told else "")
    assert fill("{ort}", told) == fill("{ort}", {name: told[name] for name in told if name == "ort"})


@given(BODIES.filter(lambda body: segments(body) < 9), CHEAP)
def test_no_value_costs_more_than_was_checked(body, values):
    """A link stands there, or what may be left out for it, or all of it because it is short."""
    if values.get("link"):
        values = {name: value for name, value in values.items() if name not in BLANKS["link"].instead}

    assert segments(fill(body, values)) <= most_segments(body)


def test_a_sign_that_is_never_cut_in_two_is_counted():
    """306 units, with a € across the border of the first SMS: it takes a third one."""
    body = "{pool}" + "x" * 140 + "{ort}" + "x" * 102
    told = {"pool": "x" * 12 + "€" * 6, "ort": "x" * 40}

    assert len(body) - len("{pool}{ort}") + 24 + 40 == 306
    assert segments("x" * 152 + "€" + "x" * 152) == 3
    assert segments(fill(body, told)) <= most_segments(body) == 3


@given(BODIES)
def test_parts_say_all_words_and_blanks(body):
    said = "".join(
        f"{{{piece}}}" if odd % 2 else piece for part in parse(body) for odd, piece in enumerate(part.pieces)
    )

    assert said == body.replace("[", "").replace("]", "")
