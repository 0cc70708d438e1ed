"""A first view weighs under 150 kB on the wire; fonts come once and are kept by the browser."""

import gzip
import re
from datetime import datetime
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.builders import submit
from tests.people import Cast

pytestmark = pytest.mark.django_db
MOST = 150_000
PARTS = re.compile(r'(?:href|src)="/static/([^"?]+\.(?:css|js|svg))"')
NAMED = re.compile(r'url\(["\']?(?!data:)([^"\')]+)')


def weight(client: Client, path: str) -> int:
    """Bytes of the page and of what it names, each compressed as the web server does."""
    response = client.get(path, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200 and response["Content-Encoding"] == "gzip"
    parts = set(PARTS.findall(gzip.decompress(response.content).decode()))
    assert parts, "a page without its style is no page"
    return len(response.content) + sum(len(gzip.compress(read(part))) for part in parts)


def read(part: str) -> bytes:
    """A static file; beside fonts it must not fetch anything more."""
    path = finders.find(part)
    assert isinstance(path, str)
    content = Path(path).read_bytes()
    if part.endswith(".css"):
        more = [one for one in NAMED.findall(content.decode()) if not one.endswith((".woff2", ".woff"))]
        assert more == []
    return content


@pytest.mark.parametrize("path", ["/anmelden/", "/datenschutz/", "/barrierefreiheit/"])
def test_first_view_of_a_stranger_is_light(people: Cast, client: Client, path: str) -> None:
    assert weight(client, path) < MOST


@pytest.mark.parametrize("path", ["/", "/anfragen/neu/", "/termine/", "/anfragen/{pk}/"])
def test_first_view_of_a_clerk_is_light(people: Cast, client: Client, at: datetime, path: str) -> None:
    row = submit(people.youth_office, at)
    client.force_login(people.gesa)

    assert weight(client, path.format(pk=row.pk)) < MOST
