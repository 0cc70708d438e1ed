"""How a word is put: the text with its blanks filled in, handed to notifications.outbox with a key.

The SMS lie in domain/house_texts.py, unless the Pool has words of its own; the mails in
templates/scheduling/messages, `<name>.mail.txt` (the first line is the subject).
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.template import Context, engines
from django.utils import timezone, translation

from notifications import numbers, outbox
from notifications.models import Message
from pool.models import Person, Pool
from scheduling.domain.texts import fill
from scheduling.messages.blank_values import blank_values
from scheduling.queries.texts import text_of


def render(name: str, pool: Pool | None, **context: Any) -> str:
    """One text in German, in the Pool's local time; nothing is HTML-escaped."""
    with translation.override("de"), timezone.override(pool.tz if pool else None):
        template = engines["django"].engine.get_template(f"scheduling/messages/{name}.txt")  # type: ignore[attr-defined]
        words = {"pool": pool, "url": settings.PUBLIC_URL, **context}
        return str(template.render(Context(words, autoescape=False)))


def words(name: str, pool: Pool | None, **context: Any) -> str:
    """One SMS: the house's text or the Pool's own, with its blanks filled in."""
    return fill(text_of(pool, name), blank_values(name, pool, context))


def sms(name: str, person: Person, pool: Pool, **told: Any) -> Message | None:
    """One SMS, if this person has a mobile number; what goes to an unconfirmed one is kept here."""
    if not person.mobile:
        return None
    return sms_to(person.mobile, name, pool, held=numbers.why_held(person.mobile), **told)


def sms_to(
    number: str, name: str, pool: Pool | None, *, about: str, key: str | None, at: datetime,
    due: datetime | None = None, expires: datetime | None = None, kind: str = "", urgent: bool = False,
    held: str = "", **context: Any,
) -> Message:  # fmt: skip
    """One SMS to a number (E.164), whoever has it and whether or not it is confirmed."""
    return outbox.put(
        pool_id=pool.pk if pool else None, channel=Message.SMS, recipient=number,
        body=words(name, pool, **context), kind=kind or name, about=about, key=key, at=at, due_at=due,
        expires_at=expires, urgent=urgent, held=held,
    )  # fmt: skip


def mail(
    name: str, address: str, pool: Pool, *, about: str, key: str, at: datetime, due: datetime | None = None,
    expires: datetime | None = None, kind: str = "", ics: str = "", method: str = "", reply_to: str = "",
    **context: Any,
) -> Message | None:  # fmt: skip
    """One mail from the Pool's mailbox, if there is an address."""
    if not address:
        return None
    subject, _newline, body = render(f"{name}.mail", pool, **context).strip().partition("\n")
    return outbox.put(
        pool_id=pool.pk, channel=Message.EMAIL, recipient=address, sender=pool.mailbox, subject=subject,
        body=body.strip() + "\n", kind=kind or name, about=about, key=f"{key}:{address}", at=at, ics=ics,
        ics_method=method, due_at=due, expires_at=expires, reply_to=reply_to,
    )  # fmt: skip


def answer(inbound: Message, name: str, pool: Pool | None, *, at: datetime, **context: Any) -> Message:
    """The one answer to what somebody just wrote; it goes at once, whatever the hour."""
    return sms_to(
        inbound.sender, f"answer_{name}", pool, kind="answer", about=f"message:{inbound.pk}",
        key=f"answer:{inbound.pk}", at=at, **context,
    )  # fmt: skip
