"""A demo of its own, with a real web, a real worker and a real Chromium."""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scheduling.demo import home
from scheduling.demo.processes import Crew
from scheduling.demo.trouble import free_port
from tests.conftest import CHROMIUM
from tests.house.tree import ROOT

PASSWORD = "edersee-demo"
USED: set[str] = set()  # mails whose code was typed already
SHOTS = ROOT / "var" / "screenshots"
SEED = """
import django; django.setup()
from django.core.management import call_command
from notifications import clock
from scheduling.demo import launch
from scheduling.demo.seed import seed
call_command("migrate", verbosity=0)
launch.by_day()
seed(clock.now(), lambda line: None)
launch.wake_worker()
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that began a moment ago, on a database and a mailbox of its own."""
    folder, port = tmp_path_factory.mktemp("demo"), free_port()
    given = {"DATABASE_URL": f"sqlite:///{folder}/demo.sqlite3"}
    env = home.environment(folder, port, given, {}) | {"EMAIL_URL": f"mailbox:{folder}/mailbox"}
    with Crew(env, cwd=ROOT, logs=folder) as crew:
        program = [sys.executable, "-c", SEED]
        subprocess.run(program, cwd=ROOT, env=crew.env, check=True, timeout=120)  # noqa: S603 -- ours
        bind = ("--bind", f"127.0.0.1:{port}", "--threads", "8", "--no-control-socket")
        crew.start("web", "-m", "gunicorn", "pool.wsgi", *bind)
        crew.start("worker", "manage.py", "qcluster")
        crew.wait_for(f"http://127.0.0.1:{port}/health/ready")
        yield f"http://127.0.0.1:{port}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Eyes:
    """One person's browser window; keeps a picture of each page it is asked to look at."""

    page: Page
    site: str
    name: str
    complaints: list[str] = field(default_factory=list)
    looks: int = 0

    def complain(self, words: str) -> None:
        """Something that must not happen: an error of the page, a request to another host."""
        if words:
            self.complaints.append(words)

    def open(self, path: str) -> None:
        """Type an address."""
        self.page.goto(self.site + path)

    def look(self, name: str) -> None:
        """Take a picture, and see that the page does not scroll sideways."""
        self.looks += 1
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{self.name}-{self.looks:02}-{name}.png", full_page=True)
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wide > 0:
            self.complain(f"{name} is {wide} px too wide")

    def press(self, name: str) -> None:
        """The button of this name."""
        self.page.get_by_role("button", name=name).first.click()

    def choose_language(self, typed: str) -> None:
        """Type a language, and see that it is taken: its name or its code."""
        with self.page.expect_response("**/anfragen/sprachen/**"):
            self.page.locator("#id_language").press_sequentially(typed)
        self.page.get_by_text("Gewählt:").wait_for()

    def sign_in(self, mail: str) -> None:
        """As one of the three."""
        self.page.context.clear_cookies()
        self.open("/anmelden/")
        self.page.locator("input[type=email]").fill(mail)
        self.page.locator("input[type=password]").fill(PASSWORD)
        self.press("Anmelden")

    def mailed_code(self, mail: str) -> str:
        """The sign-in code that was mailed last, read in another tab; it leaves a moment after the click."""
        tab = self.page.context.new_page()
        for _look in range(60):
            tab.goto(f"{self.site}/demo/mailbox/")
            rows = tab.locator("tr", has_text=mail).filter(has_text="Ihr Code zum Anmelden")
            found = [one.get_attribute("href") or "" for one in rows.locator("a").all()]
            if new := [path for path in found if path not in USED]:
                break
            tab.wait_for_timeout(300)
        USED.update(new)
        tab.goto(self.site + new[0])
        words = tab.locator("main").inner_text()
        tab.close()
        [code] = re.findall(r"^\s*(\d{8})\s*$", words, re.MULTILINE)
        return str(code)

    def text(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()

    def until(self, words: str, seconds: int = 20) -> None:
        """Load the page again until it says so: the worker needs a moment."""
        end = datetime.now().astimezone() + timedelta(seconds=seconds)
        while words not in self.text():
            assert datetime.now().astimezone() < end, f"{words!r} is not in: {self.text()}"
            self.page.wait_for_timeout(300)
            self.page.reload()


@pytest.fixture
def eyes(site: str, chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Eyes]:
    """A window as wide as the test says; what the browser complains about is an error."""
    width = request.param
    context = chromium.new_context(viewport={"width": width, "height": 900}, locale="de-DE")
    page = context.new_page()
    window = Eyes(page, site, f"{Path(request.node.name).stem.split('[')[0]}-{width}")
    page.on("console", lambda said: window.complain(said.text if said.type == "error" else ""))
    page.on("pageerror", lambda error: window.complain(str(error)))
    page.on(
        "request", lambda asked: window.complain("" if asked.url.startswith((site, "data:")) else asked.url)
    )
    yield window
    context.close()
    assert window.complaints == []
