"""What the provider tells later: late, twice, out of order, or about somebody else's message."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Coalesce

from notifications import numbers, optouts
from notifications.delivery import change
from notifications.domain.failures import DEAD_NUMBER, DEAF_NUMBER, OPTED_OUT, of_receipt
from notifications.domain.sms_text import clean
from notifications.domain.statuses import RECEIPT_MOVES, MessageState, from_twilio
from notifications.models import Message, Receipt


@transaction.atomic
def keep(
    *,
    provider_id: str,
    reference: str,
    status: str,
    error_code: str,
    payload: Mapping[str, str],
    at: datetime,
) -> Receipt:
    """Keep a receipt, and move its Message forward if that is still news. An unknown one moves nothing."""
    message = _meant(provider_id, reference)
    receipt = Receipt.objects.create(
        message=message,
        provider_id=provider_id,
        status=clean(status)[:40],
        error_code=clean(error_code)[:20],
        payload={clean(name): clean(value) for name, value in payload.items()},
        at=at,
    )
    state = from_twilio(status)
    if message is None or state is None:
        return receipt
    if receipt.error_code in OPTED_OUT:
        optouts.opt_out(message.recipient, at, "provider")
    lost = state == MessageState.FAILED
    moved = change(
        message,
        state,
        tuple(RECEIPT_MOVES[state]),
        at,
        provider_id=provider_id,
        sent_at=Coalesce("sent_at", Value(at)),
        error=f"provider: {receipt.error_code or status}"[:250] if lost else "",
        failure=of_receipt(receipt.error_code) if lost else "",
    )
    if moved and message.channel == Message.SMS:
        _tell_number(message.recipient, state, receipt)
    return receipt


def _tell_number(number: str, state: MessageState, receipt: Receipt) -> None:
    """Only codes that speak of the number count against it."""
    code = receipt.error_code
    if state == MessageState.DELIVERED:
        numbers.reached(number, at=receipt.at)
    elif state == MessageState.FAILED and code in DEAD_NUMBER | DEAF_NUMBER:
        numbers.failed(number, f"provider: {code}", at=receipt.at, permanent=code in DEAD_NUMBER)


def _meant(provider_id: str, reference: str) -> Message | None:
    """The Message by the provider's id; by our own reference, if the answer with that id never came."""
    out = Message.objects.filter(direction=Message.OUT)
    if message := out.filter(provider_id=provider_id).first():
        return message
    try:
        return out.filter(reference=UUID(reference), provider_id__isnull=True).first()
    except ValueError:
        return None
