"""What a coordinator writes to somebody who is asked or comes: free words, by the way they are asked."""

from datetime import datetime

from notifications import numbers, outbox
from notifications.models import Message
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.mailings import sms_body
from scheduling.messages.saying import mail
from scheduling.messages.short_links import writes_to
from scheduling.models import Assignment, Offer

KIND = "desk_word"


def leaves_at(row: Offer | Assignment, *, at: datetime) -> datetime:
    """A mail at once; an SMS not in the quiet time of whoever gets it, however near the appointment is."""
    return at if writes_to(row) else polite_time(row.interpreter, at)


def desk_word(row: Offer | Assignment, *, text: str, key: str, at: datetime) -> Message | None:
    """Said once per `key`; None for whom neither SMS nor mail reaches. Answers to a mail go to the Pool."""
    pool, about = row.pool, f"{row._meta.model_name}:{row.pk}"
    said = f"{KIND}:{key}:{about}"
    if writes_to(row):
        return mail(
            KIND, row.person.email, pool, about=about, key=said, at=at, reply_to=pool.email,
            person=row.person, text=text, code=row.code, slot=row.request.slot,
        )  # fmt: skip
    if not row.person.mobile:
        return None
    return outbox.put(
        pool_id=pool.pk, channel=Message.SMS, recipient=row.person.mobile, body=sms_body(pool.sms_name, text),
        kind=KIND, about=about, key=said, at=at, due_at=leaves_at(row, at=at),
        held=numbers.why_held(row.person.mobile),
    )  # fmt: skip
