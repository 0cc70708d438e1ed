"""What our words tell about the numbers they go to."""

from datetime import datetime


def failed(number: str, why: str, *, at: datetime, permanent: bool) -> None:
    """A word did not reach `number` (E.164); `permanent`: no word ever will."""


def reached(number: str, *, at: datetime) -> None:
    """A word reached `number` (E.164)."""
