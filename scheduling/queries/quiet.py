"""When a Pool's words wait, and when one person's do."""

from datetime import date, datetime, time
from functools import lru_cache

from pool import public_holidays
from pool.models import Interpreter, Pool
from scheduling.domain.quiet import QuietHours
from scheduling.domain.sieve import SHORT_NOTICE


def quiet_hours(pool: Pool) -> QuietHours:
    """When this Pool's words wait."""
    return QuietHours(
        pool.quiet_from, pool.quiet_until, pool.tz, pool.quiet_sundays, _holidays(pool.federal_state)
    )


def quiet_of(who: Interpreter) -> QuietHours:
    """When this person's words wait: their own hours, where they have given some."""
    return own_quiet(who.pool, who.quiet_from, who.quiet_until, who.sundays)


def own_quiet(pool: Pool, begins: time | None, ends: time | None, sundays: bool) -> QuietHours:
    """The same of somebody's own hours (None: the Pool's), who may want SMS on free days, too."""
    if begins is None or ends is None:
        begins, ends = pool.quiet_from, pool.quiet_until
    free_days = pool.quiet_sundays and not sundays
    return QuietHours(begins, ends, pool.tz, free_days, _holidays(pool.federal_state))


def rings_from(who: Interpreter, starts: datetime, at: datetime) -> datetime:
    """When a question about what begins at `starts` may ring: at once when it is urgent and they allow it."""
    urgent = who.urgent_anytime and starts - at < SHORT_NOTICE
    return at if urgent else quiet_of(who).awake_from(at)


class Holidays:
    """The public holidays of a federal state, of whichever year; a collection of days."""

    def __init__(self, state: str) -> None:
        self.state = state

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and day in public_holidays.of_year(self.state, day.year)


@lru_cache(maxsize=32)
def _holidays(state: str) -> Holidays:
    return Holidays(state)
