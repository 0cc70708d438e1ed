"""Mail over a real SMTP server on loopback, and into the demo's mailbox."""

import email
import email.policy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core import mail

from notifications import delivery
from notifications.ical import invite
from notifications.models import Message
from pool.models import Pool
from tests.notifications.test_ical import CANCEL, ENTRY
from tests.smtp import SMTP, Post, post_office

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]


@pytest.fixture
def post() -> Iterator[Post]:
    """A mail server on loopback."""
    with post_office() as post:
        yield post


@pytest.fixture
def letter(word: Word) -> Message:
    """A confirmation with its invite."""
    return word(
        channel="email",
        recipient=ENTRY.attendee_email,
        sender=f'"Pool Süd, Büro" <{ENTRY.organizer_email}>',
        subject="Einsatz 4821 bestätigt",
        body="Guten Tag,\n\nIhr Einsatz ist bestätigt. " + "Sehr langer Satz über Größe. " * 60,
        ics=invite(ENTRY),
        ics_method="REQUEST",
    )


def delivered(message: Message, at: datetime) -> Message:
    """The row after one attempt."""
    delivery.deliver(message.pk, at=at)
    return Message.objects.get(pk=message.pk)


def parsed(raw: bytes) -> EmailMessage:
    """The mail as its reader takes it apart."""
    return email.message_from_bytes(raw, policy=email.policy.default)


def test_the_mail_has_the_shape_calendars_want(post: Post, letter: Message, at: datetime) -> None:
    row = delivered(letter, at)

    raw = bytes(post.envelopes[0].content)
    tree = parsed(raw)
    alternative, attachment = tree.iter_parts()
    text, calendar = alternative.iter_parts()
    assert [part.get_content_type() for part in (tree, alternative, text, calendar, attachment)] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/calendar",
        "application/ics",
    ]
    assert (calendar["Content-Type"].params["method"], calendar.get_content_charset()) == ("REQUEST", "utf-8")
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar.get_payload(decode=True) == attachment.get_payload(decode=True) == invite(ENTRY).encode()
    assert attachment.get_filename() == "invite.ics"
    assert "".join(text.get_content().splitlines()).startswith("Guten Tag,Ihr Einsatz ist bestätigt.")
    assert row.state == "sent"


def test_the_headers_of_the_invite_are_what_outlook_and_google_look_for(
    post: Post, letter: Message, at: datetime
) -> None:
    delivered(letter, at)

    raw = bytes(post.envelopes[0].content)
    assert b'\r\nContent-Type: text/calendar; method="REQUEST"; charset="utf-8"\r\n' in raw
    assert b'\r\nContent-Type: application/ics; name="invite.ics"\r\n' in raw
    assert b'\r\nContent-Disposition: attachment; filename="invite.ics"\r\n' in raw
    assert raw.index(b"text/plain") < raw.index(b"text/calendar") < raw.index(b"application/ics")
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_a_cancellation_says_so_in_the_header_too(post: Post, letter: Message, at: datetime) -> None:
    Message.objects.filter(pk=letter.pk).update(ics=invite(CANCEL), ics_method="CANCEL")

    delivered(letter, at)

    _text, calendar = next(parsed(bytes(post.envelopes[0].content)).iter_parts()).iter_parts()
    assert calendar["Content-Type"].params["method"] == "CANCEL"
    assert b"\r\nMETHOD:CANCEL\r\n" in calendar.get_payload(decode=True)


def test_an_umlaut_domain_is_written_as_the_dns_knows_it(post: Post, word: Word, at: datetime) -> None:
    entry = replace(ENTRY, attendee_email="info@bücher.example")
    mail = word(
        channel="email", recipient="info@bücher.example", sender="Pool <pool@köln.example>", subject="Ä",
        ics=invite(entry), ics_method="REQUEST",
    )  # fmt: skip

    assert delivered(mail, at).state == "sent"
    raw = bytes(post.envelopes[0].content)
    assert b"\r\nTo: info@xn--bcher-kva.example\r\n" in raw
    assert b"From: Pool <pool@xn--kln-sna.example>\r\n" in raw
    assert post.envelopes[0].rcpt_tos == ["info@xn--bcher-kva.example"]
    calendar = next(part for part in parsed(raw).walk() if part.get_content_type() == "text/calendar")
    assert "mailto:info@xn--bcher-kva.example" in calendar.get_content().replace("\n ", "").replace("\r", "")


