"""Invitations and leaving: who comes in, who goes, and who reads what is written then."""

from datetime import timedelta

import pytest

from pool.actions import authorities
from pool.domain.actors import Actor, Role
from pool.domain.refusals import LostRace, NotAllowed, ReasonMissing
from pool.membership import memberships_of
from pool.models import Authority, Membership, Person, User
from scheduling.actions import colleagues, invitations
from scheduling.models import Invitation
from scheduling.queries.requesters import requesters_of
from tests.builders import coordinator_of, make_authority, make_person, make_pool, make_user, submit
from tests.people import Cast, cast
from tests.scheduling.welcome.conftest import link_in, mails_to

pytestmark = pytest.mark.django_db
KIM = "kim@jugendamt.example"


@pytest.fixture
def people() -> Cast:
    """Everybody."""
    return cast()


@pytest.fixture
def by(people):
    """Gesa acts."""
    return people.actor(people.gesa)


def invite(people, by, at, **changes):
    """Gesa asks Kim in."""
    told = {"name": "Kim Brandt", "email": KIM} | changes
    return invitations.invite(people.youth_office, by=by, at=at, **told)


def member(user: User) -> Membership:
    """Their one role."""
    return (
        Membership.objects.across_pools()
        .select_related("authority__pool", "person__user", "pool")
        .get(person=user.person)
    )


def test_colleague_gets_a_link_and_is_in(people, by, at):
    row = invite(people, by, at, email="Kim@Jugendamt.example")

    [(subject, body)] = mails_to(KIM)
    assert subject == "Einladung: für Jugendamt Korbach Dolmetscher anfragen"
    assert "Gesa Klee lädt Sie ein" in body
    assert "gilt bis 7. Dezember 2026 und nur einmal" in body
    assert link_in(KIM).startswith("/einladung/")
    joined = invitations.accept_invitation(row, at=at)
    assert (joined.person.name, joined.authority, joined.active) == ("Kim Brandt", people.youth_office, True)
    assert not User.objects.get(email=KIM).has_usable_password()


def test_invitation_works_once(people, by, at):
    row = invite(people, by, at)
    invitations.accept_invitation(row, at=at)

    with pytest.raises(invitations.InvitationOver):
        invitations.accept_invitation(row, at=at)

    assert Membership.objects.of(people.pool).filter(authority=people.youth_office).count() == 2


@pytest.mark.parametrize("days", [14, 400])
def test_invitation_ends_after_two_weeks(people, by, at, days):
    row = invite(people, by, at)

    with pytest.raises(invitations.InvitationOver):
        invitations.accept_invitation(row, at=at + timedelta(days=days))

    assert not User.objects.filter(email=KIM).exists()


def test_invitation_can_be_taken_back_and_given_anew(people, by, at):
    row = invite(people, by, at)
    invitations.revoke_invitation(row, by=by, at=at)

    with pytest.raises(invitations.InvitationOver):
        invitations.accept_invitation(row, at=at)
    invitations.accept_invitation(invite(people, by, at), at=at)

    assert User.objects.filter(email=KIM).exists()


def test_clear_answers_to_whom_nobody_needs_to_invite(people, by, at):
    invite(people, by, at)
    with pytest.raises(invitations.AlreadyInvited, match=r"07\.12\.2026"):
        invite(people, by, at, email=KIM.upper())
    with pytest.raises(invitations.OwnAddress):
        invite(people, by, at, email="gesa@person.example")

    invitations.accept_invitation(Invitation.objects.of(people.pool).get(), at=at)
    with pytest.raises(invitations.AlreadyIn, match="Kim Brandt ist schon dabei"):
        invite(people, by, at)


def test_nobody_invites_a_whole_town(people, by, at):
    for number in range(invitations.MOST_A_DAY):
        row = invite(people, by, at, email=f"{number}@jugendamt.example")
        invitations.revoke_invitation(row, by=by, at=at)

    with pytest.raises(invitations.TooManyInvitations):
        invite(people, by, at)
    invite(people, by, at + timedelta(days=1))


def test_existing_sign_in_gets_one_role_more(people, by, at):
    row = invite(people, by, at, email="henning@person.example")

    joined = invitations.accept_invitation(row, at=at)

    assert joined.person == people.henning.person
    assert {one.authority for one in memberships_of(people.henning)} == {people.youth_office, people.school}


def test_who_left_can_come_back(people, by, at):
    joined = invitations.accept_invitation(invite(people, by, at), at=at)
    colleagues.end_membership(joined, by=by, at=at)

    again = invitations.accept_invitation(invite(people, by, at), at=at)

    assert (again, again.active) == (joined, True)


def test_blocked_institution_invites_nobody(people, by, at):
    row = invite(people, by, at)
    authorities.block_authority(people.youth_office, by=people.actor(people.ines), at=at, reason="weil")

    with pytest.raises(colleagues.AuthorityBlocked):
        invitations.accept_invitation(row, at=at)
    with pytest.raises(colleagues.AuthorityBlocked):
        invite(people, by, at, email="a@jugendamt.example")


