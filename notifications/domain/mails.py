"""One raw mail taken apart without trust, as far as it may be meant for us (RFC 2045, 3464, 3834).

Read with the email package's older policy: the newer one parses headers by their grammar, and for hostile
ones it raises or needs minutes. What could still take long is refused before it is parsed.
"""

import codecs
import re
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr
from itertools import islice
from typing import TypeAlias

LARGEST = 1_000_000  # bytes of a mail that anybody looks at
MOST_LINES, MOST_BOUNDARIES, MOST_PARTS = 40_000, 50, 100
LONGEST_HEADER, LONGEST_VALUE = 8_000, 2_000
LARGEST_CALENDAR, LONGEST_TEXT = 200_000, 4_000
MOST_NAMED = 20

REPLY, COUNTER = "REPLY", "COUNTER"
HEADERS = ("From", "Sender", "To", "Date", "Message-ID", "In-Reply-To", "Auto-Submitted", "Return-Path")

Mail: TypeAlias = "Message[str, str]"

_PART_HEADER = re.compile(rb"^content-[a-z-]+:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_OURS = re.compile(rb"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>\s]{1,255}>", re.IGNORECASE)
_METHOD = re.compile(r"^METHOD:[ \t]*(REPLY|COUNTER)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_CHARSETS = re.compile(r"utf_(8|16|32)(_[lb]e)?|ascii|iso8859_\d+|cp\d+|koi8_[rut]|mac_roman")
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
_MACHINES = ("mailer-daemon", "postmaster")


@dataclass(frozen=True)
class Bounce:
    """What a mail server says of one of our mails: `action` "failed" or another of RFC 3464 2.3.3.

    `named` are the references (UUIDs) that stand in it as Message-IDs.
    """

    action: str
    status: str
    diagnostic: str
    named: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """A mail as far as it matters; every text is bounded. `calendar` is empty unless it is an answer.

    `automatic`: a machine wrote it or passed it on, so it gets no answer (RFC 3834 2).
    """

    message_id: str
    sender: str
    recipient: str
    subject: str
    text: str
    headers: dict[str, str]
    automatic: bool
    calendar: str = ""
    method: str = ""
    bounce: Bounce | None = None


def read_mail(raw: bytes) -> Letter | None:
    """`raw` as a Letter; None for what is no mail, or too large or too crooked to be looked at."""
    if not _is_bounded(raw):
        return None
    try:
        return _letter(raw, BytesParser(policy=compat32).parsebytes(raw))
    except Exception:  # whatever the library makes of it: nobody's mail may stop the others
        return None


def _is_bounded(raw: bytes) -> bool:
    return (
        len(raw) <= LARGEST
        and raw.count(b"\n") <= MOST_LINES
        and raw.lower().count(b"boundary") <= MOST_BOUNDARIES
        and all(len(found[0]) <= LONGEST_HEADER for found in _PART_HEADER.finditer(raw))
    )


def _letter(raw: bytes, mail: Mail) -> Letter | None:
    parts = list(islice(mail.walk(), MOST_PARTS))
    headers = {name: value for name in HEADERS if (value := _header(mail, name))}
    if not mail.keys():
        return None
    calendar, method = _calendar(parts)
    sender = _address(headers.get("From", ""))
    return Letter(
        message_id=headers.get("Message-ID", "").strip(),
        sender=sender,
        recipient=_address(headers.get("To", "")),
        subject=_header(mail, "Subject"),
        text=_text(parts),
        headers=headers,
        automatic=_is_automatic(mail),
        calendar=calendar,
        method=method,
        bounce=None if calendar else _bounce(raw, mail, parts, sender),
    )


def _is_automatic(mail: Mail) -> bool:
    submitted = _header(mail, "Auto-Submitted").partition(";")[0].strip().casefold()
    precedence = _header(mail, "Precedence").strip().casefold()
    return (
        submitted not in ("", "no")
        or precedence in ("bulk", "list", "junk", "auto_reply")
        or mail.get("X-Auto-Response-Suppress") is not None
        or mail.get("List-Id") is not None
        or _header(mail, "Return-Path").strip() == "<>"
    )


def _calendar(parts: list[Mail]) -> tuple[str, str]:
    """The first answer among the parts, and its METHOD."""
    for part in parts:
        named = str(part.get_filename() or "").casefold().endswith(".ics")
        if part.get_content_type() in ("text/calendar", "application/ics") or named:
            text = _decoded(_bytes(part), part.get_content_charset() or "utf-8")
            found = _METHOD.search(text.replace("\r\n", "\n"))
            if found and len(text) <= LARGEST_CALENDAR:
                return text, found[1].upper()
    return "", ""


def _bounce(raw: bytes, mail: Mail, parts: list[Mail], sender: str) -> Bounce | None:
    """A report (RFC 3464), or what an older server writes; nothing when it names no mail like ours."""
    named = tuple(dict.fromkeys(found[1].decode().lower() for found in _OURS.finditer(raw)))[:MOST_NAMED]
    if not named:
        return None
    report = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    if report is not None:
        block = _worst(report)
        return Bounce(
            _header(block, "Action").casefold()[:40],
            _header(block, "Status")[:20],
            _header(block, "Diagnostic-Code")[:200],
            named,
        )
    if sender.partition("@")[0] in _MACHINES:
        status = _STATUS.search(_text(parts))
        action = "failed" if status and status[0].startswith("5") else ""
        return Bounce(action, status[0] if status else "", "", named)
    return None


def _worst(report: Mail) -> Mail:
    """Of the blocks of a delivery status the one of a recipient, of several one that failed."""
    payload = report.get_payload()
    blocks = [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
    told = [one for one in blocks if _header(one, "Action")]
    failed = [one for one in told if _header(one, "Action").casefold() == "failed"]
    return next(iter(failed + told), report)


def _text(parts: list[Mail]) -> str:
    for part in parts:
        if part.get_content_type() == "text/plain" and not part.is_multipart():
            return _decoded(_bytes(part), part.get_content_charset() or "utf-8")[:LONGEST_TEXT]
    return ""


def _bytes(part: Mail) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _header(mail: Mail, name: str) -> str:
    """One header in one line, encoded words decoded as far as they can be."""
    value = str(mail.get(name) or "")[:LONGEST_VALUE]
    try:
        pieces = decode_header(value)
    except Exception:
        pieces = [(value, None)]
    words = (
        _decoded(word, charset or "ascii") if isinstance(word, bytes) else word for word, charset in pieces
    )
    return " ".join("".join(words).split())


def _address(value: str) -> str:
    return parseaddr(value)[1].strip().casefold()[:320]


def _decoded(data: bytes, charset: str) -> str:
    """Text by a charset that mails use, else by UTF-8, else by Latin-1, which takes any byte."""
    try:
        name = codecs.lookup(charset).name.replace("-", "_")
    except (LookupError, ValueError, TypeError):
        name = "utf_8"
    for one in (name if _CHARSETS.fullmatch(name) else "utf_8", "utf_8"):
        try:
            return data.decode(one)
        except (UnicodeError, LookupError):
            continue
    return data.decode("latin_1")
