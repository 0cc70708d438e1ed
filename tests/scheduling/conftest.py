"""The cast at the doors of this room; and a Pool with one speaker, and her telephone."""

from datetime import datetime

import pytest
from django.test import Client

from pool.models import Authority
from tests.builders import make_authority, make_interpreter, make_pool
from tests.people import Cast
from tests.scheduling.phones import AMAL, Says, answers
from tests.scheduling.web import browser_of, people_at


@pytest.fixture
def office() -> Authority:
    """The youth office of a Pool whose only Arabic speaker, so far, is Amal."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    return make_authority(pool)


@pytest.fixture
def says(at: datetime) -> Says:
    """Let a phone say something and return what it is told then."""

    def say(text: str, mobile: str = AMAL, at: datetime = at, sid: str | None = None) -> list[str]:
        return answers(mobile, text, at, sid)

    return say


@pytest.fixture
def people(db: None, at: datetime) -> Cast:
    """Everybody."""
    return people_at(at)


@pytest.fixture
def gesa(people: Cast) -> Client:
    """The clerk of the youth office."""
    return browser_of(people.gesa)


@pytest.fixture
def henning(people: Cast) -> Client:
    """The secretary of the school."""
    return browser_of(people.henning)


@pytest.fixture
def ines(people: Cast) -> Client:
    """The coordinator."""
    return browser_of(people.ines)


@pytest.fixture
def jona(people: Cast) -> Client:
    """The coordinator of the neighbouring Pool."""
    return browser_of(people.jona)
