"""axe, a narrow screen, 200 % zoom and the dark scheme on every page in every state."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.axe.looks import EXCUSED, LOOKS, Look
from tests.axe.window import Window
from tests.axe.world import make_world
from tests.scheduling.web import browser_of

pytestmark = [pytest.mark.browser, pytest.mark.axe]
NO_PAGES = ("admin/", "api/", "sms/", "health/", "demo/")


@pytest.mark.django_db
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.id)
def test_axe_finds_nothing(window: Window, at: datetime, look: Look) -> None:
    world = make_world(at)
    client = browser_of(getattr(world.people, look.who)) if look.who else Client(HTTP_ACCEPT_LANGUAGE="de")

    window.show(client, look.path.format(**world.names), look.sent(world.names))

    assert window.findings() == []


def test_every_page_is_looked_at() -> None:
    named = {one for one in _names(get_resolver().url_patterns, "") if one}

    seen = {look.name for look in LOOKS}
    assert sorted(named - seen - set(EXCUSED)) == []
    assert sorted(set(EXCUSED) & seen) == []


def _names(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[str]:
    for one in patterns:
        path = prefix + str(one.pattern)
        if path.startswith(NO_PAGES):
            continue
        if isinstance(one, URLResolver):
            yield from _names(one.url_patterns, path)
        else:
            yield one.name or ""
