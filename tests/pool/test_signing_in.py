"""Coming in: address, Enter, code, Enter; strangers learn nothing, and nobody is led elsewhere."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from notifications.models import Message
from pool.models import Event, Pool, User
from tests.builders import make_person, make_pool, make_user
from tests.people import PASSWORD
from tests.pool.signing_in import code_in, delivered

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.pool.face_urls")]
CODE = "/anmelden/code/"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """The limits on signing in begin anew."""
    cache.clear()


@pytest.fixture
def gesa() -> User:
    """A clerk who may also coordinate: it does not matter here."""
    return make_user(make_pool(), make_person("Gesa Klee"), password=PASSWORD)


def ask(client: Client, email: str, **more: str) -> Any:
    """Type the address and press Enter."""
    return client.post("/anmelden/", {"login": email, "password": ""} | more)


def whoever_is_in(client: Client) -> str | None:
    """The key of the user who is signed in."""
    return client.session.get("_auth_user_id")


def test_an_address_and_a_code_are_enough(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    asked = ask(client, gesa.email)
    page = client.get(CODE)
    [mail] = delivered(mailoutbox)
    done = client.post(CODE, {"code": code_in(mail)})

    assert asked.headers["Location"] == CODE
    assert gesa.email in page.text
    assert "15 Minuten" in page.text
    assert 'autocomplete="one-time-code"' in page.text
    assert 'inputmode="numeric"' in page.text
    assert done.headers["Location"] == "/"
    assert whoever_is_in(client) == str(gesa.pk)


def test_the_mail_comes_from_the_pool_and_says_the_code_in_the_text_alone(
    client: Client, gesa: User, mailoutbox: list[Any]
) -> None:
    ask(client, gesa.email)
    [mail] = delivered(mailoutbox)

    assert mail.from_email == Pool.objects.get().mailbox
    assert mail.to == [gesa.email]
    assert code_in(mail) not in mail.subject
    assert "15 Minuten" in mail.body
    assert "http://testserver" in mail.body


def test_the_code_lies_in_no_row_that_is_kept(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    ask(client, gesa.email)
    [mail] = delivered(mailoutbox)
    client.post(CODE, {"code": code_in(mail)})

    kept = [*Message.objects.values_list("body", flat=True), *Event.objects.values_list("facts", flat=True)]
    sessions = [str(row.get_decoded()) for row in Session.objects.all()]
    assert [row for row in [*map(str, kept), *sessions] if code_in(mail) in row] == []


def test_blanks_in_a_code_do_no_harm(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    ask(client, gesa.email)
    code = code_in(delivered(mailoutbox)[0])

    client.post(CODE, {"code": f" {code[:3]} {code[3:]} "})

    assert whoever_is_in(client) == str(gesa.pk)


def test_capital_letters_in_an_address_do_no_harm(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    ask(client, gesa.email.upper())

    assert len(delivered(mailoutbox)) == 1


def test_a_password_still_opens_and_a_button_asks_for_a_code_all_the_same(
    client: Client, gesa: User, mailoutbox: list[Any]
) -> None:
    other = Client()

    client.post("/anmelden/", {"login": gesa.email, "password": PASSWORD})
    asked = ask(other, gesa.email, password="what the browser filled in", code="1")

    assert whoever_is_in(client) == str(gesa.pk)
    assert asked.headers["Location"] == CODE
    assert len(delivered(mailoutbox)) == 1


def test_a_wrong_code_is_said_in_plain_words_and_the_third_ends_it(
    client: Client, gesa: User, mailoutbox: list[Any]
) -> None:
    ask(client, gesa.email)
    code = code_in(delivered(mailoutbox)[0])
    wrong = "00000000" if code != "00000000" else "11111111"

    first = client.post(CODE, {"code": wrong})
    client.post(CODE, {"code": wrong})
    third = client.post(CODE, {"code": wrong}, follow=True)
    client.post(CODE, {"code": code})

    assert "Der Code stimmt nicht." in first.text
    assert "Das war dreimal falsch" in third.text
    assert third.redirect_chain == [("/anmelden/", 302)]
    assert whoever_is_in(client) is None


def test_a_second_code_makes_the_first_worthless(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    ask(client, gesa.email)
    first = code_in(delivered(mailoutbox)[0])
    said = client.post(CODE, {"action": "resend"}, follow=True)
    second = code_in(delivered(mailoutbox)[1])

    assert "ein neuer Code unterwegs" in said.text
    if first != second:
        client.post(CODE, {"code": first})
        assert whoever_is_in(client) is None
    client.post(CODE, {"code": second})
    assert whoever_is_in(client) == str(gesa.pk)


def test_a_code_holds_a_quarter_of_an_hour(
    client: Client, gesa: User, mailoutbox: list[Any], settings: Any
) -> None:
    ask(client, gesa.email)
    code = code_in(delivered(mailoutbox)[0])
    settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT = -1

    client.post(CODE, {"code": code})

    assert whoever_is_in(client) is None


def words_of(page: str, email: str) -> str:
    """A page without what differs each time: the token, and the address that was typed."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page).replace(email, "…")


