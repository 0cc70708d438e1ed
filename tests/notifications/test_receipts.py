"""Receipts come late, twice and out of order; only what is news moves the row."""

from collections.abc import Callable
from datetime import datetime
from itertools import permutations

import pytest

from notifications import delivery, optouts, receipts
from notifications.channels import memory
from notifications.channels.base import SendError
from notifications.models import Message, Receipt
from tests.notifications.conftest import AMAL

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]


def tell(
    at: datetime, message: Message, status: str, sid: str = "", ref: str = "", code: str = ""
) -> Message:
    """A callback; returns the row afterwards."""
    receipts.keep(
        provider_id=sid or message.provider_id or "SM1",
        reference=ref,
        status=status,
        error_code=code,
        payload={"MessageStatus": status},
        at=at,
    )
    return Message.objects.get(pk=message.pk)


@pytest.fixture
def sent(word: Word, at: datetime) -> Message:
    """A word that went out."""
    message = word()
    delivery.deliver(message.pk, at=at)
    return Message.objects.get(pk=message.pk)


@pytest.mark.parametrize("order", list(permutations(["queued", "sent", "undelivered", "delivered"])))
def test_delivered_wins_in_any_order(sent: Message, at: datetime, order: tuple[str, ...]) -> None:
    for status in order:
        row = tell(at, sent, status)

    assert row.state == "delivered"
    assert Receipt.objects.filter(message=sent).count() == 4


def test_the_same_receipt_twice_tells_once(sent: Message, at: datetime, changes: list[str]) -> None:
    tell(at, sent, "delivered")
    tell(at, sent, "delivered")

    assert changes == ["delivered"]


def test_undelivered_is_failed_with_the_providers_code(sent: Message, at: datetime) -> None:
    row = tell(at, sent, "undelivered", code="30003")

    assert (row.state, row.error) == ("failed", "provider: 30003")


def test_an_unknown_sid_is_kept_and_moves_nothing(sent: Message, at: datetime) -> None:
    row = tell(at, sent, "delivered", sid="SM-of-somebody-else", ref="no reference")

    assert row.state == "sent"
    assert Receipt.objects.get().message is None


def test_an_unknown_word_is_kept_and_moves_nothing(sent: Message, at: datetime) -> None:
    assert tell(at, sent, "levitating").state == "sent"


def test_our_reference_resolves_what_was_unknown(word: Word, at: datetime) -> None:
    message = word()
    memory.fail_with(SendError("timeout", ambiguous=True))
    delivery.deliver(message.pk, at=at)

    row = tell(at, message, "delivered", sid="SM77", ref=str(message.reference))

    assert (row.state, row.provider_id, row.sent_at, row.error) == ("delivered", "SM77", at, "")


def test_a_receipt_may_overtake_the_answer(word: Word, at: datetime, changes: list[str]) -> None:
    message = word()
    sid, ref = f"MEM{message.reference.hex}", str(message.reference)
    memory.meanwhile.append(lambda row: tell(at, message, "delivered", sid=sid, ref=ref) and None)

    delivery.deliver(message.pk, at=at)

    assert Message.objects.get(pk=message.pk).state == "delivered"
    assert changes == ["sending", "delivered"]


def test_a_reference_does_not_move_a_row_that_has_another_sid(sent: Message, at: datetime) -> None:
    row = tell(at, sent, "undelivered", sid="SM99", ref=str(sent.reference))

    assert row.state == "sent"


def test_21610_in_a_receipt_is_an_opt_out(sent: Message, at: datetime) -> None:
    tell(at, sent, "undelivered", code="21610")

    assert optouts.is_out(AMAL)
