"""Texte: all words of the Pool's SMS, with a preview, their price, and the way back."""

import pytest

from pool.models import Event
from scheduling.domain.house_texts import TEXTS
from scheduling.queries.texts import own_texts
from tests.scheduling.web import queries_of, text_of

PAGE = "/desk/texts/"
OFFER = "/desk/texts/offer/"
OWN = "{pool}: {sprache}? {tag} {uhrzeit} Uhr, {ort}[ (ca. {km} km)]. JA {code} oder NEIN {code}"


def test_pages_are_for_coordinators(client, gesa):
    for page in (PAGE, OFFER):
        assert gesa.get(page).status_code == 403
        assert client.get(page).headers["Location"] == f"/anmelden/?next={page}"


def test_navigation_leads_there(ines):
    assert '<a href="/desk/texts/" aria-current="page">Texte</a>' in ines.get(PAGE).content.decode()


def test_list_shows_every_text_with_its_price(ines):
    text = text_of(ines.get(PAGE))

    for one in TEXTS.values():
        assert f"{one.title}" in text and one.body in text
    assert f"Frage wenn wir jemanden für einen Einsatz suchen {TEXTS['offer'].body} bis zu 2 SMS" in text
    assert "Überall gelten die Texte des Hauses." in text


def test_list_costs_the_same_with_one_and_three_own_texts(ines, people):
    found: list[int] = []
    for names in (("offer",), ("reminder",)):
        for name in names:
            ines.post(f"{PAGE}{name}/", {"do": "save", "body": OWN})
        with queries_of(found):
            ines.get(PAGE)

    assert found[0] == found[1]


def test_own_words_are_saved_and_shown(ines, people):
    page = ines.post(OFFER, {"do": "save", "body": f"{OWN}\r\n"}, follow=True)

    assert page.redirect_chain == [("/desk/texts/#offer", 302)]
    assert "Gespeichert. Ab jetzt gehen SMS mit diesem Text hinaus." in text_of(page)
    assert "1 eigener Text, sonst gelten die Texte des Hauses." in text_of(page)
    assert own_texts(people.pool) == {"offer": OWN}
    assert OWN in ines.get(OFFER).content.decode()


def test_preview_shows_the_sms_with_and_without_what_may_vanish_and_saves_nothing(ines, people):
    page = text_of(ines.post(OFFER, {"do": "preview", "body": OWN}))

    name = people.pool.sms_name
    assert f"{name}: Arabisch (Levante)? Di 24.11. 09:00 Uhr, Korbach (ca. 17 km). JA 4821 oder" in page
    assert f"{name}: Arabisch (Levante)? Di 24.11. 09:00 Uhr, Korbach. JA 4821 oder NEIN 4821" in page
    assert "und kostet 1 SMS. Mit den längsten Namen werden es bis zu 2." in page
    assert own_texts(people.pool) == {}
    assert not Event.objects.of(people.pool).filter(verb="set_text").exists()


def test_preview_names_the_signs_that_double_the_price(ines):
    body = TEXTS["answer_declined"].body + " „Danke“ ♥ Привет"

    page = text_of(ines.post(f"{PAGE}answer_declined/", {"do": "preview", "body": body}))

    assert "Diese Zeichen machen die SMS teuer ♥ П р и в е т – das einfache SMS-Alphabet" in page
    assert 'andere. "Danke" ♥' in page


def test_preview_warns_of_three_segments(ines):
    body = "{pool}: {code} " + "Danke. " * 45

    page = text_of(ines.post(f"{PAGE}taken/", {"do": "preview", "body": body}))

    assert "Ein langer Text: bis zu 3 SMS" in page
    assert "Bitte prüfen Sie Ihre Angaben" not in page


def test_too_long_words_are_previewed_with_their_price_and_refused(ines, people):
    body = OWN + " Bitte schnell!" * 15

    for do in ("preview", "save"):
        page = text_of(ines.post(OFFER, {"do": do, "body": body}))
        assert "Das werden bis zu 3 SMS. Höchstens 2 sind möglich, bitte kürzen Sie." in page
        assert "bis zu 3 SMS" in page
    assert own_texts(people.pool) == {}


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ("", "Diese Angabe fehlt."),
        ("{{ pool.email }}", "Eine geschweifte Klammer steht allein."),
        ("{% debug %}", "Diesen Platzhalter gibt es hier nicht: {% debug %}."),
        ("{pool}", "Diese Platzhalter müssen vorkommen, außerhalb von eckigen Klammern: {sprache},"),
        ("<script>alert(1)</script>", "Diese Platzhalter müssen vorkommen"),
        ("x\x07", "Im Text sind unsichtbare Steuerzeichen."),
        ("x" * 481, "Der Text ist zu lang: 481 Zeichen, höchstens 480 sind möglich."),
        ("x" * 2001, "2001"),
    ],
)
def test_words_that_could_not_be_sent_are_refused_and_kept_in_the_form(ines, people, body, refusal):
    for do in ("save", "preview", "nonsense"):
        page = ines.post(OFFER, {"do": do, "body": body})
        assert page.status_code == 200
        assert "Bitte prüfen Sie Ihre Angaben" in text_of(page)
        assert refusal in text_of(page)
        assert "<script>alert" not in page.content.decode()
    assert own_texts(people.pool) == {}


def test_back_to_the_house(ines, people):
    assert "Zurück zum Text des Hauses" not in text_of(ines.get(OFFER))
    ines.post(OFFER, {"do": "save", "body": OWN})
    assert "Zurück zum Text des Hauses" in text_of(ines.get(OFFER))

    page = ines.post(OFFER, {"do": "reset"}, follow=True)

    assert "Es gilt wieder der Text des Hauses." in text_of(page)
    assert own_texts(people.pool) == {}


def test_page_explains_the_blanks(ines):
    page = text_of(ines.get("/desk/texts/confirmed/"))

    assert "{telefon} Telefon des Pools für Rückfragen 069 90009001 ja" in page
    assert "{treffpunkt} Treffpunkt, wenn einer angegeben ist Foyer –" in page


def test_text_nobody_says_does_not_exist(ines):
    assert ines.get("/desk/texts/invoice/").status_code == 404
    assert ines.post("/desk/texts/invoice/", {"do": "save", "body": OWN}).status_code == 404


def test_other_pool_has_its_own_words(ines, jona, people):
    ines.post(OFFER, {"do": "save", "body": OWN})

    assert OWN not in text_of(jona.get(PAGE))
    jona.post(OFFER, {"do": "reset"})
    assert own_texts(people.pool) == {"offer": OWN}
