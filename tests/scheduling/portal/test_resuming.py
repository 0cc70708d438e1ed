"""A sign-in that ends in the middle of a form: nothing typed is lost, nothing happens without a click."""

import re
from datetime import timedelta
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from pool import resuming
from pool.models import Membership
from scheduling.models import Request, ServiceRecord
from tests.builders import make_authority, submit
from tests.people import PASSWORD, Cast
from tests.pool.signing_in import code_in, delivered
from tests.scheduling.portal.test_pages import worked
from tests.scheduling.web import CLEAN, need, text_of

NEW = "/anfragen/neu/"
STILL = "Ihre Angaben sind noch da. Gesendet ist nichts: Bitte senden Sie noch einmal."


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """The limits on signing in begin anew."""
    cache.clear()


def sign_in(client: Client, email: str, page: str = NEW) -> Any:
    """With a password, from the page one was sent to."""
    return client.post("/anmelden/", {"login": email, "password": PASSWORD, "next": page})


def expire(client: Client) -> None:
    """A week later the row is still there, and opens nothing any more."""
    key = client.cookies["sessionid"].value
    Session.objects.filter(session_key=key).update(expire_date=timezone.now() - timedelta(minutes=1))


def value_of(page: str, name: str) -> str:
    """What stands in a field."""
    return str(re.search(rf'name="{name}" value="([^"]*)"', page)[1])  # type: ignore[index]


@pytest.fixture
def visitor(people: Cast) -> Client:
    """Gesa's browser, a week after she signed in."""
    client = Client(**CLEAN)
    client.force_login(people.gesa)
    expire(client)
    return client


def test_the_form_is_there_again_and_was_not_sent(visitor: Client, people: Cast) -> None:
    sent = visitor.post(NEW, need(street="Nordwall 7", notes="Bitte klingeln."))
    asked = visitor.get(sent.headers["Location"])
    back = sign_in(visitor, people.gesa.email)
    page = visitor.get(back.headers["Location"])

    assert sent.headers["Location"] == f"/anmelden/?next={NEW}"
    assert "Was Sie eingegeben haben, ist noch da" in text_of(asked)
    assert back.headers["Location"] == NEW
    assert STILL in text_of(page)
    assert value_of(page.text, "street") == "Nordwall 7"
    assert "Bitte klingeln." in page.text
    assert not Request.objects.of(people.pool).exists()

    visitor.post(NEW, need(street="Nordwall 7"))
    assert Request.objects.of(people.pool).get().street == "Nordwall 7"


def test_a_code_leads_back_as_well(visitor: Client, people: Cast, mailoutbox: list[Any]) -> None:
    visitor.post(NEW, need(street="Nordwall 7"))
    visitor.post("/anmelden/", {"login": people.gesa.email})
    back = visitor.post("/anmelden/code/", {"code": code_in(delivered(mailoutbox)[-1])})

    assert back.headers["Location"] == NEW  # even though the way over the code lost its next
    assert value_of(visitor.get(NEW).text, "street") == "Nordwall 7"


def test_another_way_to_sign_in_loses_nothing(visitor: Client, people: Cast) -> None:
    visitor.post(NEW, need(street="Nordwall 7"))
    visitor.post("/anmelden/", {"login": people.gesa.email})
    visitor.post("/abmelden/", {"next": "/anmelden/"})
    sign_in(visitor, people.gesa.email)

    assert value_of(visitor.get(NEW).text, "street") == "Nordwall 7"


def test_it_is_shown_once(visitor: Client, people: Cast) -> None:
    visitor.post(NEW, need(street="Nordwall 7"))
    sign_in(visitor, people.gesa.email)
    visitor.get(NEW)

    assert "Nordwall 7" not in visitor.get(NEW).text


def test_another_page_does_not_take_it(visitor: Client, people: Cast) -> None:
    visitor.post(NEW, need(street="Nordwall 7"))
    sign_in(visitor, people.gesa.email, page="/")

    assert "Nordwall 7" not in visitor.get("/").text
    assert "Nordwall 7" not in visitor.get(f"{NEW}?copy=1").text
    assert "Nordwall 7" in visitor.get(NEW).text


def test_another_user_does_not_see_it(visitor: Client, people: Cast) -> None:
    visitor.post(NEW, need(street="Nordwall 7"))
    sign_in(visitor, people.henning.email)

    assert "Nordwall 7" not in visitor.get(NEW).text
    visitor.force_login(people.gesa)
    assert "Nordwall 7" not in visitor.get(NEW).text


