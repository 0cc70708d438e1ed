"""Nobody has come: when it may be said, and for when somebody else is looked for.

    agreed      10:00 [─────────────────────) 11:00
    said             10:12
    replacement            10:45 [─────────────────────) 11:45        asked for until 11:30

The conversation has not begun, so it needs as long as was planned. Whoever comes needs a while to get there.
"""

from datetime import UTC, datetime, timedelta

from pool.domain.periods import Period
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

GETS_THERE = timedelta(minutes=30)
STEP = timedelta(minutes=5)
LAST_USE = timedelta(minutes=15)  # before the end: less is no conversation


class NotAwaited(Refused):
    """Before the beginning nobody is late."""

    sentence = _("Der Termin hat noch nicht begonnen. Sagen Sie es uns bitte erst ab Beginn des Termins.")


class NoLongerAwaited(Refused):
    """The agreed time is over, or this Assignment does not hold any more."""

    sentence = _("Dieser Termin ist vorbei oder abgesagt. Bitte rufen Sie uns an.")


def check_awaited(period: Period, at: datetime) -> None:
    """From the beginning of the agreed time until its end somebody may be missed."""
    if at < period.start:
        raise NotAwaited
    if at >= period.end:
        raise NoLongerAwaited


def replacement(period: Period, at: datetime) -> Period:
    """When somebody else should begin, on the next full five minutes, for as long as was agreed."""
    soon = at.astimezone(UTC) + GETS_THERE
    past = timedelta(minutes=soon.minute % 5, seconds=soon.second, microseconds=soon.microsecond)
    starts = soon + (STEP - past) % STEP
    return Period(starts, starts + (period.end - period.start))
