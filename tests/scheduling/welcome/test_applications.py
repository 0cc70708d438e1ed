"""Somebody wants to interpret: the public form, the link, the desk, and what strangers learn."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from notifications import clock
from notifications.models import Message
from pool.domain.refusals import NotAllowed
from pool.models import Event, Interpreter, Person
from scheduling import tasks
from scheduling.actions import applications
from scheduling.actions.applications import Said
from scheduling.domain.machine import IllegalMove
from scheduling.models import Application
from scheduling.queries.applications import known_people
from tests.builders import coordinator_of, make_interpreter, make_pool, sms_to
from tests.scheduling.web import queries_of, text_of
from tests.scheduling.welcome.conftest import mails_to

DAY = timedelta(days=1)
FORM = "/mitmachen/waldeck-frankenberg/dolmetschen/"
NORA, PHONE = "nora@post.example", "+491713920011"


def typed(**changes):
    """Nora's form."""
    said = {
        "name": "Nora Said", "language_1": "Somali", "level_1": "native", "language_2": "", "level_2": "",
        "language_3": "", "level_3": "", "language_4": "", "level_4": "", "postal_code": "34497", "town": "",
        "mobile": "0171 3920011", "email": NORA, "gender": "female", "about": "Vormittags habe ich Zeit.",
        "adult": "on", "german": "on", "agreed": "on", "key": "page-1", "website": "",
    }  # fmt: skip
    return said | changes


def filed(pool, at, **changes):
    """Nora has sent her form."""
    said = {
        "name": "Nora Said", "gender": "female", "email": NORA, "mobile": PHONE, "postal_code": "34497",
        "town": "", "languages": (("som", "native"), ("eng", "B2")), "about": "Vormittags.",
    }  # fmt: skip
    key = changes.pop("key", "k")
    return applications.file_application(pool, said=Said(**(said | changes)), agreed=True, key=key, at=at)


@pytest.fixture
def pool(people):
    """The Pool Waldeck-Frankenberg."""
    return people.pool


@pytest.fixture
def by(people):
    """Ines."""
    return people.actor(people.ines)


def link_of(address):
    """The path of the link in the last mail to an address."""
    body = mails_to(address)[-1][1]
    return next(
        "/" + word.split("/", 3)[3] for word in body.split() if "/mitmachen/bewerbung/" in word
    )  # fmt: skip


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


def test_without_mail_the_interview_goes_by_sms(ines, pool, at):
    row = filed(pool, at, email="")

    page = ines.post(
        f"/desk/bewerbungen/{row.pk}/",
        {"do": "interview", "day": "2026-12-01", "time": "10:30", "where": "Wir rufen Sie an"}, follow=True,
    )  # fmt: skip

    (told,) = sms_to(PHONE)
    assert "Gespräch ein: Di 01.12. 10:30 Uhr, Wir rufen Sie an." in told
    assert "Bitte rufen Sie die Person an" in text_of(page)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"day": "2026-11-20"}, "Dieser Zeitpunkt ist schon vorbei."),
        ({"day": "2027-03-28", "time": "02:30"}, "Uhrzeit"),
        ({"where": " "}, "Ort oder Telefon"),
        ({"day": "31.02.2027"}, "Diesen Tag gibt es nicht."),
    ],
)
def test_interview_that_cannot_be_is_refused(ines, pool, at, changes, words):
    row = filed(pool, at)
    form = {"do": "interview", "day": "2026-12-01", "time": "10:30", "where": "hier"} | changes

    assert words in text_of(ines.post(f"/desk/bewerbungen/{row.pk}/", form))
    assert Application.objects.of(pool).get().state == "filed"


def test_known_person_is_asked_about_and_joined(ines, people, pool, at):
    row = filed(pool, at, mobile=people.fatou.person.mobile, languages=(("som", "B2"),))
    here = f"/desk/bewerbungen/{row.pk}/"
    page = text_of(ines.get(here))
    assert "Diese Nummer oder E-Mail-Adresse kennen wir schon" in page
    assert "Fatou Diop, schon im Pool: Nr. 5, in Schulung" in page
    assert "Wer ist das?" in text_of(ines.post(here, {"do": "accept"}))

    ines.post(here, {"do": "accept", "who": str(people.fatou.person_id)})

    row.refresh_from_db()
    assert (row.state, row.interpreter) == ("accepted", people.fatou)
    assert sorted(people.fatou.skills.values_list("language", flat=True)) == ["fra", "som"]
    assert not Person.objects.filter(name="Nora Said").exists()


def test_who_had_left_comes_back(people, pool, by, at):
    Interpreter.objects.of(pool).filter(pk=people.amal.pk).update(state="left", left_on=at.date())
    row = filed(pool, at, email="amal@person.example", mobile="")

    one = applications.accept_application(row, person=people.amal.person, texts_allowed=False, by=by, at=at)

    assert (one.pk, one.state, one.left_on) == (people.amal.pk, "training", None)


def test_people_of_other_pools_are_known_only_when_proved_and_without_a_name(ines, people, pool, at):
    other = make_interpreter(people.neighbour, "Nora Geheim", "som", mobile=PHONE, email=NORA)
    row = filed(pool, at)
    assert known_people(row) == []
    row = applications.confirm_application(row, at=at)

    (known,) = known_people(row)
    page = text_of(ines.get(f"/desk/bewerbungen/{row.pk}/"))

    assert (known.person, known.elsewhere) == (other.person, True)
    assert "jemand, der schon in einem anderen Pool ist" in page and "Geheim" not in page


