"""One raw mail comes in: an answer of a calendar, or a server's word about a mail of ours, is kept.

Every other mail is somebody's own business: nothing of it is kept, nobody hears of it.
"""

import hashlib
from datetime import datetime
from enum import StrEnum

from notifications import inbox
from notifications.bounces import BOUNCE
from notifications.domain.mails import Letter, read_mail
from notifications.domain.sms_text import clean
from notifications.ical import names_ours
from notifications.models import Message

CALENDAR = "calendar"


class Taken(StrEnum):
    """What became of it. UNFIT: no mail, or one that is too large or too crooked to be read."""

    KEPT = "kept"
    KNOWN = "known"
    OTHERS = "not for us"
    UNFIT = "unfit"


def take_mail(raw: bytes, *, at: datetime) -> Taken:
    """Keep it if it is for us; the same mail again changes nothing. Never raises for what stands in it."""
    letter = read_mail(raw)
    if letter is None:
        return Taken.UNFIT
    kind = _kind(letter)
    if not kind:
        return Taken.OTHERS
    message, new = _keep(letter, kind, _identity(letter), at)
    if not new and message.ics != clean(letter.calendar):  # an id that is given twice names neither
        _message, new = _keep(letter, kind, _digest(letter), at)
    return Taken.KEPT if new else Taken.KNOWN


def _keep(letter: Letter, kind: str, identity: str, at: datetime) -> tuple[Message, bool]:
    return inbox.take(
        provider_id=identity,
        channel=Message.EMAIL,
        sender=letter.sender,
        recipient=letter.recipient,
        subject=letter.subject,
        body=letter.text,
        ics=letter.calendar,
        ics_method=letter.method,
        kind=kind,
        payload=_payload(letter),
        at=at,
    )


def _kind(letter: Letter) -> str:
    if letter.bounce:
        return BOUNCE
    return CALENDAR if letter.calendar and names_ours(letter.calendar) else ""


def _payload(letter: Letter) -> dict[str, str]:
    told = dict(letter.headers)
    if letter.automatic:
        told["automatic"] = "yes"
    if bounce := letter.bounce:
        told |= {"action": bounce.action, "status": bounce.status, "diagnostic": bounce.diagnostic}
        told["named"] = " ".join(bounce.named)
    return told


def _identity(letter: Letter) -> str:
    """The Message-ID; a digest of the mail where that is missing or too long."""
    usable = letter.message_id and len(letter.message_id) <= 200
    return letter.message_id if usable else _digest(letter)


def _digest(letter: Letter) -> str:
    told = "\n".join(
        [letter.message_id, *letter.headers.values(), letter.subject, letter.text, letter.calendar]
    )
    return "sha256:" + hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
