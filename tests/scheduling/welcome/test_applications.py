"""Somebody wants to interpret: the public form, the link of the mail, and what strangers learn."""

import pytest
from django.core.cache import cache

from pool.models import Interpreter
from scheduling.models import Application
from tests.builders import make_interpreter, sms_to
from tests.scheduling.web import text_of
from tests.scheduling.welcome.applying import FORM, NORA, PHONE, filed, link_of, typed
from tests.scheduling.welcome.conftest import mails_to


@pytest.fixture
def pool(people):
    """The Pool Waldeck-Frankenberg."""
    return people.pool


def test_page_of_who_can_take_part_leads_here(visitor, pool):
    assert FORM in visitor.get("/mitmachen/").content.decode()
    assert FORM in visitor.get("/mitmachen/waldeck-frankenberg/").content.decode()


def test_form_says_how_long_it_is_kept_and_asks_little(visitor, pool):
    page = text_of(visitor.get(FORM))

    assert "löschen wir Ihre Angaben sechs Monate nach der letzten Nachricht" in page
    assert "Handynummer oder E-Mail: Eines genügt." in page


def test_whole_way_from_the_form_into_training(visitor, ines, pool):
    sent = visitor.post(FORM, typed(language_2="english", level_2="B2"), follow=True)
    assert "Danke, dass Sie helfen möchten!" in text_of(sent)
    row = Application.objects.of(pool).get()
    assert (row.state, row.languages, row.town) == (
        "filed", [["som", "native"], ["eng", "B2"]], "Korbach",
    )  # fmt: skip
    assert mails_to(pool.email)[-1][0] == "Neue Bewerbung zum Dolmetschen"
    link = link_of(NORA)
    assert "Waren Sie das?" in text_of(visitor.get(link))
    assert Application.objects.of(pool).get().state == "filed"  # a scanner has looked, no more
    assert "Danke, das hat geklappt" in text_of(visitor.post(link, {"do": "confirm"}, follow=True))

    assert "Nora Said" in text_of(ines.get("/desk/bewerbungen/"))
    here = f"/desk/bewerbungen/{row.pk}/"
    assert "Vormittags habe ich Zeit." in text_of(ines.get(here))
    interview = {"do": "interview", "day": "2026-12-01", "time": "10:30", "where": "Südring 2, Zimmer 12"}
    assert "zum Gespräch eingeladen" in text_of(ines.post(here, interview, follow=True))
    assert "Di, 01.12.2026, 10:30" in mails_to(NORA)[-1][1]
    assert "Südring 2, Zimmer 12" in text_of(visitor.get(link))
    ines.post(here, {"do": "note", "note": "sehr freundlich"})
    page = ines.post(here, {"do": "accept", "texts_allowed": "on"}, follow=True)

    one = Interpreter.objects.of(pool).get(person__name="Nora Said")
    assert (one.state, one.number, one.person.mobile) == ("training", 6, PHONE)
    assert sorted(one.skills.values_list("language", "level")) == [("eng", "B2"), ("som", "native")]
    assert "in Schulung" in text_of(page)
    assert "Willkommen beim Dolmetscherpool" in mails_to(NORA)[-1][0]
    assert "Ihre Nummer wurde eingetragen" in sms_to(PHONE)[-1]
    assert "Sie sind dabei" in text_of(visitor.get(link))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"mobile": "", "email": ""}, "Bitte geben Sie eine Mobilnummer oder eine E-Mail-Adresse an."),
        ({"mobile": "05631 1234"}, "Handynummer"),
        ({"postal_code": "00000"}, "Diese Postleitzahl kennen wir nicht."),
        ({"language_1": ""}, "1. Sprache"),
        ({"language_1": "Klingonisch-Nord"}, "Diese Sprache"),
        ({"language_1": "Kurdisch"}, "1. Sprache"),
        ({"language_2": "Somali", "level_2": "B2"}, "Diese Sprache steht schon weiter oben."),
        ({"language_2": "Tigrinya"}, "wie gut Sie sie sprechen"),
        ({"german": ""}, "gut genug Deutsch"),
        ({"agreed": ""}, "Bitte erlauben Sie uns"),
        ({"name": "a\x00b"}, "Ihr Name"),
        ({"about": "x" * 5000}, "Über mich"),
    ],
)
def test_errors_stand_beside_their_field_and_nothing_is_lost(visitor, pool, changes, words):
    page = visitor.post(FORM, typed(**changes))

    assert page.status_code == 200
    assert words in text_of(page).partition("Bitte prüfen Sie Ihre Angaben")[2]
    assert not Application.objects.of(pool).exists()
    assert "Vormittags habe ich Zeit." in page.content.decode() or "about" in changes


def test_word_for_several_languages_is_asked_back_and_chosen_without_script(visitor, pool):
    page = visitor.post(FORM, typed(language_1="Kurdisch")).content.decode()
    assert 'name="language_1_code"' in page and 'value="ckb"' in page

    visitor.post(FORM, typed(language_1="Kurdisch", language_1_for="Kurdisch", language_1_code="ckb"))

    assert Application.objects.of(pool).get().languages == [["ckb", "native"]]


def test_second_click_files_nothing(visitor, pool):
    for _click in range(2):
        assert visitor.post(FORM, typed()).status_code == 302

    assert Application.objects.of(pool).count() == 1
    assert len(mails_to(NORA)) == len(mails_to(pool.email)) == 1


def test_machine_is_thanked_and_not_kept(visitor, pool):
    assert visitor.post(FORM, typed(website="http://x.example")).headers["Location"] == f"{FORM}danke/"

    assert not Application.objects.of(pool).exists()


def test_too_many_of_one_address_and_of_one_visitor(visitor, pool):
    for number in range(3):
        assert visitor.post(FORM, typed(key=f"k{number}")).status_code == 302
    page = visitor.post(FORM, typed(key="k4"))
    assert (page.status_code, "sind schon mehrere E-Mails unterwegs" in text_of(page)) == (429, True)
    cache.clear()
    for number in range(21):
        page = visitor.post(FORM, typed(key=f"n{number}", email=f"n{number}@post.example", mobile=""))

    assert (page.status_code, "Das ging zu schnell." in text_of(page)) == (429, True)


@pytest.mark.parametrize("known", ["nobody", "active", "left", "applied", "elsewhere"])
def test_known_and_unknown_people_get_the_same_answer(visitor, people, pool, at, known):
    if known in ("active", "left", "elsewhere"):
        where = people.neighbour if known == "elsewhere" else pool
        state = "left" if known == "left" else "active"
        make_interpreter(where, "Nora Said", "som", mobile=PHONE, email=NORA, state=state)
    if known == "applied":
        filed(pool, at)

    page = visitor.post(FORM, typed(), follow=True)

    assert (page.status_code, page.redirect_chain) == (200, [(f"{FORM}danke/", 302)])
    assert "Danke, dass Sie helfen möchten!" in text_of(page)
    assert len([one for one in mails_to(NORA) if "Bitte bestätigen" in one[0]]) == 1 + (known == "applied")


def test_mail_to_a_stranger_says_nothing_that_was_typed(visitor, pool):
    visitor.post(FORM, typed(name="Jetzt billig kaufen", about="http://schlecht.example"))

    subject, body = mails_to(NORA)[-1]
    assert "billig" not in subject + body and "schlecht" not in body
