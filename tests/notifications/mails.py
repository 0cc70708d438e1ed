"""Mails as calendars and mail servers write them: the shapes are theirs, the people are invented."""

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

REPLIES = Path(__file__).parent / "replies"
POOL, AMAL = "pool@dolmetscherpool.example", "amal@person.example"
UID = "5f2d8f4e-2f0c-4c1e-9a51-6a1f5d1f7c11"


def reply_text(name: str, uid: str = UID, sequence: int = 0) -> str:
    """The calendar of one of the files, about this UID and SEQUENCE."""
    text = (REPLIES / name).read_bytes().decode("utf-8").replace(UID, uid).replace(UID.upper(), uid.upper())
    return text.replace("SEQUENCE:0", f"SEQUENCE:{sequence}")


def answer(
    partstat: str = "DECLINED", uid: str = UID, *, method: str = "REPLY", sequence: int | None = 0,
    who: str = AMAL, more: str = "",
) -> str:  # fmt: skip
    """A calendar's answer, as plain as can be."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//DE", f"METHOD:{method}", "BEGIN:VEVENT"]
    lines += [f"UID:{uid}@dolmetscherpool.example", f"ATTENDEE;PARTSTAT={partstat}:mailto:{who}"]
    lines += [f"SEQUENCE:{sequence}"] * (sequence is not None) + more.splitlines()
    return "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""])


def mail(calendar: str = "", *, sender: str = AMAL, text: str = "Hat abgesagt.", **headers: str) -> bytes:
    """A mail to the pool, with the calendar as a part when there is one; `Message_ID` is the Message-ID."""
    tree = EmailMessage(policy=SMTP)
    found = {"From": sender, "To": POOL, "Subject": "Abgesagt: Einsatz", "Message_ID": "<1@client.example>"}
    for name, value in (found | headers).items():
        if value:
            tree[name.replace("_", "-")] = value
    tree.set_content(text)
    if calendar:
        part: dict[str, Any] = {"maintype": "text", "subtype": "calendar", "cte": "base64"}
        tree.add_alternative(calendar.encode(), **part, params={"method": "REPLY", "charset": "utf-8"})
    return tree.as_bytes()


def bounce(
    named: str, action: str = "failed", status: str = "5.1.1", diagnostic: str = "smtp; 550 no such user"
) -> bytes:
    """A delivery status notification (RFC 3464) about the mail with this Message-ID."""
    return f"""Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example>
To: {POOL}
Subject: Undelivered Mail Returned to Sender
Message-Id: <20261123090000.{named.strip("<>")[:8]}@mx.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="=_b"

--=_b
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--=_b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0100

Final-Recipient: rfc822; {AMAL}
Action: {action}
Status: {status}
Diagnostic-Code: {diagnostic}

--=_b
Content-Type: text/rfc822-headers

From: {POOL}
To: {AMAL}
Message-ID: {named}
Subject: Einsatz

--=_b--
""".encode()