@pytest.mark.parametrize("stranger", ["niemand@example.org", "gone@example.org"])
def test_a_stranger_sees_what_a_friend_sees_and_gets_no_mail(
    gesa: User, mailoutbox: list[Any], stranger: str
) -> None:
    User.objects.create_user("gone@example.org", None, is_active=False)
    pages = {}

    for email in (gesa.email, stranger):
        client = Client()
        asked = ask(client, email)
        answers = [client.get(CODE), client.post(CODE, {"code": "12"})]
        answers.append(client.post(CODE, {"action": "resend"}, follow=True))
        pages[email] = [asked.status_code, *(words_of(one.text, email) for one in answers)]

    assert pages[gesa.email] == pages[stranger]
    assert {one.to[0] for one in delivered(mailoutbox)} == {gesa.email}


def test_codes_for_one_address_are_not_sent_without_end(gesa: User, mailoutbox: list[Any]) -> None:
    answers = [ask(Client(), gesa.email) for _ in range(6)]

    assert [one.status_code for one in answers] == [302] * 5 + [200]
    assert "Zu viele Versuche." in answers[-1].text
    assert len(delivered(mailoutbox)) == 5


@pytest.mark.parametrize(
    "page", ["https://böse.example/", "//evil.example/", "https:evil.example", "/\\evil.example"]
)
@pytest.mark.parametrize("way", ["code", "password"])
def test_next_leads_nowhere_else(
    client: Client, gesa: User, mailoutbox: list[Any], page: str, way: str
) -> None:
    if way == "password":
        done = client.post("/anmelden/", {"login": gesa.email, "password": PASSWORD, "next": page})
    else:
        ask(client, gesa.email, next=page)
        done = client.post(CODE, {"code": code_in(delivered(mailoutbox)[0]), "next": page})

    assert done.headers["Location"] == "/"


def test_next_is_kept_over_the_code(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    asked = ask(client, gesa.email, next="/anfragen/neu/")
    page = client.get(asked.headers["Location"])
    done = client.post(CODE, {"code": code_in(delivered(mailoutbox)[0]), "next": "/anfragen/neu/"})

    assert asked.headers["Location"] == f"{CODE}?next=%2Fanfragen%2Fneu%2F"
    assert 'name="next" value="/anfragen/neu/"' in page.text
    assert done.headers["Location"] == "/anfragen/neu/"


def test_a_forged_host_is_in_no_mail(client: Client, gesa: User, mailoutbox: list[Any]) -> None:
    client.post("/anmelden/", {"login": gesa.email}, headers={"host": "localhost"})

    [mail] = delivered(mailoutbox)
    assert "localhost" not in mail.body + mail.subject


def test_a_session_that_somebody_planted_is_worthless_afterwards(
    client: Client, gesa: User, mailoutbox: list[Any]
) -> None:
    ask(client, gesa.email)
    planted = client.cookies["sessionid"].value

    client.post(CODE, {"code": code_in(delivered(mailoutbox)[0])})

    assert client.cookies["sessionid"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


def test_a_sign_in_lasts_a_week(client: Client, gesa: User) -> None:
    client.post("/anmelden/", {"login": gesa.email, "password": PASSWORD})

    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(days=6, hours=23) < left <= timedelta(days=7)


@pytest.mark.parametrize("change", ["password", "blocked"])
def test_a_sign_in_ends_with_the_password_and_with_the_user(client: Client, gesa: User, change: str) -> None:
    client.force_login(gesa)
    if change == "password":
        gesa.set_password("Winter am Edersee")
    else:
        gesa.is_active = False
    gesa.save()

    assert client.get("/anmeldung/").headers["Location"] == "/anmelden/?next=/anmeldung/"


def test_a_blocked_user_hears_it_after_the_right_password_only(client: Client, gesa: User) -> None:
    User.objects.filter(pk=gesa.pk).update(is_active=False)

    wrong = client.post("/anmelden/", {"login": gesa.email, "password": "falsch"})
    right = client.post("/anmelden/", {"login": gesa.email, "password": PASSWORD}, follow=True)

    assert "passen nicht zusammen" in wrong.text
    assert "Ihr Zugang ist gesperrt" in right.text
    assert whoever_is_in(client) is None


@pytest.mark.parametrize(
    "typed",
    ["nobody", "a\x00b@example.org", "x" * 10_000, "<b>@example.org", "=1+1@example.org", "a@b\u202e.de"],
)
def test_any_text_is_answered(client: Client, typed: str) -> None:
    assert ask(client, typed).status_code in (200, 302)
    assert client.post(CODE, {"code": typed}).status_code in (200, 302)
