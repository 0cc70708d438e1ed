"""Sign-in with the county's own identity provider, through allauth's real client against a real server."""

import base64
import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.test import Client

from pool import resuming
from pool.models import User
from tests.builders import make_person, make_pool, make_user
from tests.identity_provider import CLIENT, SECRET, County, county

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.pool.face_urls")]
START, BACK = "/anmelden/oidc/", "/anmelden/oidc/zurueck/"


@pytest.fixture
def gesa() -> User:
    """A clerk whom the pool knows."""
    return make_user(make_pool(), make_person("Gesa Klee"))


@pytest.fixture
def provider(settings: Any, gesa: User) -> Iterator[County]:
    """The county's provider, with the settings that the environment would make."""
    with county() as stand_in:
        stand_in.profile["email"] = gesa.email
        app = {
            "provider_id": "oidc", "name": "Landkreis", "client_id": CLIENT, "secret": SECRET,
            "settings": {"server_url": stand_in.url},
        }  # fmt: skip
        settings.OIDC_NAME = "Landkreis"
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        yield stand_in


def start(client: Client, provider: County, page: str = "") -> dict[str, str]:
    """Press the button; what the provider sends the browser back with."""
    sent = client.post(START, {"next": page} if page else {})
    assert sent.status_code == 302, sent.content
    return provider.consent(sent.headers["Location"])


def is_in(client: Client) -> bool:
    """Whether somebody is signed in."""
    return "_auth_user_id" in client.session


def test_a_known_address_comes_in(client: Client, provider: County, gesa: User) -> None:
    back = client.get(BACK, start(client, provider, "/anfragen/neu/"))

    assert back.headers["Location"] == "/anfragen/neu/"
    assert client.session["_auth_user_id"] == str(gesa.pk)
    assert provider.asked["redirect_uri"] == f"http://testserver{BACK}"
    assert (provider.told[0]["client_id"], provider.told[0]["client_secret"]) == (CLIENT, SECRET)


def test_the_question_is_bound_to_this_browser(client: Client, provider: County) -> None:
    client.get(BACK, start(client, provider))

    digest = hashlib.sha256(provider.told[0]["code_verifier"].encode()).digest()
    assert provider.asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    assert len(provider.asked["nonce"]) >= 32
    assert set(provider.asked["scope"].split()) == {"openid", "profile", "email"}


def test_the_address_of_the_page_adds_nothing_to_the_question(client: Client, provider: County) -> None:
    sent = client.post(f"{START}?scope=admin&auth_params=nonce%3Dmine%26prompt%3Dnone")
    provider.consent(sent.headers["Location"])

    assert set(provider.asked["scope"].split()) == {"openid", "profile", "email"}
    assert provider.asked["nonce"] != "mine"
    assert "prompt" not in provider.asked


def test_nothing_is_kept_and_the_password_stays(client: Client, provider: County, gesa: User) -> None:
    client.get(BACK, start(client, provider))
    gesa.refresh_from_db()

    assert gesa.has_usable_password()
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("verified", [False, None, "false", "", 0, 1, "yes"])
def test_an_address_that_nobody_verified_is_refused(client: Client, provider: County, verified: Any) -> None:
    provider.profile["email_verified"] = verified

    back = client.get(BACK, start(client, provider))

    assert back.status_code == 403
    assert "Ihre E-Mail-Adresse ist nicht bestätigt" in back.text
    assert not is_in(client)


def test_no_address_at_all_is_refused(client: Client, provider: County) -> None:
    del provider.profile["email"]

    assert "nicht bestätigt" in client.get(BACK, start(client, provider)).text
    assert not is_in(client)


def test_a_stranger_is_told_where_to_turn_and_gets_no_account(client: Client, provider: County) -> None:
    provider.profile["email"] = "neu@kreis.example"
    users = User.objects.count()

    back = client.get(BACK, start(client, provider))

    assert back.status_code == 403
    assert "Wir kennen Sie noch nicht" in back.text
    assert "neu@kreis.example" in back.text
    assert User.objects.count() == users
    assert not is_in(client)


