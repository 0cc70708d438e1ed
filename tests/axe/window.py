"""A real Chromium whose only server is Django's test client: no port, no thread, the test's own rows."""

import mimetypes
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client
from playwright.sync_api import Page, Route

SITE = "http://testserver"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ONLY_CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
NARROW = {"width": 320, "height": 800}  # WCAG 1.4.10
ZOOMED = {"width": 640, "height": 450}  # a window of 1280 px at 200 %
WIDE = {"width": 1280, "height": 900}


class Window:
    """Shows what the client gets; whatever else the page asks for is answered likewise."""

    def __init__(self, page: Page) -> None:
        self.page, self.answers = page, {}
        self.client: Client | None = None
        self.asked_elsewhere: list[str] = []
        page.route("**/*", self._serve)

    def show(self, client: Client, path: str, data: dict[str, Any] | None = None) -> None:
        """Open `path`, or what it answers to `data`, redirects followed."""
        response = client.get(path, follow=True) if data is None else client.post(path, data, follow=True)
        assert response.status_code < 500, path
        self.client, self.answers = client, {SITE + path: response}
        self.page.goto(SITE + path)

    def findings(self) -> list[str]:
        """What is wrong, wide and narrow, in light and dark."""
        found = self._axe(RULES)
        for size in (NARROW, ZOOMED):
            self.page.set_viewport_size(size)
            found += self._sideways(size["width"])
            found += self._axe(RULES) if size is NARROW else []
        self.page.set_viewport_size(WIDE)
        self.page.emulate_media(color_scheme="dark")
        found += [f"dark: {one}" for one in self._axe(ONLY_CONTRAST)]
        self.page.emulate_media(color_scheme="light")
        return [*dict.fromkeys(found), *self.asked_elsewhere]

    def _axe(self, options: dict[str, Any]) -> list[str]:
        results = Axe().run(self.page, options=options | {"resultTypes": ["violations"]}).response
        return [
            f"{one['id']}: {node['target']} {node['html'][:160]}"
            for one in results["violations"]
            for node in one["nodes"]
        ]

    def _sideways(self, width: int) -> list[str]:
        over = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return [f"{over} px too wide at {width}"] if over > 0 else []

    def _serve(self, route: Route) -> None:
        url = route.request.url
        if not url.startswith(SITE):
            if not url.startswith("data:"):
                self.asked_elsewhere.append(f"asks {url}")
            return route.abort()
        path = url.removeprefix(SITE)
        if path.startswith("/static/"):
            return _file(route, path.removeprefix("/static/").partition("?")[0])
        assert self.client is not None
        answer = self.answers.pop(url, None) or self.client.get(path, headers=_htmx(route))
        return _answer(route, answer)


def _htmx(route: Route) -> dict[str, str]:
    """What tells the server that only a piece is wanted."""
    return {name: value for name, value in route.request.headers.items() if name.startswith("hx-")}


def _file(route: Route, name: str) -> None:
    found = finders.find(name)
    assert isinstance(found, str), name
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    route.fulfill(body=Path(found).read_bytes(), content_type=kind)


def _answer(route: Route, response: HttpResponse) -> None:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=body)
