"""The day itself, clicked by a clerk without JavaScript: nobody is there, somebody else is found, a word."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from notifications import clock
from pool.models import Pool
from scheduling.actions import offers
from scheduling.models import Assignment, Request
from tests.browser.conftest import SHOTS
from tests.builders import accepted, interpreter_actor, sent_offers, submit
from tests.conftest import CHROMIUM
from tests.people import Cast
from tests.scheduling.web import people_at

pytestmark = pytest.mark.browser


@pytest.fixture
def held(transactional_db: None, at: datetime) -> tuple[Cast, Assignment]:
    """Amal comes tomorrow at nine; a late cancellation would cost 20 €."""
    people = people_at(at)
    rule = {"cancel_hours": 24, "cancel_cost": Decimal("20.00"), "office_hours": "Mo–Fr 8–16 Uhr"}
    Pool.objects.filter(pk=people.pool.pk).update(**rule)
    starts = at + timedelta(days=1, hours=1)
    return people, accepted(submit(people.youth_office, at, starts=starts), at)


@pytest.fixture(params=[(360, "dark"), (1280, "light")], ids=["phone", "desktop"])
def page(live_server: Any, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A window so wide, in this scheme, without JavaScript."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    width, scheme = request.param
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser.new_page(
            viewport={"width": width, "height": 780}, locale="de-DE", java_script_enabled=False,
            color_scheme=scheme,
        )  # fmt: skip
        browser.close()


def enter(page: Page, site: str, people: Cast) -> None:
    """Gesa has signed in."""
    client = Client()
    client.force_login(people.gesa)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def look(page: Page, name: str) -> str:
    """Keep a picture, see that nothing sticks out, and read."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    width = (page.viewport_size or {"width": 0})["width"]
    page.screenshot(path=SHOTS / f"not-there-{width}-{name}.png", full_page=True)
    for box in [one.bounding_box() for one in page.locator("main *").all()]:
        assert box is None or box["x"] + box["width"] <= width + 1
    return page.locator("main").inner_text()


def test_nobody_is_there(held: tuple[Cast, Assignment], live_server: Any, page: Page) -> None:
    people, row = held
    enter(page, live_server.url, people)
    page.goto(f"{live_server.url}/anfragen/{row.request_id}/")
    assert "Kostenlos absagen bis Mo, 23.11.2026, 10:00 Uhr." in look(page, "before")
    page.get_by_text("Nachricht schreiben").click()
    page.get_by_label("Ihre Nachricht").fill("Bitte am Nebeneingang klingeln.")
    page.get_by_role("button", name="Nachricht senden").click()
    assert "Bitte am Nebeneingang klingeln." in look(page, "written")

    clock.move(row.starts - clock.now() + timedelta(minutes=10))
    page.reload()
    assert "Der Termin läuft." in look(page, "begun")
    page.get_by_role("link", name="Amal Haddad ist nicht da").click()
    assert page.locator(f"main a[href='tel:{people.pool.phone}']").is_visible()
    look(page, "numbers")
    page.get_by_role("button", name="Dringend Ersatz suchen").click()
    assert "Wir suchen dringend Ersatz" in look(page, "searching")

    made = Request.objects.get(replaces=row)
    (offer,) = sent_offers(made, clock.now())
    offers.accept_offer(offer, by=interpreter_actor(offer), at=clock.now())
    page.get_by_role("link", name="Zum ursprünglichen Termin").click()
    assert "Es kommt: Chadi Nassar" in look(page, "found")
    page.get_by_role("button", name="Ist doch noch gekommen").click()
    assert "Doch noch gekommen" in look(page, "arrived")
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_late_cancellation_names_its_price(
    held: tuple[Cast, Assignment], live_server: Any, page: Page
) -> None:
    people, row = held
    enter(page, live_server.url, people)
    page.goto(f"{live_server.url}/anfragen/{row.request_id}/zurueckziehen/")
    assert "Kostenlos absagen bis" in look(page, "free")
    page.get_by_label("Grund").fill("Familie ist krank")

    clock.move(timedelta(hours=2))
    page.get_by_role("button", name="Anfrage zurückziehen").click()
    assert "Absagen kostet jetzt 20,00 €." in look(page, "meanwhile")
    page.get_by_role("button", name="Für 20,00 € absagen").click()
    assert "Das kostet 20,00 €." in look(page, "charged")

    page.goto(f"{live_server.url}/?show=past")
    page.get_by_text("Suchen und filtern").click()
    page.get_by_label("Ihr Zeichen").fill("AZ")
    page.get_by_role("button", name="Zeigen").click()
    assert "zurückgezogen" in look(page, "list")
