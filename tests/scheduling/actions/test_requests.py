"""Filing, approving, rejecting, withdrawing."""

from dataclasses import asdict
from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.actions.venues import ContactNotReachable
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import NotAllowed, ReasonMissing, Refused
from pool.models import Event, Pool
from scheduling.actions import against_rules, requests, wanted
from scheduling.models import Request
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    mails_leave,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    sms_to,
    submit,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pool() -> Pool:
    """A Pool with one Arabic speaker in Korbach."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    return pool


def test_submit_asks_at_once(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at)

    assert request.state == "searching"
    assert [offer.interpreter.person.name for offer in request.offers.all()] == ["Amal Haddad"]
    assert [e.verb for e in Event.objects.of(pool).about(request)] == ["submit", "approve", "search", "ask"]


def test_submit_stores_contacts_encrypted(pool: Pool, at: datetime) -> None:
    from django.db import connection  # noqa: PLC0415 -- the raw column is what this test is about

    request = submit(make_authority(pool), at, contact_name="Frau Klee")

    with connection.cursor() as cursor:
        cursor.execute("SELECT contact_name, street FROM scheduling_request WHERE id = %s", [request.pk])
        raw = cursor.fetchone()
    assert "Klee" not in raw[0] and "Südring" not in raw[1]
    assert Request.objects.of(pool).get().contact_name == "Frau Klee"


def test_submit_twice_with_one_key_is_one_request(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    first = submit(authority, at, submission_key="form-1")

    second = submit(authority, at, submission_key="form-1")

    assert second.pk == first.pk
    assert Request.objects.of(pool).count() == 1


def test_submit_counts_a_client_without_knowing_them(pool: Pool, at: datetime) -> None:
    authority, other = make_authority(pool), make_authority(pool, name="Schule")

    tokens = [submit(a, at, file_reference=ref).client_token for a, ref in
              [(authority, "AZ 1"), (authority, " az 1"), (authority, "AZ 2"), (other, "AZ 1")]]  # fmt: skip

    assert tokens[0] == tokens[1]
    assert len(set(tokens)) == 3
    assert "AZ" not in "".join(tokens)


@pytest.mark.parametrize(
    ("fields", "refusal", "field"),
    [
        ({"starts": timedelta(minutes=-1)}, wanted.TimePast, "starts"),
        ({"minutes": 0}, wanted.DurationOutOfRange, "minutes"),
        ({"minutes": 30 * 60}, wanted.DurationOutOfRange, "minutes"),
        ({"postal_code": "00000"}, UnknownPostalCode, "postal_code"),
        ({"language": "xyz"}, wanted.UnknownLanguage, "language"),
        ({"language": "kur"}, wanted.LanguageTooWide, "language"),
        ({"setting": "health"}, against_rules.SettingExcluded, "setting"),
        ({"contact_phone": "12"}, ContactNotReachable, "contact_phone"),
        ({"street": "x" * 61}, wanted.TooLong, None),
    ],
)
def test_submit_refuses_bad_input_and_stores_nothing(
    pool: Pool, at: datetime, fields: dict, refusal: type[Refused], field: str | None
) -> None:
    Pool.objects.update(excluded_settings=["health"])
    pool.refresh_from_db()
    if "starts" in fields:
        fields = {"starts": at + fields["starts"]}

    with pytest.raises(refusal) as refused:
        submit(make_authority(pool), at, **fields)

    assert refused.value.field == field
    assert str(refused.value)
    assert not Request.objects.of(pool).exists()


def test_submit_by_phone_needs_no_place(pool: Pool, at: datetime) -> None:
    request = submit(make_authority(pool), at, modality="phone", postal_code="", town="")

    assert request.state == "searching"
    assert request.offers.get().km is None


def test_submit_of_an_unapproved_authority_is_refused(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool, state="pending")

    with pytest.raises(requests.AuthorityNotApproved):
        submit(authority, at)


def test_submit_waits_for_a_look_when_the_pool_wants_one(pool: Pool, at: datetime) -> None:
    Pool.objects.update(review_below=48)
    pool.refresh_from_db()

    request = submit(make_authority(pool), at)

    assert request.state == "submitted"
    assert Message.objects.get(kind="review_wanted").recipient == pool.email
    assert requests.approve_request(request, by=coordinator_of(pool), at=at).state == "searching"


def test_approve_is_not_for_clerks(pool: Pool, at: datetime) -> None:
    Pool.objects.update(review_all=True)
    pool.refresh_from_db()
    authority = make_authority(pool)
    request = submit(authority, at)

    with pytest.raises(NotAllowed):
        requests.approve_request(request, by=clerk_of(authority)[0], at=at)


def test_reject_needs_a_reason_and_tells_it(pool: Pool, at: datetime) -> None:
    Pool.objects.update(review_all=True)
    pool.refresh_from_db()
    request = submit(make_authority(pool), at)
    by = coordinator_of(pool)

    with pytest.raises(ReasonMissing):
        requests.reject_request(request, by=by, at=at, reason=" ")
    requests.reject_request(request, by=by, at=at, reason="Bitte vereidigt dolmetschen lassen.")

    assert "Bitte vereidigt" in Message.objects.get(kind="rejected").body


def test_withdraw_tells_those_who_were_asked_once(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    sent_offers(request, at)

    requests.withdraw_request(request, by=clerk_of(authority)[0], at=at, reason="Termin fällt aus")

    request.refresh_from_db()
    assert request.state == "withdrawn"
    assert request.offers.get().state == "withdrawn"
    assert ["gilt nicht mehr" in text for text in sms_to("+491713920001")] == [True]


def test_withdraw_before_the_sms_left_says_nothing(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)

    requests.withdraw_request(request, by=clerk_of(authority)[0], at=at, reason="Irrtum")

    assert sms_to("+491713920001") == []


def test_withdraw_cancels_the_assignment_in_every_calendar(pool: Pool, at: datetime) -> None:
    authority = make_authority(pool)
    request = submit(authority, at)
    assignment = accepted(request, at)
    mails_leave(at)

    requests.withdraw_request(request, by=clerk_of(authority)[0], at=at, reason="Termin fällt aus")

    assignment.refresh_from_db()
    mails = Message.objects.filter(kind="cancelled", channel="email")
    assert assignment.state == "cancelled"
    assert {mail.ics_method for mail in mails} == {"CANCEL"}
    assert {mail.recipient for mail in mails} == {assignment.person.email, request.requester.email}
    assert all(f"SEQUENCE:{assignment.sequence}" in mail.ics for mail in mails)
    assert all(str(assignment.uid) in mail.ics for mail in mails)


def test_wanted_is_a_plain_value(at: datetime) -> None:
    value = wanted.Wanted("apc", at, 90, "phone", "school")

    assert asdict(value)["minutes"] == 90
    assert value.ends - value.starts == timedelta(minutes=90)
