"""What a calendar answers, and what its owner is written back."""

from datetime import datetime
from itertools import count
from typing import Any

from notifications import inbox, incoming
from notifications.models import Message
from scheduling.models import Assignment
from tests.notifications.mails import answer, mail

_number = count(1)


def answers(
    row: Assignment, partstat: str, at: datetime, *, who: str = "", sequence: int | None = None,
    more: str = "", method: str = "REPLY", sender: str = "", **headers: str,
) -> Message:  # fmt: skip
    """The calendar of `who` (the Interpreter) answers the invite; the mail is taken and understood.

    `sender`: somebody else sends it.
    """
    who = who or row.person.email
    told: dict[str, Any] = {"method": method, "sequence": sequence, "who": who, "more": more}
    ident = {"Message_ID": f"<{next(_number)}@client.example>"}
    raw = mail(answer(partstat, str(row.uid), **told), sender=sender or who, **(ident | headers))
    assert incoming.take_mail(raw, at=at) is incoming.Taken.KEPT
    message = Message.objects.filter(direction="in").latest("pk")
    inbox.understand(message.pk, at=at)
    message.refresh_from_db()
    assert message.state == "handled"
    row.refresh_from_db()
    return message


def written_back(message: Message) -> list[tuple[str, str, str]]:
    """To whom, what it is called, and what it says."""
    rows = Message.objects.filter(about=f"message:{message.pk}", kind="answer")
    return list(rows.values_list("recipient", "subject", "body"))
