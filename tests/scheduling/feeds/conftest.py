"""What stands in the calendars of these tests."""

from datetime import datetime

import pytest
from django.core.cache import cache

from scheduling.models import Assignment
from tests.builders import accepted, submit
from tests.people import Cast
from tests.scheduling.feeds.reading import address_for


@pytest.fixture(autouse=True)
def _uncounted() -> None:
    """Nobody has asked too often."""
    cache.clear()


@pytest.fixture
def held(people: Cast, at: datetime) -> Assignment:
    """Amal comes to the youth office."""
    return accepted(submit(people.youth_office, at), at)


@pytest.fixture
def hers(held: Assignment, at: datetime) -> str:
    """Amal's address."""
    return address_for(held.interpreter, at)