def test_it_lies_encrypted_and_without_secrets_and_ends_after_an_hour(
    visitor: Client, people: Cast, settings: Any
) -> None:
    visitor.post(NEW, need(street="Nordwall 7") | {"password": "geheim", "csrfmiddlewaretoken": "x" * 64})
    kept = visitor.session[resuming.KEY]
    old = Fernet(settings.FIELD_KEYS[0])
    text = old.decrypt(kept.encode())
    session = visitor.session
    session[resuming.KEY] = old.encrypt_at_time(text, int(timezone.now().timestamp()) - 3601).decode()
    session.save()
    sign_in(visitor, people.gesa.email)

    assert "Nordwall" not in kept
    assert b"Nordwall" in text
    assert b"geheim" not in text
    assert b"csrfmiddlewaretoken" not in text
    assert "Nordwall 7" not in visitor.get(NEW).text


def test_what_is_too_long_is_said_and_not_kept(visitor: Client, people: Cast) -> None:
    sent = visitor.post(NEW, need(notes="x" * 100_001))
    asked = visitor.get(sent.headers["Location"])

    assert resuming.KEY not in visitor.session
    assert "Ihre Angaben waren zu lang" in text_of(asked)
    assert "noch da" not in text_of(asked)


@pytest.mark.parametrize("typed", ["a\x00b", "<script>alert(1)</script>", "=1+1", "\u202egnal", "\"'&"])
def test_any_text_survives(visitor: Client, people: Cast, typed: str) -> None:
    visitor.post(NEW, need(notes=typed))
    sign_in(visitor, people.gesa.email)
    page = visitor.get(NEW)

    assert page.status_code == 200
    assert "<script>alert" not in page.text


def test_a_change_of_a_request_is_resumed_too(visitor: Client, people: Cast, at: Any) -> None:
    row = submit(people.youth_office, at)
    path = f"/anfragen/{row.pk}/aendern/"
    visitor.post(path, need(street="Nordwall 7"))
    back = sign_in(visitor, people.gesa.email, path)
    page = visitor.get(back.headers["Location"])

    assert value_of(page.text, "street") == "Nordwall 7"
    row.refresh_from_db()
    assert row.street != "Nordwall 7"


def test_a_button_without_a_page_of_its_own_is_asked_about(visitor: Client, people: Cast, at: Any) -> None:
    assignment = worked(people, at)
    path = f"/einsaetze/{assignment.pk}/bestaetigen/"
    visitor.post(path, {"remark": "<b>Danke</b>", "submission_key": "k1"})
    back = sign_in(visitor, people.gesa.email, path)
    page = visitor.get(back.headers["Location"])
    state = ServiceRecord.objects.of(people.pool).get().state
    visitor.post(path, {"remark": value_of(page.text, "remark")})

    assert "Möchten Sie das jetzt senden?" in text_of(page)
    assert "<b>Danke</b>" in text_of(page)
    assert "<b>Danke" not in page.text
    assert f'action="{path}"' in page.text
    assert state == "reported"
    assert ServiceRecord.objects.of(people.pool).get().state == "attested"


def test_the_role_is_the_one_in_which_it_was_typed(people: Cast) -> None:
    second = make_authority(people.pool, name="Sozialamt")
    other = Membership.objects.create(
        pool=people.pool, person=people.gesa.person, role=Membership.REQUESTER, authority=second
    )
    client = Client(**CLEAN)
    client.force_login(people.gesa)
    session = client.session
    session["membership"] = other.pk
    session.save()
    expire(client)

    client.post(NEW, need(street="Nordwall 7"))
    sign_in(client, people.gesa.email)

    assert client.session["membership"] == other.pk


def test_a_stranger_who_posts_is_sent_to_the_sign_in_and_no_more(client: Client, people: Cast) -> None:
    sent = client.post(NEW, need(street="Nordwall 7"))
    sign_in(client, people.henning.email)

    assert sent.status_code == 302
    assert value_of(client.get(NEW).text, "street") == "Nordwall 7"  # typed here, by nobody we know


def test_posting_without_end_fills_no_database(client: Client, people: Cast) -> None:
    for _ in range(21):
        answer = Client(**CLEAN).post(NEW, need())

    assert answer.status_code == 302
    kept = [row for row in Session.objects.all() if resuming.KEY in row.get_decoded()]
    assert len(kept) == 20
