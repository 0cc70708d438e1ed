"""Read the calendars people keep elsewhere, and keep when they are busy; nothing of it is anybody's deed.

due --claim (due_at moves first)--> read --changed-----> the new times replace the old ones
                                     |---unchanged-----> nothing but the date of reading
                                     '---failed--------> the old times stay; later, and later again
"""

import logging
from collections.abc import Collection
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from notifications.foreign import Fetched, ForeignError, fetch
from notifications.ical.busy import Busy
from notifications.ical.limited import read_busy
from notifications.ical.sieve import CalendarRefused
from pool.models import BusyTime, OwnCalendar

INTERVAL, LATEST = timedelta(hours=1), timedelta(hours=24)
CLAIM = timedelta(minutes=10)  # a job that got lost is given again
AHEAD = timedelta(days=120)
NEAR = timedelta(days=100)  # less than that is left: read all of it, even if it is unchanged
PARTLY, ZONES = "partly", "zones"  # no failure, but worth saying
OURS = "ours"  # nobody's calendar is to blame

log = logging.getLogger(__name__)


def claim(calendar: OwnCalendar, *, at: datetime) -> bool:
    """Whether it is ours to read now: whoever moves `due_at` first has it."""
    rows = OwnCalendar.objects.filter(pk=calendar.pk, due_at=calendar.due_at)
    return bool(rows.update(due_at=at + CLAIM))


def read_own_calendar(calendar: OwnCalendar, *, tz: ZoneInfo, ours: Collection[str], at: datetime) -> None:
    """Ask what stands there and keep it. `tz` says when a day begins, `ours` are the UIDs of our invites."""
    begin, end = window(at, tz)
    known = bool(calendar.read_until and calendar.read_until - at > NEAR)
    etag, modified = (calendar.etag, calendar.modified) if known else ("", "")
    try:
        fetched = fetch(calendar.address, etag=etag, modified=modified, networks=settings.CALENDAR_NETWORKS)
        if fetched.body is None:
            if not known:
                raise ForeignError("answer")
            keep_unchanged(calendar, at=at)
            return
        found = read_busy(fetched.body, begin=begin, end=end, tz=tz, ours=ours)
    except (ForeignError, CalendarRefused) as error:
        note_failure(calendar, code=error.code, wait=getattr(error, "wait", 0), at=at)
    except Exception as error:  # ours to mend; what it says might hold the address
        log.error("Own calendar %s could not be read: %s.", calendar.pk, type(error).__name__)
        note_failure(calendar, code=OURS, at=at)
    else:
        keep_busy_times(calendar, found=found, fetched=fetched, until=end, at=at)


def window(at: datetime, tz: ZoneInfo) -> tuple[datetime, datetime]:
    """From yesterday on, in whole days: what is read twice on one day is cut in the same way."""
    midnight = datetime.combine(at.astimezone(tz).date() - timedelta(days=1), time(), tz)
    return midnight, midnight + AHEAD + timedelta(days=2)


@transaction.atomic
def keep_busy_times(
    calendar: OwnCalendar, *, found: Busy, fetched: Fetched, until: datetime, at: datetime
) -> None:
    """These times instead of those there were; nothing is written where nothing has changed."""
    row = _locked(calendar)
    if row is None:
        return
    if set(row.busy.values_list("starts", "ends")) != set(found.periods):
        row.busy.all().delete()
        BusyTime.objects.bulk_create(
            BusyTime(calendar=row, person_id=row.person_id, starts=start, ends=end)
            for start, end in found.periods
        )
    row.etag, row.modified, row.read_until = fetched.etag, fetched.modified, until
    row.problem = PARTLY if found.skipped else ZONES if found.zones else ""
    _read(row, at)


@transaction.atomic
def keep_unchanged(calendar: OwnCalendar, *, at: datetime) -> None:
    """The same as last time."""
    if row := _locked(calendar):
        row.problem = "" if row.failures else row.problem
        _read(row, at)


@transaction.atomic
def note_failure(calendar: OwnCalendar, *, code: str, wait: int = 0, at: datetime) -> None:
    """What was read before stays. It is tried again after an hour, then after twice as long, up to a day.

    `wait`: so many seconds the other side has asked for.
    """
    row = _locked(calendar)
    if row is None:
        return
    pause = min(INTERVAL * 2 ** min(row.failures, 10), LATEST)
    row.problem, row.tried_at = code, at
    row.failures = min(row.failures + 1, 10_000)
    row.due_at = at + max(pause, timedelta(seconds=wait))
    row.save(update_fields=["problem", "tried_at", "failures", "due_at"])
    log.info("Own calendar %s could not be read: %s.", row.pk, code)


def _locked(calendar: OwnCalendar) -> OwnCalendar | None:
    return OwnCalendar.objects.select_for_update(no_key=True).filter(pk=calendar.pk).first()


def _read(row: OwnCalendar, at: datetime) -> None:
    row.tried_at = row.read_at = at
    row.due_at, row.failures = at + INTERVAL, 0
    row.save()
