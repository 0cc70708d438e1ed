"""The cast in front of the portal; nine o'clock on Monday."""

from datetime import datetime

import pytest
from django.test import Client

from tests.people import Cast
from tests.scheduling.web import browser_of, people_at


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
