"""T8: every SMS, with the longest names it can meet, is GSM-7, names its Pool and costs what it may cost."""

from datetime import UTC, datetime, timedelta
from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from notifications.domain.sms_text import EXTENDED, GSM, segments
from pool import languages, postal_codes
from pool.domain.settings_of_work import MODALITY_LABELS, SETTING_LABELS
from pool.models import Pool
from scheduling.actions.wanted import LONGEST_WORDS, MOST_MORE
from scheduling.domain.blanks import BLANKS
from scheduling.domain.house_texts import TEXTS
from scheduling.domain.texts import check, dear_signs, fill, most_segments
from scheduling.messages.blank_values import blank_values
from tests.house.tree import product_files

MOST = 2
MORE = {  # somebody has to find the door, wants the whole list, or is told of several dates at once
    **dict.fromkeys(
        ("confirmed", "changed", "remind", "still", "answer_dates", "offer_series", "reminder_series"), 3
    ),
    "confirmed_series": 5,
}
STARTS = datetime(2026, 12, 30, 22, 45, tzinfo=UTC)
TOWN = "Hellschen-Heringsand-Unterschaar"  # the longest in use without a second name
PHONE = "+496990009000"
LONGEST = sorted((row.sms for row in languages.OFFERED), key=len, reverse=True)
TOWNS = sorted({place.town for place in postal_codes.register().values()}, key=len)
POOL = Pool(sms_name="W" * (Pool._meta.get_field("sms_name").max_length or 0), phone=PHONE)
WIDE = {
    "pool": POOL,
    "language": " und ".join(LONGEST[: 1 + MOST_MORE]),
    "main": LONGEST[0],
    "hurry": True,
    "via": LONGEST[0],
    "setting": max(SETTING_LABELS.values(), key=len),
    "modality": max(MODALITY_LABELS.values(), key=len),
    "town": TOWN,
    "slot": SimpleNamespace(starts=STARTS, ends=STARTS, minutes=480),
    "wants_ticket": True,
    "ticket": "999,50",
    "said_at": STARTS - timedelta(days=1),
    "before": STARTS,
    "code": "4821",
    "codes": "4821, 4822, 4823, 4824, 4825",
    "questions": ", ".join(["Mi 30.12. 22:45 (4821)"] * 5 + ["20 weitere"]),
    "booked": "4821, 4822, 4823, 4824, 4825",
    "example": "4821",
    "minutes": 480,
    "told": "Kontakt vor Ort (SMS), Einrichtung (Mail), Koordination (Mail)",
    "contact": "0176 04069099",
    "until": "30.12.2026",
    "points": 999,
    "year": 2026,
    "ceiling": "999.999,99 Euro",
    "counted": "999.999,99 Euro",
    "first": "Hat nicht geantwortet: Bleibt es bei der Zusage?, Mi 30.12. 22:45",
    "dates": ", ".join([f"Mi 30.12. 22:45 {TOWN} (4821)"] * 5 + ["20 weitere"]),
    "count": 12,
    "last_four": "4711",
    "sentence": "Das hat gerade jemand anderes geändert. Bitte laden Sie die Seite neu.",
}
ASSIGNMENT = {
    "assignment": SimpleNamespace(starts=STARTS, ends=STARTS),
    "request": SimpleNamespace(
        street="Professor-Bier-Straße 123 b",
        postal_code="25764",
        town=TOWN,
        meets_at="Haus B, 2. Stock, Zimmer 214",
        contact_name="Alexandra Schmidt-Hohenstein",
        contact_phone="+4917604069099",
    ),
}
LONG = {
    "main": "Ñ" * 120,
    "via": "Ñ" * 120,
    "town": TOWNS[-1],
    "codes": ", ".join(["4821"] * 50),
    "questions": "Mi 30.12. 22:45 (4821), " * 40,
    "booked": ", ".join(["4821"] * 50),
    "sentence": "Das geht nicht. " * 40,
    "km": 99_999.5,
    "dates": "Mi 30.12. 22:45 Korbach (4821), " * 40,
    "told": "Kontakt vor Ort (SMS), " * 20,
}
LONG_ASSIGNMENT = {
    "assignment": SimpleNamespace(starts=STARTS, ends=STARTS),
    "request": SimpleNamespace(
        street="ß" * 120,
        postal_code="25764",
        town=TOWNS[-1],
        meets_at="Ä" * 120,
        contact_name="Ö" * 120,
        contact_phone="+4917604069099",
    ),
}
LINKS = [{"link": "", "brief": False}, {"link": f"/k/{'W' * 22}/", "brief": True}]
CHOICES: list[dict[str, Any]] = [
    {"on_site": on_site, "km": km, **link}
    for on_site, km, link in product([True, False], [None, 199.5], LINKS)
]


