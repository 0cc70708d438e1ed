"""The desk looks at who wants to interpret: interview, yes, no, and the end after six months."""

from datetime import timedelta

import pytest

from notifications import clock
from notifications.models import Message
from pool.domain.refusals import NotAllowed
from pool.models import Event, Interpreter, Person
from scheduling import tasks
from scheduling.actions import applications
from scheduling.domain.machine import IllegalMove
from scheduling.models import Application
from scheduling.queries.applications import known_people
from tests.builders import coordinator_of, make_interpreter, make_pool, sms_to
from tests.scheduling.web import queries_of, text_of
from tests.scheduling.welcome.applying import FORM, NORA, PHONE, filed, link_of, typed
from tests.scheduling.welcome.conftest import mails_to

DAY = timedelta(days=1)


@pytest.fixture
def pool(people):
    """The Pool Waldeck-Frankenberg."""
    return people.pool


@pytest.fixture
def by(people):
    """Ines."""
    return people.actor(people.ines)


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