def test_nobody_can_be_joined_with_a_stranger(people, pool, by, at):
    row = filed(pool, at)

    with pytest.raises(NotAllowed):
        applications.accept_application(row, person=people.bo.person, texts_allowed=False, by=by, at=at)


def test_kind_no_and_its_end(visitor, ines, pool, at):
    row = filed(pool, at)
    link = link_of(NORA)

    page = ines.post(
        f"/desk/bewerbungen/{row.pk}/", {"do": "reject", "text": "Zurzeit fehlt ein Platz."}, follow=True
    )

    assert "Die Absage ist geschrieben." in text_of(page)
    subject, body = mails_to(NORA)[-1]
    assert "vielen Dank, dass Sie dolmetschen möchten" in body and "Zurzeit fehlt ein Platz." in body
    assert "Diese Bewerbung ist beendet" in text_of(visitor.get(link))
    assert visitor.post(link, {"do": "withdraw"}).status_code == 409


def test_applicant_withdraws_and_the_desk_hears_it(visitor, pool, at):
    filed(pool, at)
    link = link_of(NORA)
    visitor.post(link, {"do": "confirm"})

    page = text_of(visitor.post(link, {"do": "withdraw"}, follow=True))

    assert "Diese Bewerbung ist beendet" in page
    assert mails_to(pool.email)[-1][0] == "Bewerbung zurückgezogen"


def test_desk_was_faster_than_the_link(pool, by, at):
    row = filed(pool, at)
    row = applications.invite_to_interview(row, when=at + DAY, where="hier", by=by, at=at)

    row = applications.confirm_application(row, at=at)

    assert (row.state, bool(row.confirmed_at)) == ("invited", True)


@pytest.mark.parametrize("token", ["nichts", "1.abc", "%00"])
def test_links_that_lead_nowhere_are_all_alike(visitor, pool, token):
    assert visitor.get(f"/mitmachen/bewerbung/{token}/").status_code == 404


def test_what_is_decided_stays_decided(pool, by, at):
    row = applications.reject_application(filed(pool, at), text="", by=by, at=at)

    for act in (
        lambda: applications.accept_application(row, texts_allowed=False, by=by, at=at),
        lambda: applications.invite_to_interview(row, when=at + DAY, where="x", by=by, at=at),
    ):
        with pytest.raises(IllegalMove):
            act()


def test_only_the_pools_coordinators_decide(pool, at):
    row, stranger = filed(pool, at), coordinator_of(make_pool("fremd"))

    for act in (
        lambda by: applications.accept_application(row, texts_allowed=False, by=by, at=at),
        lambda by: applications.reject_application(row, text="", by=by, at=at),
        lambda by: applications.note_application(row, note="x", by=by, at=at),
        lambda by: applications.invite_to_interview(row, when=at + DAY, where="x", by=by, at=at),
    ):
        for by in (stranger, applications.applicant(row)):
            with pytest.raises(NotAllowed):
                act(by)


def test_six_months_after_the_last_word_nothing_is_left(pool, by, at):
    silent = filed(pool, at, key="a")
    invited = applications.invite_to_interview(
        filed(pool, at, key="b"), when=at + 30 * DAY, where="x", by=by, at=at
    )
    taken = filed(pool, at, key="c", mobile="", email="c@post.example")
    one = applications.accept_application(taken, texts_allowed=False, by=by, at=at)
    left = Application.objects.of(pool)

    tasks.forget_applications(at + 182 * DAY)
    assert left.count() == 3
    tasks.forget_applications(at + 184 * DAY)
    assert list(left.all()) == [invited]
    tasks.forget_applications(at + 214 * DAY)

    assert (left.count(), Interpreter.objects.of(pool).filter(pk=one.pk).exists()) == (0, True)
    assert "Nora" not in "".join(Event.objects.about(silent).values_list("actor", flat=True))


def test_list_by_state_and_its_cost(ines, pool, by, at):
    found: list[int] = []
    for numbers in ((1,), (2, 3)):
        for number in numbers:
            filed(pool, at, key=f"{number}", name=f"Nora {number}")
        with queries_of(found):
            ines.get("/desk/bewerbungen/")
    applications.reject_application(Application.objects.of(pool).get(name="Nora 2"), text="", by=by, at=at)

    assert found[0] == found[1]
    assert "Nora 2" not in text_of(ines.get("/desk/bewerbungen/"))
    assert "Nora 2" in text_of(ines.get("/desk/bewerbungen/?state=rejected"))
    assert "Keine Bewerbung" in text_of(ines.get("/desk/bewerbungen/?state=withdrawn"))


def test_foreign_desk_finds_nothing(jona, pool, at):
    row = filed(pool, at)

    assert jona.get(f"/desk/bewerbungen/{row.pk}/").status_code == 404
    assert "Nora" not in text_of(jona.get("/desk/bewerbungen/"))


def test_clock_of_the_door_is_the_houses(visitor, pool):
    visitor.post(FORM, typed())

    assert abs(Application.objects.of(pool).get().filed_at - clock.now()) < timedelta(minutes=1)
    assert Message.objects.filter(kind="application_waits").count() == 1
