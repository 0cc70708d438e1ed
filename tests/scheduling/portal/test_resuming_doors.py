"""A token of yesterday, another site, a live region: what is typed survives there as well."""

import pytest
from django.core.cache import cache
from django.test import Client

from pool import resuming
from scheduling.models import Request
from tests.people import Cast
from tests.scheduling.portal.test_resuming import NEW, STILL, expire, sign_in, value_of
from tests.scheduling.web import CLEAN, need, text_of


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """The limits on signing in begin anew."""
    cache.clear()


@pytest.fixture
def visitor(people: Cast) -> Client:
    """Gesa's browser, a week after she signed in."""
    client = Client(**CLEAN)
    client.force_login(people.gesa)
    expire(client)
    return client


def strict(people: Cast) -> Client:
    """Gesa in a browser that must show its token."""
    client = Client(enforce_csrf_checks=True, **CLEAN)
    client.force_login(people.gesa)
    return client


def test_a_token_of_yesterday_costs_nothing_typed(people: Cast) -> None:
    client = strict(people)

    sent = client.post(NEW, need(street="Nordwall 7"), headers={"origin": "http://testserver"})
    page = client.get(sent.headers["Location"])

    assert sent.headers["Location"] == NEW
    assert STILL in text_of(page)
    assert value_of(page.text, "street") == "Nordwall 7"
    assert not Request.objects.of(people.pool).exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
        {"origin": "http://testserver", "sec-fetch-site": "cross-site"},
        {"referer": "http://evil.example/http://testserver/"},
    ],
)
def test_what_another_site_sends_is_not_kept(people: Cast, headers: dict[str, str]) -> None:
    client = strict(people)

    sent = client.post(NEW, need(street="Nordwall 7"), headers=headers)

    assert sent.status_code == 403
    assert resuming.KEY not in client.session


def test_a_page_that_is_no_door_keeps_nothing(people: Cast) -> None:
    client = strict(people)

    sent = client.post("/rolle/", {"membership": "1"}, headers={"origin": "http://testserver"})

    assert sent.status_code == 403
    assert "Bitte senden Sie es noch einmal" in sent.text


def test_a_live_region_gets_a_notice_and_no_page_to_sign_in(visitor: Client, people: Cast) -> None:
    headers = {"hx-request": "true", "hx-current-url": f"http://testserver{NEW}"}

    answer = visitor.get("/anfragen/sprache/?language=apc", headers=headers)

    assert answer.status_code == 200
    assert answer.headers["HX-Reswap"] == "none"
    assert 'hx-swap-oob="true"' in answer.text
    assert f"/anmelden/?next={NEW.replace('/', '%2F')}" in answer.text
    assert "<form" not in answer.text


def test_what_htmx_posts_comes_back_on_the_page_it_stood_on(visitor: Client, people: Cast) -> None:
    headers = {"hx-request": "true", "hx-current-url": f"http://testserver{NEW}"}

    answer = visitor.post(NEW, need(street="Nordwall 7"), headers=headers)
    sign_in(visitor, people.gesa.email)

    assert answer.headers["HX-Reswap"] == "none"
    assert value_of(visitor.get(NEW).text, "street") == "Nordwall 7"


def test_a_half_filled_form_is_there_again_without_reproach(visitor: Client, people: Cast) -> None:
    visitor.post(NEW, need(day="", start="", street="Nordwall 7"))
    sign_in(visitor, people.gesa.email)
    page = visitor.get(NEW)

    assert value_of(page.text, "street") == "Nordwall 7"
    assert "Bitte prüfen Sie" not in text_of(page)


def test_a_draft_that_saves_itself_after_the_end_comes_back_as_a_form(visitor: Client, people: Cast) -> None:
    headers = {"hx-request": "true", "hx-current-url": f"http://testserver{NEW}"}

    visitor.post("/anfragen/aussicht/", need(street="Nordwall 7"), headers=headers)
    sign_in(visitor, people.gesa.email)

    assert value_of(visitor.get(NEW).text, "street") == "Nordwall 7"


def test_a_foreign_page_is_no_page_to_return_to(visitor: Client) -> None:
    headers = {"hx-request": "true", "hx-current-url": "https://evil.example/x"}

    answer = visitor.post(NEW, need(), headers=headers)

    assert "evil" not in answer.text


@pytest.mark.parametrize("slashes", ["//", "/\\"])
def test_a_page_that_leads_elsewhere_is_no_page_to_return_to(
    visitor: Client, people: Cast, slashes: str
) -> None:
    visitor.post(NEW, need(), headers={"HX-Current-URL": f"http://testserver{slashes}evil.example/"})

    assert sign_in(visitor, people.gesa.email).headers["Location"] == NEW
