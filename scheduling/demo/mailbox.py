"""Reads the mails that the mailbox backend kept as files, the latest first."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

NAME = re.compile(r"[0-9]{20}-[0-9a-f]{8}")
HEADERS = ("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "Content-Language")


@dataclass(frozen=True)
class Mail:
    """One mail as sent. `ics` is the invite's text, `method` its iTIP method."""

    name: str
    headers: tuple[tuple[str, str], ...]
    text: str
    at: datetime | None
    ics: str = ""
    method: str = ""

    def header(self, name: str) -> str:
        """One header, empty when it is missing."""
        return dict(self.headers).get(name, "")

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.header("Subject")

    @property
    def to(self) -> str:
        """Whom it went to."""
        return self.header("To")


def names(folder: Path | None = None) -> list[str]:
    """The files, the latest first; their names sort by arrival."""
    found = (file.stem for file in (folder or Path(settings.MAILBOX_DIR)).glob("*.eml"))
    return sorted((name for name in found if NAME.fullmatch(name)), reverse=True)


def read(name: str, folder: Path | None = None) -> Mail | None:
    """One mail, or None when there is no such file."""
    file = (folder or Path(settings.MAILBOX_DIR)) / f"{name}.eml"
    if not NAME.fullmatch(name) or not file.exists():
        return None
    return parse(name, file.read_bytes())


def parse(name: str, raw: bytes) -> Mail:
    """The bytes of a mail as what a page shows."""
    mail = message_from_bytes(raw, policy=default)
    assert isinstance(mail, EmailMessage)  # noqa: S101 -- what this policy makes
    body = mail.get_body(("plain",))
    calendar = next((part for part in mail.walk() if part.get_content_type() == "text/calendar"), None)
    date = mail["Date"]
    return Mail(
        name=name,
        headers=tuple((header, str(mail[header])) for header in HEADERS if mail[header]),
        text=body.get_content() if body else "",
        at=_moment(str(date)) if date else None,
        ics=calendar.get_content() if calendar else "",
        method=str(calendar.get_param("method", "")) if calendar else "",
    )


def _moment(date: str) -> datetime:
    """When it was sent; "-0000" means UTC from somewhere unknown, and Python makes a naive time of it."""
    at = parsedate_to_datetime(date)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