def test_a_blocked_user_stays_outside(client: Client, provider: County, gesa: User) -> None:
    User.objects.filter(pk=gesa.pk).update(is_active=False)

    back = client.get(BACK, start(client, provider), follow=True)

    assert "Ihr Zugang ist gesperrt" in back.text
    assert not is_in(client)


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"sub": "43"},
        {"aud": "somebody else"},
        {"iss": "https://evil.example"},
        {"exp": 1},
    ],
)
def test_a_token_that_was_not_made_for_this_is_refused(
    client: Client, provider: County, claims: dict[str, Any]
) -> None:
    provider.claims = claims

    back = client.get(BACK, start(client, provider))

    assert back.status_code in (401, 403)
    assert "Das hat nicht geklappt" in back.text
    assert not is_in(client)


def test_an_answer_to_a_question_of_another_browser_is_refused(client: Client, provider: County) -> None:
    answer = start(Client(), provider)

    for told in (answer, answer | {"state": "guessed"}, {"code": "one-time"}, {}):
        assert "Das hat nicht geklappt" in client.get(BACK, told).text
    assert not is_in(client)


def test_an_answer_counts_once(client: Client, provider: County) -> None:
    answer = start(client, provider)
    client.get(BACK, answer)
    client.logout()

    assert client.get(BACK, answer).status_code == 401
    assert not is_in(client)


def test_whoever_changes_their_mind_is_led_back(client: Client, provider: County) -> None:
    answer = start(client, provider)

    back = client.get(BACK, {"error": "access_denied", "state": answer["state"]}, follow=True)

    assert "Sie haben die Anmeldung abgebrochen" in back.text


def test_a_provider_that_is_down_is_no_error_of_ours(client: Client, provider: County) -> None:
    answer = start(client, provider)
    provider.broken = True

    assert "Landkreis antwortet gerade nicht" in client.get(BACK, answer).text


def test_a_provider_that_is_down_from_the_start_neither(client: Client, provider: County) -> None:
    provider.broken = True

    sent = client.post(START)

    assert sent.status_code == 503
    assert "Landkreis antwortet gerade nicht" in sent.text


def test_the_next_page_is_ours(client: Client, provider: County) -> None:
    back = client.get(BACK, start(client, provider, "https://evil.example/"))

    assert back.headers["Location"] == "/"


def test_what_was_typed_is_led_back_to(client: Client, provider: County) -> None:
    session = client.session
    session[resuming.KEY] = (
        resuming.box()
        .encrypt(b'{"page": "/anfragen/neu/", "target": "/x/", "fields": [], "user": "", "membership": null}')
        .decode()
    )
    session.save()

    assert client.get(BACK, start(client, provider)).headers["Location"] == "/anfragen/neu/"


def test_the_button_is_there_when_there_is_a_provider(
    client: Client, provider: County, settings: Any
) -> None:
    page = client.get("/anmelden/").text
    asked = client.get(START).text
    settings.OIDC_NAME = ""

    assert "Mit Landkreis anmelden" in page
    assert "Mit Landkreis anmelden" in asked
    assert "Mit Landkreis anmelden" not in client.get("/anmelden/").text


def test_a_row_in_the_database_opens_no_door(client: Client) -> None:
    SocialApp.objects.create(
        provider="openid_connect", provider_id="oidc", name="x", client_id="x", secret="x",
        settings={"server_url": "https://evil.example"},
    )  # fmt: skip

    assert client.post(START).status_code == 404


def test_with_an_app_the_word_of_the_county_alone_opens_nothing(
    client: Client, provider: County, gesa: User
) -> None:
    TOTP.activate(gesa, "A" * 32)

    back = client.get(BACK, start(client, provider))

    assert back.headers["Location"] == "/anmelden/app/"
    assert not is_in(client)


def test_an_address_that_only_looks_alike_is_a_strangers(client: Client, provider: County) -> None:
    provider.profile["email"] = provider.profile["email"].replace("s", "\u017f")

    assert client.get(BACK, start(client, provider)).status_code == 403
    assert not is_in(client)
