"""When to remind of an appointment, and when to ask whether somebody still comes.

    confirmed                     1 day before            2 hours before   start
    -----|---[ 2 h: just said ]--------|--- [== quiet ==) ------|------------|
                          moved earlier ^<---------'  a reminder after the fact helps nobody

A lead of whole days means the same time on the clock so many local days earlier, the first one where the
hour comes twice, an hour later where it does not exist; what is less than a day are real minutes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from scheduling.domain.quiet import QuietHours

MINUTE, DAY = timedelta(minutes=1), 1440  # DAY: the minutes of a lead
CLOSE = timedelta(hours=3)  # of two nearer than this one is enough
JUST_SAID = timedelta(hours=2)  # the confirmation, or the change, says the same
LEAVES = timedelta(minutes=15)  # so long before the quiet time it is on its way at the latest
LONG_AGO = timedelta(days=7)  # what was promised before that is asked about once more
SILENT, AT_LEAST = 180, 60  # awake minutes without an answer, also when the evening cuts them short
EVENING = time(18)  # of the day before: later nobody is at the desk
MADE_UP = timedelta(hours=24)  # days before, what was missed for longer is not made up


@dataclass(frozen=True)
class Reminder:
    """One instant (UTC). `asks`: whether they still come, which needs an answer."""

    at: datetime
    lead: int
    asks: bool = False


def moment(starts: datetime, lead: int, quiet: QuietHours) -> datetime:
    """When the reminder of this lead (minutes) is due: awake, and before `starts`; in UTC."""
    days, minutes = divmod(lead, DAY)
    same = starts.astimezone(quiet.tz) - timedelta(days=days) if days else starts
    return awake(same.astimezone(UTC) - minutes * MINUTE, quiet)


def awake(at: datetime, quiet: QuietHours) -> datetime:
    """`at` itself, or the last moment before the quiet time at which a word still leaves in time."""
    looked = at if quiet.holds(at) else at + LEAVES
    since = quiet.asleep_since(looked)
    if since == looked:
        return at
    early = since - LEAVES
    return min(at, since - MINUTE if quiet.holds(early) else early)


def planned(
    starts: datetime,
    leads: Iterable[int],
    quiet: QuietHours,
    *,
    told_at: datetime,
    agreed_at: datetime | None = None,
) -> list[Reminder]:
    """The reminders of one person, in order of time, none of them CLOSE to another.

    `told_at`: when they last heard everything, since then nothing changed. `agreed_at`: when somebody said
    that they come (None: is not asked); if that is LONG_AGO, the reminder of the day before asks again.
    """
    asking = Reminder(moment(starts, DAY, quiet), DAY, asks=True)
    asks = agreed_at is not None and agreed_at <= asking.at - LONG_AGO
    found = [asking] if asks else []
    wished = (Reminder(moment(starts, lead, quiet), lead) for lead in leads)
    for one in sorted(wished, key=lambda one: (one.at, -one.lead)):
        if one.at >= told_at + JUST_SAID and all(abs(one.at - other.at) >= CLOSE for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.at)


def due(plan: Collection[Reminder], starts: datetime, at: datetime) -> Reminder | None:
    """The latest whose time has come: of several that were missed only this one, and none after the start."""
    past = [one for one in plan if one.at <= at < starts and (one.lead <= DAY or at - one.at < MADE_UP)]
    return past[-1] if past else None


def silent_from(asked: datetime, starts: datetime, quiet: QuietHours) -> datetime:
    """From when on no answer is one: after three awake hours, or at six in the evening of the day before.

    Who is asked later than that, or just before, has an hour.
    """
    before = starts.astimezone(quiet.tz).date() - timedelta(days=1)
    evening = datetime.combine(before, EVENING, quiet.tz)
    return max(quiet.after_awake(asked, AT_LEAST), min(quiet.after_awake(asked, SILENT), evening))


def key(assignment: int, starts: datetime, lead: int, to: str) -> str:
    """What a reminder is known by, so that it is said once: at another time it is another one."""
    return f"remind:{assignment}:{starts.astimezone(UTC):%Y%m%dT%H%MZ}:{lead}:{to}"
