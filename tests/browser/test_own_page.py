"""A volunteer's own page and the new calendar address on a small phone, without JavaScript."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from pool.models import Interpreter
from scheduling.actions.links import make_own_link
from scheduling.volunteers import actor_of
from tests.browser.test_links import asked, look, page  # noqa: F401 -- the same window, the same Bo
from tests.builders import accepted
from tests.scheduling.feeds.reading import shown

pytestmark = pytest.mark.browser


def test_address_is_made_and_can_be_copied(asked: Any, live_server: Any, page: Page) -> None:  # noqa: F811
    request, at = asked
    held = accepted(request, at)
    bo = Interpreter.objects.of(request.pool).get()
    page.goto(f"{live_server.url}/k/{make_own_link(bo, by=actor_of(bo), at=at)}/")
    assert held.code in look(page, "own")

    page.get_by_role("button", name="Adresse anlegen").click()

    assert "Wir zeigen sie nur dieses eine Mal." in look(page, "own-address")
    address = page.get_by_label("Adresse zum Kopieren")
    assert page.url.endswith("#fresh")  # the window shows it, wherever it stands on the page
    assert address.get_attribute("readonly") is not None
    path = "/kalender/" + address.input_value().rpartition("/")[2]
    assert page.get_by_role("link", name="Im Kalender öffnen").get_attribute("href").endswith(path)
    assert len(shown(path)) == 1

    page.reload()  # a browser would ask first: one address more, and that one is shown
    assert page.get_by_role("button", name=re.compile("^Sperren")).count() == 2
    page.get_by_role("button", name=re.compile("^Sperren")).first.click()
    assert page.get_by_role("button", name=re.compile("^Sperren")).count() == 1
