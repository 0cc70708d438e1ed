"""Einstellungen: every part with its effect and who changed it; the sender; the team."""

from datetime import date

import pytest

from notifications.models import Message
from pool.actions.sender import NoMailAddress, NoPhone, Sender, SmsNameUnfit, set_sender
from pool.models import Event, Membership, Person, User
from pool.permissions import NotLead
from scheduling.actions.team import AlreadyInTeam, LastLead, add_coordinator, end_coordinator, set_leads
from tests.builders import coordinator_of, make_pool, make_tariff
from tests.scheduling.web import browser_of, people_at, queries_of, text_of

pytestmark = pytest.mark.django_db
GOOD = {
    "name": "Pool Nord", "sms_name": "Pool Nord", "carrier": "Kreis", "email": "nord@pool.example",
    "phone": "069 90009002",
}  # fmt: skip


@pytest.fixture
def people(at):
    """Everybody, and the clock."""
    return people_at(at)


@pytest.fixture
def ines(people):
    """The coordinator's browser."""
    return browser_of(people.ines)


@pytest.fixture
def second(people, at):
    """A second coordinator who does not manage the Pool."""
    return add_coordinator(
        people.pool, name="Karla Dorn", email="karla@pool.example", leads=False,
        by=coordinator_of(people.pool), at=at,
    )  # fmt: skip


def own_membership(people) -> Membership:
    """That of Ines."""
    return Membership.objects.of(people.pool).get(person=people.ines.person, role="coordinator")


def test_every_part_leads_somewhere_and_says_what_holds(ines, people) -> None:
    page = ines.get("/desk/einstellungen/")

    text = text_of(page)
    assert "Name und Absender" in text and "SMS beginnen mit" in text
    assert "noch nie" in text


def test_who_changed_what_stands_there(ines, people) -> None:
    ines.post("/desk/einstellungen/absender/", GOOD)

    page = text_of(ines.get("/desk/einstellungen/"))

    assert "SMS beginnen mit „Pool Nord“, Mails kommen von nord@pool.example" in page
    assert people.ines.person.name in page


def test_overview_costs_a_bounded_number_of_queries(ines, people, at) -> None:
    counts: list[int] = []
    for day in (1, 2):
        make_tariff(people.pool, name=f"T{day}", valid_from=date(2020, 1, day))
        with queries_of(counts):
            ines.get("/desk/einstellungen/")

    assert counts[0] == counts[1] <= 14  # the five parts about money read their rules


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"sms_name": "Łódź"}, SmsNameUnfit),
        ({"sms_name": ""}, SmsNameUnfit),
        ({"email": "niemand"}, NoMailAddress),
        ({"phone": "110 bitte"}, NoPhone),
    ],
)
def test_sender_that_nobody_could_use_is_refused(people, at, wrong, refusal) -> None:
    with pytest.raises(refusal):
        set_sender(people.pool, sender=Sender(**(GOOD | wrong)), by=coordinator_of(people.pool), at=at)


def test_sender_form_says_what_is_wrong(ines) -> None:
    page = text_of(ines.post("/desk/einstellungen/absender/", GOOD | {"phone": "abc"}))

    assert "keine gültige Telefonnummer" in page


def test_new_coordinator_gets_a_mail_and_a_sign_in(ines, people) -> None:
    sent = {"name": "Karla Dorn", "email": "Karla@Pool.example", "leads": ""}

    ines.post("/desk/einstellungen/team/neu/", sent)

    user = User.objects.get(email="karla@pool.example")
    assert not user.has_usable_password()
    assert Message.objects.filter(recipient="karla@pool.example", kind="team_joined").count() == 1
    assert browser_of(user).get("/desk/").status_code == 200


def test_known_person_keeps_their_name(people, at) -> None:
    row = add_coordinator(
        people.pool, name="Irgendwer", email=people.gesa.email, leads=False,
        by=coordinator_of(people.pool), at=at,
    )  # fmt: skip

    assert row.person == people.gesa.person
    assert Person.objects.filter(name="Irgendwer").count() == 0


