"""How likely somebody comes, told in the form: while it is filled in, and on the page that comes back."""

import re
from html import unescape

import pytest
from django.test import Client

from pool.models import Closure, Interpreter
from scheduling.models import Request
from tests.builders import make_authority, make_interpreter, make_pool
from tests.people import Cast
from tests.scheduling.web import need, text_of

LIVE, NEW = "/anfragen/aussicht/", "/anfragen/neu/"
ASKED = ("language", "day", "start", "minutes", "modality", "postal_code", "gender", "gender_required")


def asked(**changes: str) -> dict[str, str]:
    """What the form sends while it is filled in: Arabic, tomorrow at nine."""
    full = need(**changes)
    return {name: full[name] for name in (*ASKED, *changes)}


def words(client: Client, **query: str) -> str:
    """What the fragment says, as plain text."""
    response = client.get(LIVE, query)
    assert response.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


def closed(people: Cast) -> None:
    """Nobody is sent on that Tuesday."""
    days = dict.fromkeys(("first_day", "last_day"), "2026-11-24")
    Closure.objects.create(pool=people.pool, name="Betriebsausflug", **days)


@pytest.fixture
def many(people: Cast) -> list[Interpreter]:
    """Eight more who speak Arabic; nobody knows their hours."""
    return [make_interpreter(people.pool, f"Person{n} Nahas", mobile=f"+49171392{n:04}") for n in range(8)]


def test_it_is_said_how_soon_somebody_says_yes(gesa, many):
    text = words(gesa, **asked(start="15:00"))

    assert re.match(r"Arabisch \(Levante\), Di, 24\.11\., 15 Uhr: meist innerhalb von \d Stunden? sagt", text)
    assert "Das ist geschätzt: Wir haben hier erst selten gefragt." in text


@pytest.mark.parametrize("missing", ["language", "day", "start", "minutes", "postal_code"])
def test_nothing_is_said_before_all_is_there(gesa, many, missing):
    assert words(gesa, **asked(**{missing: ""})) == ""


@pytest.mark.parametrize(
    "odd",
    [
        {"language": "xxx"},
        {"day": "2026-02-31"},
        {"start": "a\0b"},
        {"minutes": "-5"},
        {"day": "9" * 10_000},
        {"postal_code": "'; --"},
        {"gender": "<b>"},
        {"modality": "teleport"},
    ],
)
def test_whatever_is_typed_is_no_error(gesa, many, odd):
    assert words(gesa, **asked(**odd)) == "" or "gender" in odd


def test_closed_day_is_said_plainly_with_better_times(gesa, many, people):
    Closure.objects.create(
        pool=people.pool, name="Betriebsausflug", first_day="2026-11-24", last_day="2026-11-24"
    )

    text = words(gesa, **asked())

    assert text.startswith("Am 24.11.2026 vermittelt unser Pool niemanden (Betriebsausflug).")
    assert "Mi, 25.11., 9 Uhr: meist innerhalb von" in text


def test_past_time_and_too_late_are_said_instead_of_a_chance(gesa, many):
    assert words(gesa, **asked(day="2026-11-22")) == "Der Termin liegt in der Vergangenheit."
    text = words(gesa, **asked(day="2026-11-23", start="09:30"))
    assert "So kurz vor dem Termin fragen wir niemanden mehr. Rufen Sie uns bitte an: 069 90009001." in text


def test_excluded_setting_names_the_reason(gesa, many, people):
    people.pool.excluded_settings = ["court"]
    people.pool.save()

    assert words(gesa, **asked(setting="court")).startswith(
        "Diesen Bereich bedient unser Pool nicht: Gericht."
    )


def test_of_few_speakers_nothing_shows_through(gesa):
    free, night = words(gesa, **asked()), words(gesa, **asked(start="03:00"))

    assert "vielleicht. Für diese Sprache können nur wenige kommen." in free
    assert free.partition("Uhr:")[2] == night.partition("Uhr:")[2]


def test_nobody_is_named_and_nothing_is_written(gesa, many):
    before = Request.objects.of(many[0].pool_id).count()

    response = gesa.get(LIVE, asked())

    assert not re.search("Nahas|Amal|Chadi|Person", response.text)
    assert Request.objects.of(many[0].pool_id).count() == before
    assert gesa.post(LIVE, asked()).status_code == 405


def test_series_and_second_person_are_named(gesa, many):
    text = words(gesa, **asked(weeks="3", second_wanted="yes"))

    assert "Das gilt für die erste Person." in text
    assert "Das gilt für den ersten Termin." in text


def test_coordinator_is_told_for_an_authority_of_her_pool_only(ines, many, people):
    own, foreign = make_authority(people.pool, "Amt"), make_authority(make_pool("fern"), "Fern")

    assert "meist" in words(ines, **asked(authority=str(own.pk)))
    assert ines.get(LIVE, asked(authority=str(foreign.pk))).status_code == 404
    assert ines.get(LIVE, asked(authority="9" * 40)).status_code == 404
    assert "meist" in words(ines, **asked())


def test_visitor_is_told_nothing(client, people):
    assert client.get(LIVE, asked()).status_code == 302


def test_form_that_comes_back_says_it_too_and_the_time_can_be_taken(gesa, many, people):
    Closure.objects.create(
        pool=people.pool, name="Betriebsausflug", first_day="2026-11-24", last_day="2026-11-24"
    )
    page = gesa.post(NEW, need(setting="", notes="Bitte leise klopfen"))
    time = re.search(r'type="submit" name="andere_zeit" value="([^"]+)"', page.text)
    assert time
    assert "vermittelt unser Pool niemanden" in text_of(page)

    taken = gesa.post(NEW, need(setting="", notes="Bitte leise klopfen", andere_zeit=time[1]))

    assert 'value="2026-11-25"' in taken.text
    assert "Bitte leise klopfen" in taken.text
    assert "meist innerhalb von" in text_of(taken)
    assert "Bitte prüfen" not in text_of(taken)
    assert 'aria-invalid="true"' not in taken.text
    assert not Request.objects.of(people.pool).exists()


@pytest.mark.parametrize("odd", ["", "T", "2026-13-45T99:99", "x" * 10_000, "a\0bT"])
def test_broken_button_is_no_error(gesa, many, odd):
    assert gesa.post(NEW, need(andere_zeit=odd)).status_code == 200


def test_change_of_a_request_tells_no_chance(gesa, many):
    gesa.post(NEW, need())
    row = Request.objects.of(many[0].pool_id).get()

    assert 'id="aussicht"' not in gesa.get(f"/anfragen/{row.pk}/aendern/").text
