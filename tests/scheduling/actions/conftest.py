"""An appointment of the youth office, and its hours when it is over."""

from datetime import datetime

import pytest

from scheduling.actions import assignments
from scheduling.models import Assignment, ServiceRecord
from tests.builders import accepted, make_authority, make_interpreter, make_pool, make_tariff, submit

MOBILE = "+491713920001"


@pytest.fixture
def held(at: datetime) -> Assignment:
    """Amal has promised the youth office an hour tomorrow."""
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile=MOBILE)
    make_tariff(pool, absent_percent=50)
    return accepted(submit(make_authority(pool), at), at)


@pytest.fixture
def record(held: Assignment) -> ServiceRecord:
    """It is over; nobody has said anything."""
    return assignments.complete_assignment(held, at=held.ends)
