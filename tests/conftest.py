"""What every test stands on: a database of its own, a clock that stands still, properties in two depths."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from shutil import which

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

from tests.slots import Slot

CHROMIUM = which("chromium")

properties.register_profile("quick", max_examples=25, derandomize=True, deadline=None, database=None)
properties.register_profile(
    "deep", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Our two options."""
    parser.addoption("--deep", action="store_true", help="long property runs")
    parser.addoption("--pass", choices=list(PASSES), help="one part of ./run test")


def pytest_configure(config: pytest.Config) -> None:
    """Choose the depth of the properties; sign-ins need no slow hash here."""
    wanted = os.environ.get("HYPOTHESIS_PROFILE", "quick")
    properties.load_profile("deep" if config.getoption("--deep") else wanted)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # or each test's client would read 900 static files


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what belongs to another pass; skip what this machine cannot run."""
    if wanted := config.getoption("--pass"):
        here = {item: PASSES[wanted](item) for item in items}
        config.hook.pytest_deselected(items=[item for item in items if not here[item]])
        items[:] = [item for item in items if here[item]]
    reasons = {
        "browser": None if CHROMIUM else "no Chromium on this machine",
        "postgres": None if connection.vendor == "postgresql" else "needs PostgreSQL",
        "deep": None if config.getoption("--deep") else "only with --deep",
    }
    for item in items:
        for mark, reason in reasons.items():
            if reason and item.get_closest_marker(mark):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that no browser was there."""
    skipped = terminalreporter.stats.get("skipped", [])
    if missed := [report for report in skipped if "browser" in report.keywords]:
        terminalreporter.section(f"SKIPPED {len(missed)} BROWSER TESTS: apt-get install chromium", red=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Each test run has its own database, so that two runs at once do not meet."""
    with Slot.free(settings.VAR) as slot:
        names = connection.settings_dict["TEST"]
        names["NAME"] = slot.sqlite() if connection.vendor == "sqlite" else f"test_pool_{slot.number}"
        yield


@pytest.fixture(autouse=True)
def german() -> None:
    """Whatever language the last page was read in: every test begins with ours."""
    translation.deactivate()


@pytest.fixture
def at() -> datetime:
    """Monday, 23 November 2026, 09:00 in Germany; here the clock stands."""
    return datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def _touches_database(item: pytest.Item) -> bool:
    """Whether another database could change what comes out."""
    fixtures = set(getattr(item, "fixturenames", ()))
    named = any(item.get_closest_marker(mark) for mark in ("django_db", "postgres"))
    case = isinstance(item, pytest.Function) and issubclass(item.cls or object, TransactionTestCase)
    return named or case or bool(fixtures & {"db", "transactional_db"})


def _in_browser(item: pytest.Item) -> bool:
    return item.get_closest_marker("browser") is not None


PASSES = {
    "sqlite": lambda item: not _in_browser(item),
    "axe": lambda item: item.get_closest_marker("axe") is not None,
    "browser": lambda item: _in_browser(item) and item.get_closest_marker("axe") is None,
    "postgres": lambda item: _touches_database(item) and not _in_browser(item),
}
