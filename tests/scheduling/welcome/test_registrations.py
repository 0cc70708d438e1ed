"""Registration: kept as it came, proved by mail, approved at once or by the coordinator, or rejected."""

from datetime import timedelta

import pytest

from notifications.models import Message
from pool.actions.authorities import NameTaken, block_authority
from pool.actions.sign_ins_made import SignInLocked
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import NotAllowed, ReasonMissing
from pool.models import Authority, Event, Membership, Person, User
from scheduling.actions import registrations
from scheduling.actions.colleagues import AuthorityBlocked
from scheduling.domain.machine import IllegalMove
from scheduling.models import Registration
from tests.builders import coordinator_of, make_authority, make_pool
from tests.scheduling.welcome.conftest import SCHOOL, application, mails_to, registered

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool():
    """A Pool that trusts one school authority."""
    return make_pool(trusted_domains=["gesamtschule.example"])


def test_everything_said_is_kept_and_a_link_is_sent(pool, at):
    row = registered(pool, at, note="Bitte dienstags", cost_bearer="Kreis")

    kept = Registration.objects.of(pool).get()
    assert kept == row
    assert (kept.state, kept.town, kept.phone, kept.note) == (
        "filed",
        "Edertal",
        "+496990009003",
        "Bitte dienstags",
    )
    [(subject, body)] = mails_to(SCHOOL)
    assert subject == f"Bitte bestätigen: Anmeldung beim {pool.name}"
    assert "/mitmachen/bestaetigen/" in body
    assert "gilt bis 30. November 2026, 09:00 Uhr" in body


def test_mail_to_an_unproved_address_says_nothing_that_was_typed(pool, at):
    registered(pool, at, name="Gewinnen Sie hier", contact_name="Klicken Sie", note="casino")

    assert not any(word in " ".join(mails_to(SCHOOL)[0]) for word in ("Gewinnen", "Klicken", "casino"))


def test_second_click_finds_the_first_row(pool, at):
    first = registered(pool, at)

    assert registered(pool, at + timedelta(seconds=2)) == first
    assert len(mails_to(SCHOOL)) == 1
    assert registered(pool, at + timedelta(hours=1)) != first


@pytest.mark.parametrize(
    ("changes", "refused", "field"),
    [
        ({"kind": "health"}, registrations.KindExcluded, "kind"),
        ({"postal_code": "00000"}, UnknownPostalCode, "postal_code"),
    ],
)
def test_what_the_pool_does_not_take(pool, at, changes, refused, field):
    pool.excluded_kinds = ["health"]
    pool.save()

    with pytest.raises(refused) as caught:
        registered(pool, at, **changes)

    assert caught.value.field == field
    assert not Registration.objects.of(pool).exists()


def test_reason_against_a_kind_names_the_phone(pool, at):
    pool.excluded_kinds = ["school"]
    pool.save()

    with pytest.raises(registrations.KindExcluded, match="069 90009001"):
        registered(pool, at)


def test_pool_that_registers_nobody_says_whom_to_call(pool, at):
    pool.registers = False
    pool.save()

    with pytest.raises(registrations.NotOpen, match="069 90009001"):
        registered(pool, at)


def test_without_agreement_there_is_nothing(pool, at):
    with pytest.raises(registrations.NotAgreed):
        registrations.register(pool, said=application(), agreed=False, at=at)


def test_trusted_domain_is_in_at_once(pool, at):
    row = registrations.confirm_registration(registered(pool, at, email=SCHOOL.upper()), at=at)

    authority = Authority.objects.of(pool).get()
    assert row.state == "approved"
    assert (authority.state, authority.kind, authority.setting) == ("approved", "school", "school")
    assert (authority.email, authority.phone, authority.agreed_at) == (SCHOOL, "+496990009003", at)
    user = User.objects.get()
    assert (user.email, user.has_usable_password(), user.person.name) == (SCHOOL, False, "Jens Kramer")
    assert Membership.objects.of(pool).get().person == user.person
    subject, body = mails_to(SCHOOL)[-1]
    assert subject == "Sie sind dabei: Gesamtschule Edertal"
    assert "Melden Sie sich mit dieser E-Mail-Adresse an:" in body
    assert "/anmelden/" in body
    assert mails_to(pool.email) == []


@pytest.mark.parametrize(
    "email", ["a@sub.gesamtschule.example", "a@gesamtschule.example.evil.example", "a@evil.example"]
)
def test_other_domains_wait_for_the_coordinator(pool, at, email):
    row = registrations.confirm_registration(registered(pool, at, email=email), at=at)

    assert row.state == "confirmed"
    assert not Authority.objects.of(pool).exists()
    [(subject, body)] = mails_to(pool.email)
    assert subject == "Neue Anmeldung: Gesamtschule Edertal"
    assert f"/desk/einrichtungen/anmeldungen/{row.pk}/" in body
    assert "Jens Kramer, 069 90009003" in body


@pytest.mark.parametrize(
    "change", [{"excluded_kinds": ["school"]}, {"registers": False}, {"trusted_domains": []}]
)
def test_what_changed_before_the_proof_counts(pool, at, change):
    row = registered(pool, at)
    for name, value in change.items():
        setattr(pool, name, value)
    pool.save()

    assert registrations.confirm_registration(row, at=at).state == "confirmed"