def test_nobody_is_in_the_team_twice(people, at, second) -> None:
    with pytest.raises(AlreadyInTeam):
        add_coordinator(
            people.pool, name="K", email="karla@pool.example", leads=True,
            by=coordinator_of(people.pool), at=at,
        )  # fmt: skip


def test_who_was_out_comes_back(people, at, second) -> None:
    by = coordinator_of(people.pool)
    end_coordinator(second, by=by, at=at)

    again = add_coordinator(people.pool, name="K", email="karla@pool.example", leads=True, by=by, at=at)

    assert (again.pk, again.active, again.leads) == (second.pk, True, True)


def test_last_who_manages_cannot_leave(ines, people, second) -> None:
    response = ines.post(f"/desk/einstellungen/team/{own_membership(people).pk}/beenden/")

    assert response.status_code == 409
    assert "letzte Person, die diesen Pool verwaltet" in text_of(response)
    assert own_membership(people).active


def test_last_who_manages_cannot_give_it_away(people, at, second) -> None:
    with pytest.raises(LastLead):
        set_leads(own_membership(people), leads=False, by=coordinator_of(people.pool), at=at)


def test_who_manages_may_leave_when_another_does(ines, people, at, second) -> None:
    set_leads(second, leads=True, by=coordinator_of(people.pool), at=at)

    ines.post(f"/desk/einstellungen/team/{own_membership(people).pk}/beenden/")

    assert not own_membership(people).active
    assert ines.get("/desk/").status_code in (302, 403)


def test_who_does_not_manage_changes_no_setting(people, at, second) -> None:
    karla = browser_of(User.objects.get(email="karla@pool.example"))

    page = text_of(karla.post("/desk/einstellungen/absender/", GOOD))

    assert "Das kann nur, wer den Pool verwaltet." in page
    assert not Event.objects.of(people.pool).filter(verb="set_sender").exists()


def test_who_does_not_manage_may_leave_but_throw_nobody_out(people, at, second) -> None:
    karla = browser_of(User.objects.get(email="karla@pool.example"))

    assert karla.post(f"/desk/einstellungen/team/{own_membership(people).pk}/beenden/").status_code == 409
    assert karla.post(f"/desk/einstellungen/team/{second.pk}/beenden/").status_code == 302
    second.refresh_from_db()
    assert not second.active


def test_who_is_taken_out_reads_so(people, at, second) -> None:
    end_coordinator(second, by=coordinator_of(people.pool), at=at)

    assert Message.objects.filter(recipient="karla@pool.example", kind="team_left").count() == 1


def test_deputy_who_leaves_stands_in_for_nobody(people, at, second) -> None:
    Membership.objects.of(people.pool).filter(pk=own_membership(people).pk).update(deputy=second)

    end_coordinator(second, by=coordinator_of(people.pool), at=at)

    assert own_membership(people).deputy is None


def test_other_pool_has_its_own_team(ines, people, at) -> None:
    other = make_pool(slug="anders", name="Anders")
    theirs = add_coordinator(
        other, name="Fremde", email="fremd@pool.example", leads=True, by=coordinator_of(other), at=at
    )

    assert "Fremde" not in text_of(ines.get("/desk/einstellungen/team/"))
    assert ines.post(f"/desk/einstellungen/team/{theirs.pk}/beenden/").status_code == 404


def test_coordinator_of_two_pools_manages_each_by_itself(people, at) -> None:
    other = make_pool(slug="anders", name="Anders")
    add_coordinator(other, name="I", email=people.ines.email, leads=False, by=coordinator_of(other), at=at)
    by = coordinator_of(other)
    mine = Membership.objects.of(other).get(person=people.ines.person)

    with pytest.raises(NotLead):
        set_leads(mine, leads=True, by=type(by)(by.role, "Ines", other.pk, people.ines.person_id), at=at)


def test_story_of_the_team_is_told_in_sentences(ines, people, second) -> None:
    page = text_of(ines.get("/desk/einstellungen/team/"))

    assert "hat Karla Dorn ins Team geholt." in page
