"""A calendar program as RFC 5546 describes it, written from the RFC and nothing else: it keeps one diary.

It takes the mails of one address, checks each as a careful program would, and applies REQUEST and CANCEL by
UID, then SEQUENCE, then DTSTAMP (2.1.4, 2.1.5). What is older than what it knows changes nothing.
"""

import email
import email.policy
import re
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage

from tests.notifications.rfc5545 import Component, moment, parsed, problems_of_mail

ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Shown:
    """What the reader sees of one appointment."""

    starts: datetime
    ends: datetime
    summary: str
    location: str


@dataclass(frozen=True)
class Post:
    """One mail with an invite, taken apart."""

    to: str
    method: str
    uid: str
    revision: tuple[int, datetime]
    event: Component

    @classmethod
    def read(cls, raw: bytes) -> "Post | None":
        """None for a mail without invite. Fails for one that a careful program would not take."""
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(mail, EmailMessage)
        parts = {part.get_content_type(): part for part in mail.walk()}
        if "text/calendar" not in parts:
            return None
        data = parts["text/calendar"].get_payload(decode=True)
        assert isinstance(data, bytes)
        assert data == parts["application/ics"].get_payload(decode=True)
        assert problems_of_mail(data) == []
        calendar = parsed(data)
        (event,) = calendar.inside
        (sender,), (reader,) = mail["From"].addresses, mail["To"].addresses
        assert parts["text/calendar"]["Content-Type"].params["method"] == calendar.get("METHOD")
        assert event.get("ORGANIZER") == f"mailto:{sender.addr_spec}"
        assert event.get("ATTENDEE") == f"mailto:{reader.addr_spec}"
        revision = int(event.get("SEQUENCE")), moment(event.get("DTSTAMP"))
        return cls(reader.addr_spec, calendar.get("METHOD"), event.get("UID"), revision, event)


@dataclass
class Diary:
    """The appointments of one address. `remembers`: also the revision of what it does not show (any more)."""

    remembers: bool = True
    shown: dict[str, Shown] = field(default_factory=dict)
    known: dict[str, tuple[int, datetime]] = field(default_factory=dict)
    organizers: dict[str, str] = field(default_factory=dict)

    def take(self, post: Post) -> None:
        """Apply one mail, or find that it is older than what is here."""
        organizer = post.event.get("ORGANIZER")
        if post.uid in self.known and self.known[post.uid] >= post.revision:
            return
        if self.organizers.setdefault(post.uid, organizer) != organizer:
            return  # only who sent the invite may change it (6.1.1)
        if post.method == "REQUEST":
            self.known[post.uid] = post.revision
            self.shown[post.uid] = _seen(post.event)
        elif self.remembers or post.uid in self.known:
            self.known[post.uid] = post.revision
            self.shown.pop(post.uid, None)


def _seen(event: Component) -> Shown:
    times = moment(event.get("DTSTART")), moment(event.get("DTEND"))
    return Shown(*times, _plain(event.get("SUMMARY")), _plain(event.get("LOCATION")))


def _plain(escaped: str) -> str:
    """TEXT as it was typed (RFC 5545 3.3.11)."""
    return ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], escaped)