def test_strangers_act_for_nobody(people, at):
    row = invite(people, people.actor(people.gesa), at)
    for stranger in (people.actor(people.henning), people.actor(people.jona)):
        with pytest.raises(NotAllowed):
            invite(people, stranger, at, email="a@b.example")
        with pytest.raises(NotAllowed):
            invitations.revoke_invitation(row, by=stranger, at=at)
        with pytest.raises(NotAllowed):
            colleagues.end_membership(member(people.gesa), by=stranger, at=at)
        with pytest.raises(NotAllowed):
            authorities.block_authority(people.youth_office, by=stranger, at=at, reason="weil")
    nobody = Actor(Role.COORDINATOR, "Ines Vogt", pool_id=people.pool.pk)
    with pytest.raises(NotAllowed):
        invite(people, nobody, at, email="a@b.example")


def test_last_one_may_leave_and_the_pool_hears(people, by, at):
    colleagues.end_membership(member(people.gesa), by=by, at=at)

    assert not memberships_of(people.gesa).exists()
    [(subject, body)] = mails_to(people.pool.email)
    assert subject == "Niemand mehr da: Jugendamt Korbach"
    assert "hat keine eigene E-Mail-Adresse" in body
    assert mails_to("gesa@person.example") == []


def test_who_is_taken_out_reads_so(people, by, at):
    joined = invitations.accept_invitation(invite(people, by, at), at=at)

    colleagues.end_membership(joined, by=by, at=at)

    assert mails_to(KIM)[-1][0] == "Sie fragen nicht mehr für Jugendamt Korbach an"
    assert mails_to(people.pool.email) == []
    with pytest.raises(LostRace):
        colleagues.end_membership(joined, by=by, at=at)


def test_mails_of_who_left_go_to_the_others(people, by, at):
    request = submit(people.youth_office, at)
    assert requesters_of(request) == (people.gesa.person,)
    kim = invitations.accept_invitation(invite(people, by, at), at=at)

    colleagues.end_membership(member(people.gesa), by=by, at=at)
    assert requesters_of(request) == (kim.person,)
    colleagues.end_membership(kim, by=people.actor(people.ines), at=at)
    assert requesters_of(request) == ()

    request.authority.email = "post@jugendamt.example"
    [mailbox] = requesters_of(request)
    assert (mailbox.name, mailbox.email) == ("Jugendamt Korbach", "post@jugendamt.example")


def test_block_and_back_each_with_a_reason(people, at):
    ines, office = people.actor(people.ines), people.youth_office
    with pytest.raises(ReasonMissing):
        authorities.block_authority(office, by=ines, at=at, reason=" ")
    authorities.block_authority(office, by=ines, at=at, reason="Rechnungen offen")
    assert not memberships_of(people.gesa).exists()
    with pytest.raises(ReasonMissing):
        authorities.admit_authority(office, by=ines, at=at)
    authorities.admit_authority(office, by=ines, at=at, reason="bezahlt")
    assert memberships_of(people.gesa).exists()
    with pytest.raises(LostRace):
        authorities.admit_authority(office, by=ines, at=at, reason="noch einmal")


def test_own_data_are_the_clerks_name_is_the_coordinators(people, by, at):
    contact = {
        "postal_code": "35066", "town": "", "street": "Ederufer 1", "meeting_point": "Foyer",
        "cost_bearer": "Kreis", "email": "post@jugendamt.example", "phone": "+496990009002",
    }  # fmt: skip
    row = authorities.set_contact(people.youth_office, contact=authorities.Contact(**contact), by=by, at=at)
    assert (row.town, row.street, row.name) == ("Frankenberg", "Ederufer 1", "Jugendamt Korbach")

    named = {"name": "Grundschule am Berg", "kind": "school", "setting": "school"}
    profile = authorities.Profile(**contact, **named)
    with pytest.raises(NotAllowed):
        authorities.set_profile(people.youth_office, profile=profile, by=by, at=at)
    with pytest.raises(authorities.NameTaken):
        authorities.set_profile(people.youth_office, profile=profile, by=people.actor(people.ines), at=at)


def test_two_pools_each_with_its_institution(people, at):
    other = make_authority(make_pool("drittes"), name="Jugendamt")
    boss = make_user(other.pool, make_person("Olaf Ritz"), authority=other)
    row = invitations.invite(other, name="Gesa", email="gesa@person.example", by=people.actor(boss), at=at)

    invitations.accept_invitation(row, at=at)

    assert {one.pool for one in memberships_of(people.gesa)} == {people.pool, other.pool}
    assert Authority.objects.of(other.pool).get() == other


def test_who_is_taken_out_comes_in_by_no_open_invitation(people, by, at):
    own = invite(people, by, at, email="gesa.privat@mail.example")
    again = invite(people, by, at, email="gesa@person.example.org")
    Person.objects.filter(pk=by.person_id).update(email="gesa@person.example.org")
    out = colleagues.end_membership(member(people.gesa), by=coordinator_of(people.pool), at=at)

    for row in (own, again):
        with pytest.raises(invitations.InvitationOver):
            invitations.accept_invitation(row, at=at)
    assert not Membership.objects.of(people.pool).filter(authority=out.authority, active=True).exists()


def test_who_leaves_may_have_invited_a_successor(people, by, at):
    row = invite(people, by, at)
    colleagues.end_membership(member(people.gesa), by=by, at=at)

    assert invitations.accept_invitation(row, at=at).active


def test_address_that_only_looks_alike_is_another_persons(people, by, at):
    amal = make_person("Amal Haddad", email="amal@wir.example")
    row = invite(people, by, at, name="Amal Haddad", email="amal@w\u0131r.example")

    assert invitations.accept_invitation(row, at=at).person != amal
