"""Whom the sweep tells now that something urgent waits at a desk, and of what."""

from datetime import datetime, timedelta
from typing import NamedTuple

from pool.models import Membership, Person, Pool
from scheduling.domain.standing_in import whom_to_tell
from scheduling.queries.quiet import quiet_hours
from scheduling.queries.standing_in import coordinators, member, reachable, told_already, told_to
from scheduling.queries.todo import Item, desk_of, pressing

SOON = timedelta(hours=18)  # what begins this soon is told at night, too


class Alert(NamedTuple):
    """What one coordinator is told, on which way, and for whom they stand in. Nobody: the Pool's mailbox."""

    pool: Pool
    items: list[Item]
    to: Membership | None = None
    way: str = ""
    instead_of: tuple[Person, ...] = ()

    @property
    def pk(self) -> str:
        """What the log calls it."""
        return f"{self.pool.slug}:{self.to.pk if self.to else 'mailbox'}"


def alerts_of(pool: Pool, at: datetime) -> list[Alert]:
    """One Pool: what has waited long enough, for everybody who was not told of it yet."""
    items = too_old(pool, at)
    if not items:
        return []
    rows = {row.pk: row for row in coordinators(pool)}
    call = whom_to_tell(map(member, rows.values()), at.astimezone(pool.tz).date())
    told = told_to(pool, rows.values())
    found = []
    people = [one for one in call.people if reachable(rows[one.pk])]
    for one in people:
        fresh = [item for item in items if item.key not in told[one.pk]]
        instead = tuple(rows[pk].person for pk in one.instead_of)
        found += [Alert(pool, fresh, rows[one.pk], one.way, instead)] if fresh else []
    if call.mailbox or not people:
        known = told_already(pool)
        fresh = [one for one in items if one.key not in known]
        found += [Alert(pool, fresh)] if fresh else []
    return found


def too_old(pool: Pool, at: datetime) -> list[Item]:
    """What is urgent and has waited as long as the Pool allows; in its quiet time only what begins soon."""
    limit, quiet = timedelta(minutes=pool.alert_after), quiet_hours(pool).holds(at)
    old = [one for one in pressing(desk_of(pool, at)) if at - one.since >= limit]
    return [one for one in old if not quiet or (one.due is not None and one.due - at <= SOON)]
