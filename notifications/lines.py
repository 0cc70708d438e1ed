"""The line to each provider: while it is down nothing is claimed, and then one word tries.

    up --three failures in a row, a refused account, or "429 wait"--> down --one word got through--> up

Rounds ask `is_down` before they start anything, health complains after ten minutes. A word that is refused
for its own sake (no such number) says that the line works.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from notifications.channels.base import SendError
from notifications.domain.failures import Failure
from notifications.models import Line

log = logging.getLogger(__name__)
FAILURES = 3
SHORTEST, LONGEST = timedelta(seconds=30), timedelta(minutes=15)
PROBE = timedelta(minutes=2)  # as long as a claim may last
ALARM = timedelta(minutes=10)


def is_down(channel: str, at: datetime) -> bool:
    """Whether words on `channel` ("sms", "email") have to wait at this moment."""
    return _line(channel).filter(try_again_at__gt=at).exists()


def admit(channel: str, at: datetime) -> bool:
    """Whether one word may be claimed now. On a line that is down, one alone and not before its time."""
    waits = _line(channel).filter(try_again_at__isnull=False)
    if not waits.exists():
        return True
    return waits.filter(try_again_at__lte=at).update(try_again_at=at + PROBE) == 1


def room(channel: str, at: datetime, most: int) -> int:
    """How many words it makes sense to try now, `most` when all is well."""
    until = _line(channel).values_list("try_again_at", flat=True).first()
    if until is None:
        return most
    return 1 if until <= at else 0


@transaction.atomic
def failed(channel: str, error: SendError, *, at: datetime, spread: int) -> datetime | None:
    """A word did not get through, and not for its own sake; returns until when all wait, if they do.

    `spread` (any number) makes the pauses of many differ.
    """
    Line.objects.get_or_create(channel=channel)
    line = _line(channel).select_for_update().get()
    line.failures += 1
    line.last_error, line.failure = error.reason[:250], error.failure
    wants_pause = error.refused_us or error.retry_after is not None
    if line.down_since or wants_pause or line.failures >= FAILURES:
        if line.down_since is None:
            log.error("The %s line is down: %s", channel, line.last_error)
        until = at + _pause(line.failures, error, spread)
        line.down_since = line.down_since or at
        line.try_again_at = max(until, line.try_again_at or until)
    line.save(update_fields=["failures", "last_error", "failure", "down_since", "try_again_at"])
    return line.try_again_at


def answered(channel: str, *, asked_at: datetime) -> bool:
    """A word that left at `asked_at` got through; True if the line was not well before.

    What left before the line went down says nothing about it now.
    """
    older = Q(down_since__isnull=True) | Q(down_since__lt=asked_at)
    return _open(_line(channel).filter(older).exclude(failures=0))


def listed(channel: str, *, at: datetime) -> bool:
    """The provider answered a question. That ends an outage, but says nothing about account and credit."""
    due = Q(try_again_at__isnull=True) | Q(try_again_at__lte=at)
    return _open(_line(channel).filter(due).exclude(failures=0).exclude(failure=Failure.TECHNICAL))


def fetched(channel: str, *, at: datetime) -> None:
    """What came in until `at` was compared with the provider's list."""
    Line.objects.update_or_create(channel=channel, defaults={"fetched_at": at})


def fetched_at(channel: str) -> datetime | None:
    """Until when that was done."""
    return _line(channel).values_list("fetched_at", flat=True).first()


def rejected(channel: str, *, at: datetime) -> None:
    """Somebody called who could not prove to be the provider: the only row such a call may touch."""
    Line.objects.get_or_create(channel=channel)
    _line(channel).update(rejected=F("rejected") + 1, rejected_at=at)


def rejections() -> int:
    """How many such calls there were so far."""
    return sum(Line.objects.values_list("rejected", flat=True))


def complaints(at: datetime) -> list[str]:
    """One sentence for every line that is down for more than ten minutes."""
    down = Line.objects.filter(down_since__lt=at - ALARM).order_by("channel")
    return [
        f"The {line.channel} line is down since {line.down_since:%Y-%m-%d %H:%M} UTC ({line.failure}: "
        f"{line.last_error})."
        for line in down
    ]


def _line(channel: str) -> QuerySet[Line]:
    return Line.objects.filter(channel=channel)


def _open(rows: QuerySet[Line]) -> bool:
    up = {"failures": 0, "down_since": None, "try_again_at": None, "last_error": "", "failure": ""}
    return rows.update(**up) > 0


def _pause(failures: int, error: SendError, spread: int) -> timedelta:
    """30 s doubled up to 15 min, at once that long for our own fault; a quarter more or less."""
    doubled = SHORTEST * 2 ** min(max(failures - FAILURES, 0), 5)
    pause = LONGEST if error.refused_us else min(doubled, LONGEST)
    return max(pause * (0.75 + spread % 1000 / 2000), timedelta(seconds=error.retry_after or 0))
