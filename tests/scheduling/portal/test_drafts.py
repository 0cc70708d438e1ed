"""Drafts at the door: saved by htmx or by a button, listed, gone on with exactly as typed, thrown away."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from notifications import clock
from pool.models import Event
from scheduling.models import Draft, Request
from scheduling.queries.drafts import typed_in
from tests.builders import make_person, make_user, submit
from tests.people import Cast
from tests.scheduling.web import browser_of, need, queries_of, text_of

NEW, LIST = "/anfragen/neu/", "/"
LIVE = {"HTTP_HX_REQUEST": "true"}


def drafts(people: Cast) -> list[Draft]:
    """All of the Pool."""
    return list(Draft.objects.of(people.pool).order_by("pk"))


def typing(client: Client, key: str = "k1", **changes: Any):
    """What htmx sends while somebody types."""
    return client.post(NEW, need(submission_key=key, do="save_draft", **changes), **LIVE)


def saving(client: Client, key: str = "k1", **changes: Any):
    """The button, without JavaScript."""
    return client.post(NEW, need(submission_key=key, do="save_draft", **changes), follow=True)


def test_typing_saves_and_says_so_in_one_line(gesa, people):
    page = typing(gesa, day="31.02.2026", language="Tigrin", csrfmiddlewaretoken="secret", foreign="x")

    [draft] = drafts(people)
    assert "Entwurf gespeichert, 09:00 Uhr" in page.content.decode()
    assert "<html" not in page.content.decode()
    assert (draft.person, draft.authority, draft.key) == (people.gesa.person, people.youth_office, "k1")
    typed = typed_in(draft)
    assert (typed["day"], typed["language"], typed["minutes"]) == (["31.02.2026"], ["Tigrin"], ["60"])
    assert not {"csrfmiddlewaretoken", "foreign", "do"} & set(typed)
    assert Request.objects.of(people.pool).count() == 0


def test_page_is_not_told_twice_what_it_says_already(gesa, people):
    typing(gesa)

    assert typing(gesa, notes="mehr", draft_said="Entwurf gespeichert, 09:00 Uhr").status_code == 204
    clock.move(timedelta(minutes=1))
    assert typing(gesa, draft_said="Entwurf gespeichert, 09:00 Uhr").status_code == 200
    assert len(drafts(people)) == 1


def test_button_saves_and_leads_to_the_list(gesa, people):
    page = saving(gesa, language="tir")

    assert page.redirect_chain == [(LIST, 302)]
    assert "Ihr Entwurf ist gespeichert." in text_of(page)
    assert "Tigrinya, Di, 24.11.2026" in text_of(page)


@pytest.mark.parametrize("double", [saving, typing])
def test_double_click_is_one_draft(gesa, people, double):
    for _click in range(2):
        double(gesa)

    assert len(drafts(people)) == 1


def test_nothing_but_what_the_page_began_with_makes_no_draft(gesa, people):
    form = gesa.get(NEW).context["form"]
    began = {name: form[name].value() for name in form.fields}
    began = {name: value for name, value in began.items() if value is not None and value is not False}

    page = gesa.post(NEW, began | {"do": "save_draft"}, follow=True)
    live = gesa.post(NEW, began | {"do": "save_draft"}, **LIVE)

    assert "noch nichts eingegeben" in text_of(page)
    assert "gespeichert" not in live.content.decode()
    assert drafts(people) == []


def test_draft_opens_exactly_as_typed_without_a_word_about_mistakes(gesa, people):
    typing(gesa, day="2025-01-07", start="7 Uhr", postal_code="3449", contact_phone="Durchwahl", notes="<b>",
           more_0="ckb", second_wanted="yes", day_1="morgen", weeks="2", instead=["phone"], minutes="",
           modality="video")  # fmt: skip
    page = gesa.get(f"{NEW}?entwurf={drafts(people)[0].pk}")

    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    assert shown["day"], shown["start"] == ("2025-01-07", "7 Uhr")
    assert (shown["postal_code"], shown["contact_phone"], shown["notes"]) == ("3449", "Durchwahl", "<b>")
    assert (shown["more_0"], shown["second_wanted"], shown["day_1"]) == ("ckb", "yes", "morgen")
    assert (shown["weeks"], shown["instead"], shown["modality"]) == ("2", ["phone"], "video")
    assert shown["submission_key"] == "k1"
    assert "kern-error" not in page.content.decode()
    assert "Entwurf gespeichert: Mo, 23.11.2026, 09:00" in text_of(page)


def test_past_day_is_an_error_only_when_it_is_sent(gesa, people):
    typing(gesa, day="2026-11-20")
    address = f"{NEW}?entwurf={drafts(people)[0].pk}"

    opened, sent = gesa.get(address), gesa.post(address, need(submission_key="k1", day="2026-11-20"))

    assert not opened.context["form"].errors
    assert "kern-error" not in opened.content.decode()
    assert "Vergangenheit" in str(sent.context["form"].errors["start"])
    assert len(drafts(people)) == 1


def test_sending_ends_the_draft_even_twice(gesa, people):
    typing(gesa)
    address = f"{NEW}?entwurf={drafts(people)[0].pk}"

    first, second = (gesa.post(address, need(submission_key="k1")) for _click in range(2))

    row = Request.objects.of(people.pool).get()
    assert first.headers["Location"] == second.headers["Location"] == f"/anfragen/{row.pk}/"
    assert drafts(people) == []


def test_page_that_was_sent_is_told_so(gesa, people):
    gesa.post(NEW, need(submission_key="k1"))

    assert "schon gesendet" in typing(gesa).content.decode()
    page = saving(gesa, notes="noch etwas")
    assert "schon gesendet" in page.content.decode()
    assert page.context["form"]["notes"].value() == "noch etwas"
    assert drafts(people) == []


@pytest.mark.parametrize(
    "notes", ["ä" * 10_000, "\x00", "=HYPERLINK(1)", "\u202egnirts", "</textarea><script>"]
)
def test_any_text_is_kept_as_it_is(gesa, people, notes):
    typing(gesa, notes=notes, language=notes[:99], day=notes[:99], more_0=notes[:99], venue=notes[:99])

    assert typed_in(drafts(people)[0])["notes"] == [notes]
    page = gesa.get(f"{NEW}?entwurf={drafts(people)[0].pk}")
    assert page.context["form"]["notes"].value() == notes
    assert "</textarea><script>" not in page.content.decode()
    assert gesa.get(LIST).status_code == 200


def test_too_much_text_is_refused_and_stays_on_the_page(gesa, people):
    long = "x" * 50_000

    assert "zu viel Text" in typing(gesa, notes=long).content.decode()
    assert saving(gesa, notes=long).context["form"]["notes"].value() == long
    assert drafts(people) == []


@pytest.mark.parametrize("key", ["", "\x00", "k" * 65])
def test_key_that_is_none_gets_one(gesa, people, key):
    assert typing(gesa, key).status_code == 200

    assert len(drafts(people)[0].key) == 32


def test_two_tabs_are_two_drafts(gesa, people):
    typing(gesa, "k1", language="tir")
    typing(gesa, "k2", language="som")

    page = text_of(gesa.get(LIST))
    assert "Tigrinya" in page and "Somali" in page  # noqa: PT018 -- one page


@pytest.mark.parametrize("who", ["henning", "jona", "colleague"])
def test_draft_of_somebody_else_does_not_exist(gesa, people, who):
    typing(gesa, language="tir")
    [draft] = drafts(people)
    colleague = make_user(people.pool, make_person("Kim Ley"), authority=people.youth_office)
    client = browser_of(colleague if who == "colleague" else getattr(people, who))
    closed = 403 if who == "jona" else 404  # a coordinator does not come in here at all

    assert client.get(f"{NEW}?entwurf={draft.pk}").status_code == closed
    assert client.post(f"/anfragen/entwurf/{draft.pk}/verwerfen/").status_code == closed
    assert "Tigrinya" not in client.get(LIST, follow=True).content.decode()
    assert drafts(people) == [draft]


@pytest.mark.parametrize("number", ["", "0", "x", "9" * 30, "1\x00"])
def test_address_of_no_draft_is_a_404(gesa, number):
    assert gesa.get(NEW, {"entwurf": number}).status_code == 404
    assert gesa.get(NEW, {"wie": number}).status_code == 404


def test_draft_is_thrown_away_by_a_post_only(gesa, people):
    typing(gesa)
    address = f"/anfragen/entwurf/{drafts(people)[0].pk}/verwerfen/"

    assert gesa.get(address).status_code == 405
    assert "Der Entwurf ist gelöscht." in text_of(gesa.post(address, follow=True))
    assert gesa.post(address).status_code == 404
    assert drafts(people) == []


def test_list_of_drafts_costs_the_same_with_one_and_three(gesa, people):
    found: list[int] = []
    for keys in ("a", "bc"):
        for key in keys:
            typing(gesa, key)
        with queries_of(found):
            gesa.get(LIST)

    assert found[0] == found[1]


def test_many_drafts_are_no_wall_before_the_list(gesa):
    for key in ("k1", "k2", "k3"):
        typing(gesa, key)

    page = gesa.get(LIST).content.decode()

    assert page.count("Weiterschreiben") == 3
    assert page.index("Weiterschreiben") < page.index("Ältere Entwürfe") < page.rindex("Weiterschreiben")


def test_past_list_has_no_drafts(gesa):
    typing(gesa, language="tir")

    assert "Entwürfe" in text_of(gesa.get(LIST))
    assert "Entwürfe" not in text_of(gesa.get("/?show=past"))


def test_change_of_a_request_is_no_draft(gesa, people, at):
    row = submit(people.youth_office, at)

    assert "Als Entwurf speichern" not in gesa.get(f"/anfragen/{row.pk}/aendern/").content.decode()


def test_journal_says_who_began(gesa, people):
    typing(gesa)
    typing(gesa, notes="mehr")

    [event] = Event.objects.about(drafts(people)[0])
    assert (event.verb, event.person_id, event.facts) == ("begin", people.gesa.person_id, {})
