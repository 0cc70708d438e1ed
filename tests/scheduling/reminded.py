"""What Amal hears before her appointment on Thursday."""

from datetime import UTC, datetime, timedelta

from notifications.models import Message
from scheduling import tasks
from tests.builders import sms_to
from tests.scheduling.phones import AMAL
from tests.scheduling.test_sweep import at_the_clock

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)  # nine in the morning
MAIL = "amal@person.example"


def sweep(moment: datetime) -> list[str]:
    """What Amal's phone hears new in the round of this moment."""
    before = len(sms_to(AMAL))
    at_the_clock(moment + timedelta(seconds=1))  # the offset is whole seconds
    tasks.sweep()
    return sms_to(AMAL)[before:]


def mails(address: str, kind: str = "remind") -> list[Message]:
    """The mails of this kind to somebody, oldest first."""
    rows = Message.objects.filter(recipient=address, kind=kind, channel="email")
    return list(rows.order_by("pk"))
