"""Imprint, privacy, accessibility: for everybody, in the Pool's words or the house's; barriers reported."""

from datetime import datetime

import pytest
from django.core.cache import cache
from django.test import Client

from notifications.models import Message
from pool.actions.pages import PageTooLong, set_page
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Event, Pool
from pool.standard_texts import standard_text
from tests.builders import coordinator_of, make_pool

pytestmark = pytest.mark.django_db
PAGES = ("/impressum/", "/datenschutz/", "/barrierefreiheit/")


@pytest.fixture(autouse=True)
def nobody_has_asked_yet() -> None:
    """Who reports is counted in the cache."""
    cache.clear()


def page(client: Client, path: str) -> str:
    """What a stranger reads."""
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_page_says_something_without_any_words_of_the_pool(client: Client, path: str) -> None:
    make_pool(carrier="Kreis Musterland")

    assert "Kreis Musterland" in page(client, path)


@pytest.mark.parametrize("path", PAGES)
def test_of_several_pools_one_is_chosen(client: Client, path: str) -> None:
    make_pool("eins", name="Pool Eins")
    make_pool("zwei", name="Pool Zwei")

    assert 'href="?pool=zwei"' in page(client, path)
    assert "Pool Eins" not in page(client, f"{path}?pool=zwei")
    assert 'href="?pool=eins"' in page(client, f"{path}?pool=nirgends")


def test_own_words_are_shown_as_typed_and_never_as_html(client: Client, at: datetime) -> None:
    pool = make_pool()

    words = "## Wir\n<script>alert(1)</script>\n- eins"
    set_page(pool, page="impressum", text=words, by=coordinator_of(pool), at=at)

    html = page(client, "/impressum/")
    assert "<h2>Wir</h2>" in html and "<li>eins</li>" in html
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_house_s_text_sent_back_is_no_own_text(at: datetime) -> None:
    pool = make_pool()

    words = standard_text("datenschutz", pool)
    set_page(pool, page="datenschutz", text=words, by=coordinator_of(pool), at=at)

    pool.refresh_from_db()
    assert pool.privacy == ""
    assert Event.objects.of(pool).get(verb="set_page").facts == {"page": "datenschutz", "own": False}


def test_page_is_changed_by_its_coordinators_alone_and_has_an_end(at: datetime) -> None:
    pool, other = make_pool(), make_pool("nachbar")

    for by in (coordinator_of(other), Actor(Role.AUTHORITY, "Gesa", pool_id=pool.pk, authority_id=1)):
        with pytest.raises(NotAllowed):
            set_page(pool, page="impressum", text="Meins", by=by, at=at)
    with pytest.raises(PageTooLong):
        set_page(pool, page="impressum", text="x" * 20_001, by=coordinator_of(pool), at=at)
    assert Pool.objects.get(pk=pool.pk).imprint == ""


def test_barrier_reaches_the_pool_once(client: Client) -> None:
    pool = make_pool()
    told = {"text": "Der Knopf hat keinen Namen.", "where": "Anfragen", "reply_to": "", "key": "abc"}

    for _click in range(2):
        answer = client.post("/barrierefreiheit/", told, follow=True)
        assert "Ihre Meldung ist bei uns angekommen" in answer.content.decode()

    mail = Message.objects.get(kind="barrier")
    assert (mail.recipient, mail.pool_id) == (pool.email, pool.pk)
    assert "Der Knopf hat keinen Namen." in mail.body and "Seite: Anfragen" in mail.body


@pytest.mark.parametrize("text", ["", "x" * 4001, "a\x00b"])
def test_barrier_without_or_with_bad_words_is_asked_again(client: Client, text: str) -> None:
    make_pool()

    answer = client.post("/barrierefreiheit/", {"text": text, "where": "hier"})

    assert answer.status_code == 200 and "Bitte prüfen Sie Ihre Angaben" in answer.content.decode()
    assert not Message.objects.exists()


def test_nobody_floods_the_pool_with_barriers(client: Client) -> None:
    make_pool()

    for number in range(8):
        client.post("/barrierefreiheit/", {"text": "Spam", "key": f"k{number}"})

    assert Message.objects.filter(kind="barrier").count() == 5
