"""A mail server's word afterwards: the mail it names has failed, once, and who listens hears of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from notifications import delivery, inbox, incoming
from notifications.models import Message, Receipt
from tests.notifications.mails import POOL, bounce, mail

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]
DAY = timedelta(days=1)


@pytest.fixture
def letter(word: Word, at: datetime) -> Message:
    """A mail that a server has taken."""
    row = word(channel="email", recipient="amal@person.example", sender=POOL, subject="Einsatz")
    delivery.deliver(row.pk, at=at)
    return Message.objects.get(pk=row.pk)


def comes_in(raw: bytes, at: datetime) -> Message:
    """The mail is taken and understood."""
    incoming.take_mail(raw, at=at)
    row = Message.objects.filter(direction="in").latest("pk")
    inbox.understand(row.pk, at=at)
    row.refresh_from_db()
    return row


def test_bounced_mail_has_failed_and_who_listens_hears_it(
    letter: Message, at: datetime, changes: list[str], received: list[str]
) -> None:
    changes.clear()

    row = comes_in(bounce(letter.provider_id or ""), at + DAY)

    letter.refresh_from_db()
    assert (letter.state, letter.failure) == ("failed", "permanent")
    assert letter.error == "bounce: 5.1.1 smtp; 550 no such user"
    assert changes == ["failed"] and received == []
    assert (row.state, row.outcome, row.about, row.attention_at) == (
        "handled",
        "bounce:failed",
        "offer:1",
        None,
    )
    receipt = Receipt.objects.get(message=letter)
    assert (receipt.status, receipt.error_code, receipt.at) == ("failed", "5.1.1", at + DAY)


def test_second_bounce_is_kept_and_moves_nothing(letter: Message, at: datetime, changes: list[str]) -> None:
    comes_in(bounce(letter.provider_id or ""), at)
    again = bounce(letter.provider_id or "").replace(b"Message-Id: <2026", b"Message-Id: <2027")

    comes_in(again, at)

    assert changes.count("failed") == 1
    assert Receipt.objects.filter(message=letter).count() == 2


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", "", "nonsense"])
def test_what_is_under_way_or_arrived_has_not_failed(letter: Message, at: datetime, action: str) -> None:
    row = comes_in(bounce(letter.provider_id or "", action=action, status="4.4.1"), at)

    letter.refresh_from_db()
    assert letter.state == "sent"
    assert row.outcome == f"bounce:{action or 'unclear'}"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Your message to amal@person.example was rejected:\n550 5.1.1 no such user", "failed"),
        ("Still trying: 4.4.1 connection timed out", "sent"),
        ("Could not be delivered", "sent"),
    ],
)
def test_older_servers_are_read_by_their_status(letter: Message, at: datetime, text: str, state: str) -> None:
    raw = mail(sender="postmaster@mx.example", text=text, In_Reply_To=letter.provider_id or "")

    comes_in(raw, at)

    letter.refresh_from_db()
    assert letter.state == state


def test_mail_that_is_not_ours_moves_nothing(letter: Message, at: datetime) -> None:
    row = comes_in(bounce("<0b8c2f6a-8f0e-4a53-8f3e-1d9f5b7f1a10@dolmetscherpool.example>"), at)

    letter.refresh_from_db()
    assert (letter.state, row.outcome) == ("sent", "bounce:unknown")


def test_sms_is_not_touched_by_a_mail_server(word: Word, at: datetime) -> None:
    sms = word()
    delivery.deliver(sms.pk, at=at)

    comes_in(bounce(f"<{sms.reference}@dolmetscherpool.example>"), at)

    sms.refresh_from_db()
    assert sms.state == "sent"
