"""Meine Anmeldung: password, app, spare codes, out everywhere else; no page is allauth's own."""

import base64
import hashlib
import hmac
import re
import struct
import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, reverse
from knox.models import AuthToken

from pool import account_urls
from pool.models import Event, User
from tests.builders import make_authority, make_person, make_pool, make_user
from tests.people import PASSWORD
from tests.pool.signing_in import code_in, delivered

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.pool.face_urls")]
SETTINGS = "/anmeldung/"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """The limits on signing in begin anew."""
    cache.clear()


@pytest.fixture
def gesa() -> User:
    """A clerk with a password."""
    pool = make_pool()
    return make_user(pool, make_person("Gesa Klee"), make_authority(pool), password=PASSWORD)


@pytest.fixture
def browser(gesa: User) -> Client:
    """Gesa has just signed in."""
    client = Client()
    client.post("/anmelden/", {"login": gesa.email, "password": PASSWORD})
    return client


def totp(secret: str, ahead: int = 0) -> str:
    """RFC 6238, written once more: what an app would show."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


def start_app(browser: Client) -> str:
    """Set up an app; returns its secret."""
    page = browser.get("/anmeldung/app/").text
    [secret] = re.findall(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    browser.post("/anmeldung/app/", {"code": totp(secret)})
    return secret


def test_the_page_names_every_way_in(browser: Client, gesa: User) -> None:
    page = browser.get(SETTINGS).text

    for words in (gesa.email, "Passwort ändern", "Passkey hinzufügen", "App einrichten", "Überall sonst"):
        assert words in page
    assert "Unser Rat" not in page


@pytest.mark.parametrize("superuser", [True, False])
def test_who_sees_much_is_advised_until_they_follow(client: Client, superuser: bool) -> None:
    ines = make_user(make_pool(), make_person("Ines Vogt"))
    if superuser:
        ines = User.objects.create_superuser("ada@example.org", PASSWORD)
    client.post("/anmelden/", {"login": ines.email, "password": PASSWORD})
    before = client.get(SETTINGS).text
    start_app(client)

    assert "Unser Rat" in before
    assert "Unser Rat" not in client.get(SETTINGS).text


def test_an_app_is_set_up_with_a_picture_or_by_hand_and_gives_spare_codes(
    browser: Client, gesa: User
) -> None:
    page = browser.get("/anmeldung/app/").text
    [secret] = re.findall(r"<code[^>]*>([A-Z2-7]+)</code>", page)
    done = browser.post("/anmeldung/app/", {"code": totp(secret)}, follow=True)

    assert 'src="data:image/svg+xml;base64,' in page
    assert done.redirect_chain[-1][0] == "/anmeldung/ersatzcodes/"
    assert len(re.findall(r"<li><code>\d{8}</code></li>", done.text)) == 10
    row = Authenticator.objects.get(user=gesa, type=Authenticator.Type.TOTP)
    assert secret not in str(row.data)


def test_with_an_app_the_password_alone_opens_nothing(browser: Client, gesa: User) -> None:
    secret = start_app(browser)
    other = Client()

    asked = other.post("/anmelden/", {"login": gesa.email, "password": PASSWORD, "next": "/anfragen/neu/"})
    before = other.get(SETTINGS)
    wrong = other.post("/anmelden/app/", {"code": "000000"})
    right = other.post("/anmelden/app/", {"code": totp(secret, ahead=1)})

    assert asked.headers["Location"] == "/anmelden/app/"
    assert before.status_code == 302
    assert "Der Code stimmt nicht." in wrong.text
    assert right.headers["Location"] == "/anfragen/neu/"


def test_with_an_app_a_mailed_code_alone_opens_nothing(
    browser: Client, gesa: User, mailoutbox: list[Any]
) -> None:
    start_app(browser)
    delivered(mailoutbox).clear()
    other = Client()

    other.post("/anmelden/", {"login": gesa.email})
    asked = other.post("/anmelden/code/", {"code": code_in(delivered(mailoutbox)[0])})

    assert asked.headers["Location"] == "/anmelden/app/"
    assert "_auth_user_id" not in other.session


def test_a_spare_code_opens_once(browser: Client, gesa: User) -> None:
    start_app(browser)
    spare = re.findall(r"<li><code>(\d{8})</code></li>", browser.get("/anmeldung/ersatzcodes/").text)[0]
    ends = []

    for _ in range(2):
        other = Client()
        other.post("/anmelden/", {"login": gesa.email, "password": PASSWORD})
        ends.append(other.post("/anmelden/app/", {"code": spare}).status_code)

    assert ends == [302, 200]


def test_codes_from_an_app_cannot_be_tried_without_end(browser: Client, gesa: User) -> None:
    start_app(browser)
    cache.clear()
    other = Client()
    other.post("/anmelden/", {"login": gesa.email, "password": PASSWORD})

    answers = [other.post("/anmelden/app/", {"code": "000000"}) for _ in range(6)]

    assert "Zu viele Versuche." in answers[-1].text


def test_an_app_can_be_left_again_and_takes_its_spare_codes_along(browser: Client, gesa: User) -> None:
    start_app(browser)

    asked = browser.get("/anmeldung/app/beenden/").text
    browser.post("/anmeldung/app/beenden/")

    assert "App nicht mehr nutzen?" in asked
    assert not Authenticator.objects.filter(user=gesa).exists()


def test_new_spare_codes_replace_the_old_ones(browser: Client) -> None:
    start_app(browser)
    before = browser.get("/anmeldung/ersatzcodes/").context["unused_codes"]
    browser.get("/anmeldung/ersatzcodes/neu/")
    browser.post("/anmeldung/ersatzcodes/neu/")

    after = browser.get("/anmeldung/ersatzcodes/").context["unused_codes"]
    assert len(after) == 10
    assert set(before) & set(after) == set()


def test_a_session_of_yesterday_is_asked_once_more(client: Client, gesa: User) -> None:
    client.force_login(gesa)

    asked = client.get("/anmeldung/app/")
    page = client.get(asked.headers["Location"])
    wrong = client.post(asked.headers["Location"], {"password": "falsch"})
    right = client.post(asked.headers["Location"], {"password": PASSWORD, "next": "/anmeldung/app/"})

    assert asked.headers["Location"] == "/anmeldung/bestaetigen/?next=%2Fanmeldung%2Fapp%2F"
    assert "Sind Sie es?" in page.text
    assert "Das Passwort stimmt nicht." in wrong.text
    assert right.headers["Location"] == "/anmeldung/app/"


def test_a_password_is_changed_and_every_other_sign_in_ends(
    browser: Client, gesa: User, mailoutbox: list[Any]
) -> None:
    other = Client()
    other.force_login(gesa)

    wrong = browser.post("/anmeldung/passwort/", {"oldpassword": "falsch", "password1": "Winter am Edersee"})
    browser.post("/anmeldung/passwort/", {"oldpassword": PASSWORD, "password1": "Winter am Edersee"})

    assert "Das ist nicht Ihr jetziges Passwort." in wrong.text
    assert browser.get(SETTINGS).status_code == 200
    assert other.get(SETTINGS).status_code == 302
    assert "das Passwort für Ihren Zugang ist geändert" in delivered(mailoutbox)[-1].body


def test_a_password_is_removed_and_set_again(browser: Client, gesa: User) -> None:
    other = Client()
    other.force_login(gesa)

    asked = browser.get("/anmeldung/passwort/entfernen/")
    browser.post("/anmeldung/passwort/entfernen/")
    gesa.refresh_from_db()
    without = gesa.has_usable_password()
    page = browser.get(SETTINGS).text
    browser.post("/anmeldung/passwort/neu/", {"password1": "Winter am Edersee"})
    gesa.refresh_from_db()

    assert "Passwort entfernen?" in asked.text
    assert without is False
    assert "Passwort festlegen" in page
    assert other.get(SETTINGS).status_code == 302
    assert gesa.check_password("Winter am Edersee")
    assert Event.objects.get(verb="remove_password").actor == "Gesa Klee"


def test_out_everywhere_else_means_sessions_and_programs_of_this_user_alone(
    browser: Client, gesa: User
) -> None:
    henning = make_user(make_pool("schule"), make_person("Henning Pohl"))
    other, foreign = Client(), Client()
    other.force_login(gesa)
    foreign.force_login(henning)
    AuthToken.objects.create(user=gesa)
    AuthToken.objects.create(user=henning)

    done = browser.post("/anmeldung/ueberall-abmelden/", follow=True)
    again = browser.post("/anmeldung/ueberall-abmelden/", follow=True)

    assert "Sie sind überall sonst abgemeldet." in done.text
    assert "Sie waren nirgends sonst angemeldet." in again.text
    assert other.get(SETTINGS).status_code == 302
    assert foreign.get(SETTINGS).status_code == 200
    assert [token.user for token in AuthToken.objects.all()] == [henning]
    assert Session.objects.count() == 2


def test_nobody_removes_the_passkey_of_another(browser: Client) -> None:
    henning = make_user(make_pool("schule"), make_person("Henning Pohl"))
    row = Authenticator.objects.create(
        user=henning, type=Authenticator.Type.WEBAUTHN, data={"name": "Schule"}
    )

    assert browser.get(f"/anmeldung/passkey/{row.pk}/entfernen/").status_code == 404
    assert browser.post(f"/anmeldung/passkey/{row.pk}/entfernen/").status_code == 404
    assert Authenticator.objects.filter(pk=row.pk).exists()


def test_out_everywhere_else_needs_a_click(browser: Client) -> None:
    assert browser.get("/anmeldung/ueberall-abmelden/").status_code == 405


NAMES = sorted({one.name for one in account_urls.urlpatterns if isinstance(one, URLPattern) and one.name})
THEIRS = re.compile(r"Two-Factor|Sign In|Recovery Code|Authenticator code|Security Key|<script(?! src)")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("who", ["visitor", "clerk", "clerk with an app"])
def test_no_page_is_allauths_own(browser: Client, gesa: User, name: str, who: str) -> None:
    if who == "clerk with an app":
        start_app(browser)
    client = Client() if who == "visitor" else browser
    Authenticator.objects.create(user=gesa, type=Authenticator.Type.WEBAUTHN, pk=99, data={"name": "Büro"})
    kwargs = {
        "mfa_remove_webauthn": {"passkey": 99},
        "openid_connect_login": {"provider_id": "oidc"},
        "openid_connect_callback": {"provider_id": "oidc"},
        "account_reset_password_from_key": {"uidb36": "x", "key": "set-password"},
    }
    if name in ("mfa_add_webauthn", "mfa_reauthenticate_webauthn"):
        Authenticator.objects.filter(pk=99).delete()

    response = client.get(reverse(name, kwargs=kwargs.get(name)), follow=True)

    assert response.status_code in (200, 404, 405)
    led_home = bool(response.redirect_chain) and response.redirect_chain[-1][0] == "/"
    if response.status_code == 200 and not led_home:
        assert '<main id="inhalt"' in response.text
        assert not THEIRS.search(response.text)


@pytest.mark.parametrize(
    "name", ["account_signup", "account_email", "socialaccount_connections", "mfa_trust"]
)
def test_what_we_do_not_use_has_no_address(name: str) -> None:
    assert name not in NAMES


@pytest.mark.parametrize(
    "path", ["/anmeldung/passkey/7/entfernen/", "/anmelden/oidc/", "/anmelden/oidc/zurueck/"]
)
def test_what_is_not_there_is_a_404(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 404
