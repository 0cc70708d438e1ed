"""Signing in and out through HTTP."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from pool.models import Event, Membership
from tests.people import PASSWORD
from tests.pool.test_own_sign_in import totp
from tests.scheduling.api.caller import Caller


@pytest.fixture
def stranger(people):
    """Nobody yet."""
    return Caller()


def test_token_opens_the_door(stranger, people):
    body = stranger.post("tokens/", {"email": people.gesa.email, "password": PASSWORD})

    stranger.token = body["token"]
    membership = Membership.objects.of(people.pool).get(person=people.gesa.person)
    assert body["roles"] == [
        {
            "id": membership.pk,
            "role": "requester",
            "pool": {"id": people.pool.pk, "name": people.pool.name},
            "authority": {"id": people.youth_office.pk, "name": people.youth_office.name},
        }
    ]
    assert body["expires_at"].endswith("Z")
    assert stranger.call("GET", "requests/").status == 200
    assert Event.objects.of(people.pool).about(membership).last().verb == "issue_token"


def test_wrong_address_and_wrong_password_are_told_alike(stranger, people):
    wrong_password = stranger.post("tokens/", {"email": people.gesa.email, "password": "Winter"})
    wrong_address = stranger.post("tokens/", {"email": "gibt@es.nicht", "password": PASSWORD})

    assert wrong_password == wrong_address
    assert (stranger.status, wrong_address["code"]) == (401, "wrong_credentials")


def test_with_codes_from_an_app_the_password_alone_opens_nothing(stranger, people):
    secret = generate_totp_secret()
    TOTP.activate(people.gesa, secret)
    told = {"email": people.gesa.email, "password": PASSWORD}

    without = stranger.post("tokens/", told)
    first = stranger.status
    wrong_password = stranger.post("tokens/", told | {"password": "Winter", "code": totp(secret)})
    stranger.post("tokens/", told | {"code": totp(secret)})

    assert (first, without["code"]) == (401, "code_wanted")
    assert wrong_password["code"] == "wrong_credentials"
    assert stranger.status == 201


def test_inactive_user_is_told_the_same(stranger, people):
    people.gesa.is_active = False
    people.gesa.save()

    body = stranger.post("tokens/", {"email": people.gesa.email, "password": PASSWORD})

    assert (stranger.status, body["code"]) == (401, "wrong_credentials")


def test_user_without_a_role_gets_no_token(stranger, people):
    people.gesa.person.memberships.update(active=False)

    body = stranger.post("tokens/", {"email": people.gesa.email, "password": PASSWORD})

    assert (stranger.status, body["code"]) == (403, "no_role")


def test_guessing_is_stopped(stranger, people):
    tries = [stranger.post("tokens/", {"email": people.gesa.email, "password": "x"}) for _ in range(6)]

    assert [body["status"] for body in tries] == [401] * 5 + [429]


def test_guessing_many_addresses_is_stopped(stranger, people):
    statuses = [
        stranger.call("POST", "tokens/", {"email": f"p{n}@a.example", "password": "x"}).status
        for n in range(21)
    ]

    assert statuses[-1] == 429
    assert set(statuses) == {401, 429}


def test_forwarded_header_does_not_make_another_visitor(people):
    client = Client()
    statuses = [
        client.post(
            "/api/v1/tokens/", {}, "application/json", headers={"X-Forwarded-For": f"203.0.113.{n}"}
        ).status_code
        for n in range(21)
    ]

    assert statuses == [422] * 20 + [429]


@pytest.mark.parametrize(
    "told", [{}, {"email": "a\0", "password": "x"}, {"email": "a", "password": "x" * 201}]
)
def test_credentials_that_are_none_are_refused(stranger, told):
    stranger.post("tokens/", told)

    assert stranger.status == 422


def test_sign_out_closes_the_door(gesa):
    gesa.delete("tokens/current/")
    closed = gesa.status

    assert (closed, gesa.call("GET", "requests/").status) == (204, 401)


def test_session_of_the_pages_is_no_token(people):
    client = Client()
    client.force_login(people.ines, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/api/v1/requests/").status_code == 401