def test_the_headers_name_one_sender_and_one_recipient(post: Post, letter: Message, at: datetime) -> None:
    row = delivered(letter, at)

    tree = parsed(bytes(post.envelopes[0].content))
    assert tree["From"].addresses[0].addr_spec == ENTRY.organizer_email
    assert tree["From"].addresses[0].display_name == "Pool Süd, Büro"
    assert tree["To"] == ENTRY.attendee_email
    assert tree["Subject"] == "Einsatz 4821 bestätigt"
    assert tree["Auto-Submitted"] == "auto-generated"
    assert tree["Message-ID"] == row.provider_id == f"<{row.reference}@example.org>"
    assert tree["Date"].datetime == datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
    assert "Bcc" not in tree
    assert post.envelopes[0].rcpt_tos == [ENTRY.attendee_email]
    assert post.envelopes[0].mail_from == ENTRY.organizer_email


def test_a_mail_without_invite_is_plain(post: Post, word: Word, at: datetime) -> None:
    delivered(word(channel="email", recipient="a@example.org", sender="p@example.org", body="Hallo"), at)

    assert parsed(bytes(post.envelopes[0].content)).get_content_type() == "text/plain"


@pytest.mark.parametrize(
    ("refusal", "state"),
    [
        ({"rcpt": "550 no such user"}, "failed"),
        ({"rcpt": "450 greylisted"}, "queued"),
        ({"data": "554 spam"}, "failed"),
        ({"data": "452 full"}, "queued"),
        ({"hang_up": True}, "unknown"),
    ],
)
def test_every_refusal_leads_where_it_should(
    post: Post, letter: Message, at: datetime, refusal: dict[str, Any], state: str
) -> None:
    vars(post).update(refusal)

    row = delivered(letter, at)

    assert (row.state, post.envelopes) == (state, [])
    assert row.error


@pytest.mark.parametrize("name", ['Pool "Nord"', "Pool\\", 'P "<x@y.example>, "b', "A, B; <x@y.example>"])
def test_any_name_of_a_pool_is_a_sender(post: Post, word: Word, at: datetime, name: str) -> None:
    pool = Pool(name=name, email="pool@dolmetscherpool.example")
    row = delivered(word(channel="email", recipient="amal@person.example", sender=pool.mailbox), at)

    assert row.state == "sent"
    (told,) = parsed(bytes(post.envelopes[0].content))["From"].addresses
    assert (told.display_name, told.addr_spec) == (name, pool.email)


def test_an_unreachable_server_has_taken_nothing(letter: Message, at: datetime, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", 9

    assert delivered(letter, at).state == "queued"


@pytest.mark.parametrize("recipient", ["not an address <", "", "amal", "a@example.org, b@example.org"])
def test_nonsense_for_an_address_is_final(word: Word, at: datetime, recipient: str) -> None:
    row = delivered(word(channel="email", recipient=recipient, sender="p@example.org"), at)

    assert (row.state, mail.outbox) == ("failed", [])


def test_the_mailbox_keeps_the_mail_as_a_file(
    letter: Message, at: datetime, settings: Any, tmp_path: Path
) -> None:
    settings.EMAIL_BACKEND, settings.MAILBOX_DIR = "notifications.channels.mailbox.MailboxBackend", tmp_path

    row = delivered(letter, at)

    (file,) = tmp_path.iterdir()
    assert file.suffix == ".eml"
    assert parsed(file.read_bytes())["Message-ID"] == row.provider_id


def test_the_mailbox_keeps_djangos_own_mails_too(settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND, settings.MAILBOX_DIR = "notifications.channels.mailbox.MailboxBackend", tmp_path

    mail.send_mail("Passwort", "Hallo", "pool@example.org", ["gesa@example.org"])
    mail.send_mail("Später", "Hallo", "pool@example.org", ["gesa@example.org"])

    assert [parsed(file.read_bytes())["Subject"] for file in sorted(tmp_path.iterdir())] == [
        "Passwort",
        "Später",
    ]
