"""One Chromium for all looks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.axe.window import WIDE, Window
from tests.conftest import CHROMIUM


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Debian's, once."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's loop is no server of ours
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser) -> Iterator[Window]:
    """An empty one."""
    context = chromium.new_context(viewport=WIDE, locale="de-DE", reduced_motion="reduce")  # type: ignore[arg-type]
    yield Window(context.new_page())
    context.close()
