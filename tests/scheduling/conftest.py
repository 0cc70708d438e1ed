"""A Pool with one speaker, and her telephone."""

from datetime import datetime

import pytest

from pool.models import Authority
from tests.builders import make_authority, make_interpreter, make_pool
from tests.scheduling.phones import AMAL, Says, answers


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