def said(name: str, context: dict[str, Any]) -> str:
    """The house's text with the values of this context."""
    about = ASSIGNMENT if "adresse" in TEXTS[name].blanks else {}
    return fill(TEXTS[name].body, blank_values(name, POOL, {**WIDE, **about, **context}))


def fits(sms: str, most: int = MOST) -> bool:
    """No more segments than that, and no letter that makes all others expensive."""
    return set(sms) <= set(GSM + EXTENDED) and segments(sms) <= most


@pytest.mark.parametrize("name", TEXTS)
def test_text_may_be_sent_names_its_pool_and_costs_what_it_may(name: str):
    text = TEXTS[name]

    check(text, text.body)
    assert "pool" in text.needed
    assert dear_signs(text.body) == []
    assert most_segments(text.body) <= MORE.get(name, MOST)


@pytest.mark.parametrize("name", TEXTS)
def test_sms_with_the_longest_real_names_fits_into_two_segments(name: str):
    for choice in CHOICES:
        sms = said(name, choice)

        assert POOL.sms_name in sms
        most = MOST if name in ("confirmed", "changed", "remind", "still") else MORE.get(name, MOST)
        assert fits(sms, most), f"{segments(sms)} segments, {len(sms)} characters: {sms}"


@pytest.mark.parametrize("name", TEXTS)
def test_sms_with_names_nobody_has_is_cut(name: str):
    for choice in CHOICES:
        about = LONG_ASSIGNMENT if "adresse" in TEXTS[name].blanks else {}
        sms = said(name, LONG | about | choice | {"km": 99_999.5, "language": "Ñ" * 300})

        assert POOL.sms_name in sms
        assert fits(sms, MORE.get(name, MOST)), f"{segments(sms)} segments: {sms}"


@pytest.mark.parametrize("name", ["offer", "reminder", "reconfirm"])
def test_question_tells_its_code_twice_and_is_two_segments_at_most(name: str):
    assert TEXTS[name].most == MOST
    assert "JA 4821 oder NEIN 4821" in said(name, CHOICES[1])


def test_question_says_nothing_that_only_who_comes_may_know():
    for name in ("offer", "reminder", "reconfirm"):
        assert not {"adresse", "treffpunkt", "kontakt"} & set(TEXTS[name].blanks)


def test_confirmation_names_a_number_to_call():
    assert "telefon" in TEXTS["confirmed"].needed
    assert said("confirmed", CHOICES[0]).endswith("069 90009000")


def test_names_that_are_real_are_never_cut():
    """But for towns that are several in one line of the list."""
    rooms = {name: blank.room for name, blank in BLANKS.items()}
    one_town = max((town for town in TOWNS if ";" not in town), key=len)

    assert len(POOL.sms_name) == rooms["pool"]
    assert len(WIDE["language"]) <= rooms["sprache"]
    assert len(LONGEST[0]) <= rooms["ersatz"]
    assert len(WIDE["setting"]) <= rooms["bereich"]
    assert len(one_town) <= rooms["ort"]
    assert LONGEST_WORDS["street"] + len(f", 25764 {one_town}") <= rooms["adresse"]
    assert LONGEST_WORDS["meeting_point"] <= rooms["treffpunkt"]
    assert LONGEST_WORDS["contact_name"] + len(" 0176 04069099") <= rooms["kontakt"]


def test_every_blank_has_a_meaning_and_an_example_that_fits_and_is_used():
    used = {name for text in TEXTS.values() for name in text.blanks}

    assert used == set(BLANKS)
    for blank in BLANKS.values():
        assert blank.means and 0 < len(blank.example) <= blank.room


@pytest.mark.parametrize("name", TEXTS)
def test_every_needed_blank_gets_a_value(name: str):
    """Of every context that the actions give, in which no list is empty."""
    about = ASSIGNMENT if "adresse" in TEXTS[name].blanks else {}
    km = "12,5" if name == "answer_reported" else 17.0
    values = blank_values(name, POOL, {**WIDE, **about, "on_site": True, "km": km, "link": "/k/x/"})

    assert {blank: values.get(blank) for blank in TEXTS[name].blanks if not values.get(blank)} == {}


@pytest.mark.parametrize("sms", ["Arabisch " * 40, "Здравствуйте"])
def test_planted_text_that_costs_too_much_is_found(sms):
    assert not fits(sms)


def test_no_sms_is_written_anywhere_else():
    assert product_files("*.sms.txt") == []
