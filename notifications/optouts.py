"""Who wants no SMS from us. Our own list, asked at the moment of sending; the provider has another."""

from collections.abc import Iterable
from datetime import datetime

from notifications.models import OptOut


def is_out(number: str) -> bool:
    """Whether `number` (E.164) wants no SMS."""
    return OptOut.objects.filter(number=number, ended_at__isnull=True).exists()


def out_of(numbers: Iterable[str]) -> set[str]:
    """Those of these numbers (E.164) that want no SMS."""
    rows = OptOut.objects.filter(number__in=set(numbers), ended_at__isnull=True)
    return set(rows.values_list("number", flat=True))


def opt_out(number: str, at: datetime, source: str) -> OptOut:
    """No more SMS to `number`. Twice is once."""
    row, _ = OptOut.objects.get_or_create(number=number, ended_at=None, defaults={"at": at, "source": source})
    return row


def opt_in(number: str, at: datetime) -> bool:
    """SMS to `number` again, by its owner's deliberate choice; False if they never stopped."""
    return OptOut.objects.filter(number=number, ended_at__isnull=True).update(ended_at=at) > 0
