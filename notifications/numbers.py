"""Whose number is it? A code that was sent there comes back."""

from datetime import datetime

from notifications.models import Number


def confirm(number: str, code: str, at: datetime) -> bool:
    """The code that was sent to `number` came back from there; says whether it was the awaited one."""
    if not code:
        return False
    return Number.objects.filter(number=number, code=code).update(confirmed_at=at, code="", code_tries=0) > 0


def awaited(number: str) -> set[str]:
    """The codes that `number` may send back now."""
    return set(Number.objects.filter(number=number).exclude(code="").values_list("code", flat=True))
