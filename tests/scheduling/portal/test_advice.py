"""The clerk is told at once: in the form with and without JavaScript, and on the page of the Request."""

import re
from datetime import date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from notifications import clock
from pool.models import Closure, Event, Interpreter, LanguageSkill
from scheduling.models import Request
from tests.builders import CLEARED, make_interpreter, submit
from tests.people import Cast
from tests.scheduling.web import need, text_of

LIVE, NEW = "/anfragen/sprache/", "/anfragen/neu/"


def words(client: Client, **query: str) -> str:
    """What the fragment says, as plain text."""
    response = client.get(LIVE, query)
    assert response.status_code == 200
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.text)).split())


@pytest.fixture
def amal_stands_in(people: Cast) -> Interpreter:
    """Amal speaks Levantine Arabic, and people from Iraq understand her."""
    LanguageSkill.objects.create(
        pool=people.pool, interpreter=people.amal, language="acm", via="apc", confirmed_on=CLEARED
    )
    return people.amal


def test_language_nobody_speaks_is_said_at_once(gesa):
    text = words(gesa, language="ckb", modality="on_site")

    assert "Diese Sprache spricht in unserem Pool zurzeit niemand." in text
    assert "vielleicht finden wir zusammen einen Weg: 069 90009001" in text
    assert "Oder rufen" not in text
    assert "zählen sie mit" in text


def test_coordinator_may_ask_too_and_is_not_told_to_call_herself(ines):
    text = words(ines, language="ckb", modality="on_site")

    assert "zurzeit niemand" in text
    assert "rufen Sie uns an" not in text


def test_visitor_is_told_nothing(client, people):
    assert client.get(LIVE, {"language": "ckb"}).status_code == 302


def test_few_are_counted_and_nobody_is_named(gesa):
    text = words(gesa, language="apc", modality="on_site", postal_code="34497")

    assert "Nur 2 Personen kommen für diese Sprache infrage." in text
    assert "Amal" not in text


def test_enough_are_a_friendly_hint(gesa, people):
    make_interpreter(people.pool, "Rima Issa", "apc")

    assert words(gesa, language="apc", modality="on_site") == "3 Personen sprechen diese Sprache."


@pytest.mark.parametrize("language", ["", "xxx", "Kurdisch", "a\0b"])
def test_nothing_is_said_about_what_is_no_language(gesa, language):
    assert words(gesa, language=language, modality="moon", day="gestern", postal_code="0") == ""


def test_stand_ins_are_offered_to_tick_and_stay_ticked(gesa, amal_stands_in):
    page = gesa.get(LIVE, {"language": "acm", "modality": "on_site", "also": "apc"}).content.decode()

    assert "Arabisch (Levante): 1 Person, versteht man meistens" in page
    assert 'name="also" value="apc"' in page
    assert "checked" in page


def test_phone_is_offered_where_it_finds_more(gesa):
    text = words(gesa, language="tir", modality="on_site", postal_code="34117")

    assert "Vor Ort haben wir für diese Sprache zurzeit niemanden." in text
    assert "Am Telefon spricht 1 Person diese Sprache." in text


def test_several_languages_are_looked_for_in_one_person(gesa):
    text = words(gesa, language="apc", more_0="tir", modality="on_site")

    assert "Alle diese Sprachen zusammen spricht in unserem Pool zurzeit niemand" in text
    assert "zwei Personen, für jede Sprache eine" in text


def test_second_persons_language_is_counted_too(gesa):
    text = words(gesa, language="apc", second_wanted="yes", second_language="ckb")

    assert text.endswith("Diese Sprache spricht in unserem Pool zurzeit niemand.")


def test_holiday_and_closure_are_said(gesa, people):
    christmas = date(2026, 12, 25)
    Closure.objects.create(pool=people.pool, name="Weihnachten", first_day=christmas, last_day=christmas)

    text = words(gesa, day="2026-12-25", start="23:30", minutes="60")

    assert "An diesem Tag vermittelt unser Pool niemanden: Weihnachten." in text
    assert "Der 25.12.2026 ist ein Feiertag: Erster Weihnachtstag." in text
    assert "Der 26.12.2026 ist ein Feiertag" in text


