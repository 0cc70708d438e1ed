"""What we say about telephone numbers and the month's SMS."""

from datetime import datetime

from notifications import outbox
from notifications.models import Message
from pool.models import Interpreter, Pool
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import mail, words
from scheduling.queries.budget import Budget


def number_code(row: Interpreter, code: str, *, at: datetime, again: bool = False) -> Message:
    """The code to `row`'s number, to be sent back; `again` after long silence, and then only by day."""
    due = polite_time(row, at) if again else at
    name = "number_again" if again else "number_code"
    return _sms(name, row.person.mobile, row, at=at, due=due, code=code)


def number_changed(row: Interpreter, old: str, *, at: datetime) -> Message:
    """The number that was theirs until now hears that it is not any more: who lost the phone can object."""
    return _sms("number_changed", old, row, at=at, due=at)


def budget(pool: Pool, used: Budget, *, at: datetime) -> Message | None:
    """The coordinator hears at 80 and at 100 percent, once each in a month."""
    return mail(
        "budget", pool.email, pool, about=f"pool:{pool.pk}", at=at,
        key=f"budget:{pool.pk}:{used.month:%Y-%m}:{used.warning}", used=used,
    )  # fmt: skip


def _sms(name: str, number: str, row: Interpreter, *, at: datetime, due: datetime, code: str = "") -> Message:
    return outbox.put(
        pool_id=row.pool_id, channel=Message.SMS, recipient=number,
        body=words(name, row.pool, code=code), kind=name,
        about=f"interpreter:{row.pk}", key=None, at=at, due_at=due,
    )  # fmt: skip
