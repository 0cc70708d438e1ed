"""The page behind a short link on a small phone, in a real browser: who was asked by mail answers there."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from notifications import clock
from scheduling.models import Request
from tests.browser.conftest import SHOTS
from tests.builders import make_authority, make_interpreter, make_pool, sent_offers, submit
from tests.conftest import CHROMIUM
from tests.scheduling.links.post import BO, NOTES, link_in, mails_to

pytestmark = pytest.mark.browser


@pytest.fixture
def asked(transactional_db: None, at: datetime) -> tuple[Request, datetime]:
    """Bo has a question in his mailbox, about the day after tomorrow; it is nine in the morning."""
    clock.move(at - clock.now() + timedelta(seconds=2))  # the offset is whole seconds
    pool = make_pool(name="Dolmetscherpool Waldeck-Frankenberg")
    make_interpreter(pool, "Bo Tesfay")
    request = submit(make_authority(pool), at, starts=at + timedelta(days=2), notes=NOTES)
    sent_offers(request, at)
    return request, at


@pytest.fixture(params=[360, 1280])
def page(live_server: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A window without JavaScript, so wide, of a browser of its own: the session's stays in this thread."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser.new_page(
            viewport={"width": request.param, "height": 780}, locale="de-DE", java_script_enabled=False
        )
        browser.close()


def look(page: Page, name: str) -> str:
    """Keep a picture, see that nothing sticks out, and read."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    size = page.viewport_size or {"width": 0}
    page.screenshot(path=SHOTS / f"link-{size['width']}-{name}.png", full_page=True)
    for box in [one.bounding_box() for one in page.locator("main *").all()]:
        assert box is None or box["x"] + box["width"] <= size["width"] + 1
    return page.locator("main").inner_text()


def test_question_is_answered_and_the_assignment_cancelled(
    asked: tuple[Request, datetime], live_server: Any, page: Page
) -> None:
    sent: list[str] = []
    page.on("request", lambda one: sent.append(f"{one.url} {one.headers.get('referer', '')}"))
    path = link_in(mails_to(BO)[-1])

    page.goto(live_server.url + path)
    assert "Können Sie dolmetschen?" in look(page, "question")
    page.get_by_role("button", name="Ja, ich komme").click()
    assert NOTES in look(page, "assignment")
    page.get_by_role("button", name="Absagen").click()
    assert "Wirklich absagen?" in look(page, "sure")
    page.get_by_label("Grund").fill("Zug fällt aus")
    page.get_by_role("button", name="Ja, absagen").click()
    assert "Sie haben diesen Einsatz abgesagt." in look(page, "cancelled")
    page.goto(live_server.url + path[:-2] + "/")
    assert "Dieser Link gilt nicht" in look(page, "gone")

    request, _at = asked
    assert request.assignments.get().state == "cancelled"
    assert [one for one in sent if not one.startswith(live_server.url)] == []
    assert [one for one in sent if "/k/" in one.split(" ")[1]] == []
