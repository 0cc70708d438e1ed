"""Reminders before an appointment, from the sweep to the telephone."""

from datetime import datetime, timedelta

import pytest

from notifications import clock, optouts
from notifications.models import Message
from pool.models import Authority, Person
from scheduling import tasks
from scheduling.actions import assignments, changes
from scheduling.models import Assignment
from tests.builders import accepted, clerk_of, coordinator_of, sms_to, submit, wanted
from tests.scheduling.phones import AMAL
from tests.scheduling.test_sweep import at_the_clock

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def held(office: Authority, at: datetime) -> Assignment:
    """Amal comes on Thursday at nine; said on Monday at nine."""
    return accepted(submit(office, at, starts=at + 3 * DAY), at)


def sweep(moment: datetime) -> list[str]:
    """What Amal's phone hears new in the round of this moment."""
    before = len(sms_to(AMAL))
    at_the_clock(moment + timedelta(seconds=1))
    tasks.sweep()
    return sms_to(AMAL)[before:]


def test_interpreter_is_reminded_the_day_before_and_two_hours_before(held: Assignment, at: datetime):
    assert sweep(at + 2 * DAY - timedelta(minutes=1)) == []
    assert sweep(at + 2 * DAY) == [
        "Dolmetscherpool: Ihr Einsatz "
        f"{held.code} ist morgen (Do 26.11.) um 09:00 Uhr: Südring 2, 34497 Korbach. Treffpunkt: Foyer. "
        f"Kontakt: Frau Klee 069 90009002. Sie können nicht? ABSAGE {held.code}"
    ]
    assert sweep(at + 2 * DAY + timedelta(minutes=1)) == []
    (last,) = sweep(at + 3 * DAY - 2 * HOUR)
    assert "ist heute (Do 26.11.) um 09:00 Uhr" in last
    assert sweep(at + 3 * DAY - HOUR) == []
