"""A word of the desk to many: each gets it in their own name, politely timed, and once."""

from datetime import datetime
from typing import Any

from notifications import outbox
from notifications.models import Message
from pool.models import Interpreter
from scheduling.domain.mailings import Letter, Way, worded
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import render
from scheduling.models import Mailing
from scheduling.queries.mailings import about, no_more_token

KIND = "mailing"


def mailing(row: Mailing, letter: Letter, who: Interpreter, *, at: datetime) -> Message:
    """Put one word of it. By SMS not in their quiet time; a mail says how to get no more of them."""
    text = worded(row.body, letter.reader.name)
    told: dict[str, Any] = {
        "pool_id": row.pool_id,
        "kind": KIND,
        "about": about(row),
        "key": f"mailing:{row.pk}:{who.pk}",
    }
    if letter.way is Way.SMS:
        due = polite_time(who, at)
        body = sms_body(row.pool.sms_name, text)
        return outbox.put(channel=Message.SMS, recipient=letter.address, body=body, at=at, due_at=due, **told)
    link = f"/rundschreiben/abbestellen/{no_more_token(who.pk)}/"
    body = render("mailing.mail", row.pool, text=text, link=link)
    return outbox.put(
        channel=Message.EMAIL, recipient=letter.address, sender=row.pool.mailbox, body=body.strip() + "\n",
        subject=worded(row.subject, letter.reader.name), at=at, **told,
    )  # fmt: skip


def sms_body(sms_name: str, text: str) -> str:
    """The SMS as it leaves: it begins with the Pool's name, like every other one."""
    return f"{sms_name}: {text}"