def test_form_without_javascript_says_the_same(gesa, amal_stands_in):
    page = gesa.post(NEW, need(language="acm", day="2026-12-25", start=""))

    assert "zurzeit niemand" in text_of(page)
    assert "Arabisch (Levante): 1 Person" in text_of(page)
    assert "ist ein Feiertag" in text_of(page)


def test_new_form_says_nothing_and_asks_nothing_extra(gesa):
    page = gesa.get(NEW).content.decode()

    assert "kern-alert" not in page
    assert '<details class="extras">' in page
    assert "htmx-2.min.js" in page
    assert "includeIndicatorStyles&quot;: false" in page or '"includeIndicatorStyles": false' in page


def unfilled(people: Cast, at: datetime, language: str = "acm", **fields: Any) -> Request:
    """A Request for which nobody is left to ask."""
    row = submit(people.youth_office, at, language=language, **fields)
    assert row.state == "unfilled"
    return row


def test_request_nobody_can_take_shows_the_ways_out(gesa, people, at, amal_stands_in):
    make_interpreter(people.pool, "Rima Issa", "acm", plz="10115")
    row = unfilled(people, at)

    page = gesa.get(f"/anfragen/{row.pk}/")

    assert "Auch Arabisch (Levante) fragen (1 Person)" in text_of(page)
    assert "Am Telefon spricht 1 Person diese Sprache. Auf Telefon umstellen" in text_of(page)
    assert f'href="/anfragen/{row.pk}/aendern/?modality=phone"' in page.content.decode()
    assert "Amal" not in text_of(page)


def test_stand_in_who_cannot_come_is_shown_with_the_phone(gesa, people, at):
    far = make_interpreter(people.pool, "Rima Issa", "apc", plz="10115")
    LanguageSkill.objects.create(
        pool=people.pool, interpreter=far, language="acm", via="apc", confirmed_on=CLEARED
    )
    row = unfilled(people, at)

    text = text_of(gesa.get(f"/anfragen/{row.pk}/"))

    assert "Arabisch (Levante) spricht am Telefon oder per Video 1 Person. Auf Telefon umstellen" in text
    assert "Auch Arabisch" not in text


def test_ways_out_end_with_the_time_and_when_somebody_may_still_come(gesa, people, at):
    row = unfilled(people, at, language="ckb")
    hopeful = submit(people.youth_office, at)
    clock.move(timedelta(days=2))

    for one in (row, hopeful):
        assert "doch jemand" not in text_of(gesa.get(f"/anfragen/{one.pk}/"))


def test_one_click_asks_the_stand_ins_too(gesa, people, at, amal_stands_in):
    row = unfilled(people, at)

    response = gesa.post(f"/anfragen/{row.pk}/auch/", {"also": "apc"}, follow=True)

    assert "Wir fragen jetzt auch Personen, die Arabisch (Levante) sprechen." in text_of(response)
    assert Event.objects.of(people.pool).about(row).filter(verb="change").count() == 1


@pytest.mark.parametrize("also", ["", "tir", "xxx"])
def test_what_cannot_stand_in_is_not_asked(gesa, people, at, also):
    row = unfilled(people, at)

    assert gesa.post(f"/anfragen/{row.pk}/auch/", {"also": also}).status_code == 404


def test_link_opens_nothing_and_strangers_find_nothing(gesa, henning, people, at):
    row = unfilled(people, at)

    assert gesa.get(f"/anfragen/{row.pk}/auch/").status_code == 405
    assert henning.post(f"/anfragen/{row.pk}/auch/", {"also": "apc"}).status_code == 404


def test_link_to_the_phone_fills_the_form_in(gesa, people, at):
    row = unfilled(people, at, language="ckb")

    def way(address: str) -> str:
        return str(gesa.get(f"/anfragen/{row.pk}/aendern/{address}").context["form"]["modality"].value())

    assert [way("?modality=phone"), way("?modality=moon"), way("")] == ["phone", "on_site", "on_site"]


def test_change_form_says_it_too_and_keeps_asking_for_its_own_language(gesa, people, at):
    row = unfilled(people, at, language="ckb")

    page = gesa.get(f"/anfragen/{row.pk}/aendern/")

    assert "zurzeit niemand" in text_of(page)
    assert 'hx-get="/anfragen/sprache/?language=ckb"' in page.content.decode()