def test_known_name_waits_even_from_a_trusted_domain(pool, at):
    make_authority(pool, name="gesamtschule  EDERTAL")

    assert registrations.confirm_registration(registered(pool, at), at=at).state == "confirmed"
    assert Authority.objects.of(pool).count() == 1


def test_locked_sign_in_waits_for_a_person(pool, at):
    User.objects.create_user(SCHOOL, is_active=False)

    row = registrations.confirm_registration(registered(pool, at), at=at)

    assert row.state == "confirmed"
    assert not Authority.objects.of(pool).exists()
    with pytest.raises(SignInLocked):
        registrations.approve_registration(row, by=coordinator_of(pool), at=at)


def test_confirmed_twice_is_confirmed_once(pool, at):
    row = registered(pool, at, email="a@evil.example")
    registrations.confirm_registration(row, at=at)

    registrations.confirm_registration(row, at=at)

    assert len(mails_to(pool.email)) == 1
    assert Event.objects.of(pool).filter(verb="confirm").count() == 1


def test_link_holds_a_week(pool, at):
    row = registered(pool, at)

    with pytest.raises(registrations.ConfirmedTooLate):
        registrations.confirm_registration(row, at=at + timedelta(days=7))

    assert registrations.confirm_registration(row, at=at + timedelta(days=7, seconds=-1)).state == "approved"


def test_coordinator_approves_also_what_nobody_proved(pool, at):
    row = registrations.approve_registration(registered(pool, at), by=coordinator_of(pool), at=at)

    assert (row.state, row.authority.name, row.person.name) == (
        "approved",
        "Gesamtschule Edertal",
        "Jens Kramer",
    )


def test_person_is_added_to_an_institution_there_is(pool, at):
    there = make_authority(pool, name="Gesamtschule Edertal", state=Authority.PENDING)

    row = registrations.approve_registration(registered(pool, at), by=coordinator_of(pool), at=at, into=there)

    there.refresh_from_db()
    assert (row.authority, there.state) == (there, "approved")
    assert Membership.objects.of(pool).get().authority == there


def test_same_name_needs_another_one(pool, at):
    make_authority(pool, name="Gesamtschule Edertal")
    row = registered(pool, at)

    with pytest.raises(NameTaken):
        registrations.approve_registration(row, by=coordinator_of(pool), at=at)

    row.refresh_from_db()
    assert row.state == "filed"


def test_blocked_or_foreign_institution_takes_nobody(pool, at):
    row, by = registered(pool, at), coordinator_of(pool)
    blocked, foreign = make_authority(pool, state=Authority.BLOCKED), make_authority(make_pool("fremd"))

    with pytest.raises(AuthorityBlocked):
        registrations.approve_registration(row, by=by, at=at, into=blocked)
    with pytest.raises(NotAllowed):
        registrations.approve_registration(row, by=by, at=at, into=foreign)


def test_who_has_a_sign_in_keeps_it(pool, at):
    person = Person.objects.create(name="Jens-Peter Kramer", email=SCHOOL)
    User.objects.create_user(SCHOOL, "Sommer im Edertal", person=person)

    row = registrations.approve_registration(registered(pool, at), by=coordinator_of(pool), at=at)

    assert row.person == person
    assert User.objects.get().check_password("Sommer im Edertal")


@pytest.mark.parametrize(("name", "same"), [("jens KRAMER", True), ("Ute Kramer", False)])
def test_body_without_sign_in_is_known_by_address_and_name(pool, at, name, same):
    person = Person.objects.create(name=name, email=SCHOOL)

    row = registrations.approve_registration(registered(pool, at), by=coordinator_of(pool), at=at)

    assert (row.person == person) is same


def test_rejection_needs_a_reason_and_tells_it(pool, at):
    row, by = registered(pool, at), coordinator_of(pool)

    with pytest.raises(ReasonMissing):
        registrations.reject_registration(row, by=by, at=at, reason=" ")
    registrations.reject_registration(row, by=by, at=at, reason="Ihr Kreis hat einen eigenen Pool.")

    assert "Ihr Kreis hat einen eigenen Pool." in mails_to(SCHOOL)[-1][1]
    with pytest.raises(IllegalMove):
        registrations.approve_registration(row, by=by, at=at)


@pytest.mark.parametrize("act", [registrations.approve_registration, registrations.reject_registration])
def test_foreign_coordinator_decides_nothing(pool, at, act):
    row, stranger = registered(pool, at), coordinator_of(make_pool("fremd"))
    more = {"reason": "weil"} if act is registrations.reject_registration else {}

    with pytest.raises(NotAllowed):
        act(row, by=stranger, at=at, **more)

    row.refresh_from_db()
    assert row.state == "filed"
    assert Message.objects.filter(kind="registration_rejected").count() == 0


def test_who_was_shut_out_comes_back_only_by_hand(pool, at):
    first = registrations.confirm_registration(registered(pool, at), at=at)
    block_authority(first.authority, by=coordinator_of(pool), at=at, reason="Missbrauch")

    later = at + timedelta(hours=1)
    row = registrations.confirm_registration(registered(pool, later, name="Schule am Edersee"), at=later)

    assert (row.state, row.authority) == ("confirmed", None)
