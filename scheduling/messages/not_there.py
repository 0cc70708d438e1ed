"""Nobody has come, or they have after all; and what an Authority writes to its coordinators."""

from datetime import datetime
from typing import Any

from notifications.models import Message
from pool.models import Person
from scheduling.messages.facts_and_times import facts
from scheduling.messages.saying import mail, sms
from scheduling.models import Assignment, Request


def missed(row: Assignment, replacement: Request, *, at: datetime) -> None:
    """At once, whatever the hour: to the coordinator by mail, to the Interpreter by SMS.

    Who has no mobile phone is asked by mail.
    """
    key, told = f"missed:{row.pk}:{at:%Y%m%d%H%M}", _told(row, at)
    more: dict[str, Any] = {"key": key, "replacement": replacement.slot}
    mail("missed", row.pool.email, row.pool, to_pool=True, **more, **told)
    sent = sms("missed", row.person, row.pool, key=key, expires=row.ends, urgent=True, code=row.code, **told)
    if sent is None:
        mail("missed", row.person.email, row.pool, to_pool=False, **more, **told)


def arrived(row: Assignment, *, at: datetime) -> None:
    """The coordinator hears that there is nothing left to do."""
    mail("arrived", row.pool.email, row.pool, key=f"arrived:{row.pk}:{at:%Y%m%d%H%M}", **_told(row, at))


def _told(row: Assignment, at: datetime) -> dict[str, Any]:
    told: dict[str, Any] = {
        "about": f"assignment:{row.pk}",
        "at": at,
        "assignment": row,
        "request": row.request,
    }
    return told | facts(row.request, row.position, via=row.via)


def clerk_word(word: Message, request: Request, *, writer: Person, at: datetime) -> None:
    """What the Authority wrote, to the coordinators; their answer goes straight to whoever wrote it."""
    mail(
        "clerk_word", request.pool.email, request.pool, about=f"request:{request.pk}", at=at,
        key=f"clerk_word:{word.pk}", reply_to=writer.email, request=request, writer=writer, said=word.body,
        **facts(request),
    )  # fmt: skip
