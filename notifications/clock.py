"""The one clock. Doors and tasks read it; everybody else is told the time by `at=`.

Demo and tests, and only they, may move it by a stored offset, so that "after the appointment" comes.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from notifications.models import ClockOffset, Heartbeat

ONLY_ROW = 1


def now() -> datetime:
    """The time it is, aware, in UTC."""
    return timezone.now() + offset()


def offset() -> timedelta:
    """By how much the clock was moved; nothing at all in production, whatever the row says."""
    if not settings.CLOCK_MOVABLE:
        return timedelta()
    seconds = ClockOffset.objects.filter(pk=ONLY_ROW).values_list("seconds", flat=True).first()
    return timedelta(seconds=seconds or 0)


def move(by: timedelta) -> None:
    """Move the clock by `by`, on top of what it was moved before."""
    _set(offset() + by)


def reset() -> None:
    """Back to the real time."""
    _set(timedelta())


def beat() -> None:
    """The worker says that it is alive."""
    Heartbeat.objects.update_or_create(pk=ONLY_ROW, defaults={"at": timezone.now()})


def last_beat() -> datetime | None:
    """When the worker last said so, on this clock: moving the clock does not make the worker older."""
    at = Heartbeat.objects.filter(pk=ONLY_ROW).values_list("at", flat=True).first()
    return at + offset() if at else None


def _set(value: timedelta) -> None:
    if not settings.CLOCK_MOVABLE:
        raise RuntimeError("The clock of a serving pool cannot be moved.")
    ClockOffset.objects.update_or_create(pk=ONLY_ROW, defaults={"seconds": round(value.total_seconds())})
