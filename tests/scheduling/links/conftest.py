"""Bo has no mobile phone: he is asked by mail, and answers behind a link."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.cache import cache

from pool.models import Authority
from scheduling.models import Request
from tests.builders import make_authority, make_interpreter, make_pool, submit
from tests.notifications.test_email import post  # noqa: F401 -- a mail server on loopback
from tests.scheduling.links.post import NOTES, at_time


@pytest.fixture
def office(db: None, at: datetime) -> Iterator[Authority]:
    """The youth office of a Pool whose only Arabic speaker, so far, has a mailbox and no mobile phone."""
    cache.clear()
    pool = make_pool()
    make_interpreter(pool, "Bo Tesfay")
    at_time(at)
    yield make_authority(pool)
    cache.clear()


@pytest.fixture
def request_(office: Authority, at: datetime) -> Request:
    """Tomorrow at nine, with a note that is for the one who comes."""
    return submit(office, at, notes=NOTES)
