"""The world of these tests, with a mail server of its own."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from tests.scheduling.calendars.world import World
from tests.smtp import post_office


@pytest.fixture
def world(db: None, at: datetime) -> Iterator[World]:
    """Nothing has happened yet."""
    with post_office() as server:
        yield World.begin(server, at)
