"""The cast with their tokens; the clock stands at nine o'clock on Monday."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache

from notifications import clock
from tests.builders import make_tariff
from tests.people import Cast, cast
from tests.scheduling.api.caller import Caller


@pytest.fixture(autouse=True)
def nobody_tried() -> Iterator[None]:
    """The limits on signing in begin anew."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def people(db: None, at: datetime) -> Cast:
    """Everybody, and a tariff, at `at`."""
    found = cast()
    make_tariff(found.pool)
    clock.move(at - clock.now() + timedelta(seconds=2))  # the offset is whole seconds
    return found


@pytest.fixture
def ines(people: Cast) -> Caller:
    """The coordinator."""
    return Caller.of(people.ines)


@pytest.fixture
def gesa(people: Cast) -> Caller:
    """The clerk of the youth office."""
    return Caller.of(people.gesa)


@pytest.fixture
def henning(people: Cast) -> Caller:
    """The secretary of the school."""
    return Caller.of(people.henning)


@pytest.fixture
def jona(people: Cast) -> Caller:
    """The coordinator of the neighbouring Pool."""
    return Caller.of(people.jona)


@pytest.fixture
def need() -> dict[str, Any]:
    """Levantine Arabic at the youth office, tomorrow at nine."""
    return {
        "language": "apc",
        "starts": "2026-11-24T09:00:00+01:00",
        "minutes": 60,
        "modality": "on_site",
        "setting": "youth_office",
        "postal_code": "34497",
        "town": "Korbach",
        "street": "Südring 2",
        "meeting_point": "Foyer",
        "contact_name": "Frau Klee",
        "contact_phone": "069 90009002",
        "file_reference": "AZ 17/4",
    }
