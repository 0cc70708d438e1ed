"""What we say about telephone numbers and the month's SMS."""

from datetime import datetime
from typing import Any

from notifications.models import Message
from pool.models import Interpreter, Pool
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import mail, sms_to
from scheduling.queries.budget import Budget


def number_code(row: Interpreter, code: str, *, at: datetime, again: bool = False) -> Message:
    """The code to `row`'s number, to be sent back; `again` after long silence, and then only by day."""
    due = polite_time(row, at) if again else at
    name = "number_again" if again else "number_code"
    return _sms(name, row.person.mobile, row, at=at, due=due, code=code)


def number_changed(row: Interpreter, old: str, *, at: datetime) -> Message:
    """The number that was theirs until now hears that it is not any more: who lost the phone can object."""
    return _sms("number_changed", old, row, at=at, due=at)


def contact_code(row: Interpreter, *, kind: str, to: str, code: str, at: datetime) -> None:
    """The code that proves a new number or address; it is typed on their own page."""
    about, key = f"interpreter:{row.pk}", f"contact_code:{row.pk}:{at.isoformat()}"
    if kind == "mobile":
        sms_to(to, "contact_code", row.pool, about=about, key=key, at=at, code=code)
    else:
        mail("contact_code", to, row.pool, about=about, key=key, at=at, code=code)


def contact_changed(row: Interpreter, *, old: str, at: datetime) -> None:
    """The address that is or was theirs hears that something changed: who lost the link can object."""
    mail(
        "contact_changed", old, row.pool, about=f"interpreter:{row.pk}", at=at, person=row.person,
        key=f"contact_changed:{row.pk}:{at.isoformat()}",
    )  # fmt: skip


def budget(pool: Pool, used: Budget, *, at: datetime) -> Message | None:
    """The coordinator hears at 80 and at 100 percent, once each in a month."""
    return mail(
        "budget", pool.email, pool, about=f"pool:{pool.pk}", at=at,
        key=f"budget:{pool.pk}:{used.month:%Y-%m}:{used.warning}", used=used,
    )  # fmt: skip


def _sms(name: str, number: str, row: Interpreter, **told: Any) -> Message:
    return sms_to(number, name, row.pool, about=f"interpreter:{row.pk}", key=None, **told)
