"""A coordinator is away and somebody stands in; how each is fetched, and after how long."""

from datetime import date, datetime

from django.db import transaction

from pool.actions.locks import lock_membership, lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.days import check_days
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Membership, Pool
from pool.permissions import check_can_lead, check_can_rule

LONGEST_DAYS, LONGEST_MINUTES = 400, 1440


class DeputyOneself(Refused):
    """Nobody stands in for themselves."""

    sentence = _("Sie können sich nicht selbst vertreten. Bitte wählen Sie jemand anderen.")
    field = "deputy"


class DeputyElsewhere(Refused):
    """Only who coordinates the same Pool sees what waits there."""

    sentence = _("Vertreten kann nur, wer denselben Pool koordiniert und noch dabei ist.")
    field = "deputy"


class AwayTooLong(Refused):
    """Somebody has mistyped the year, or is gone for good."""

    sentence = _("Länger als 400 Tage geht nicht. Bitte prüfen Sie die Tage.")
    field = "last_day"


class NotAway(Refused):
    """There is nothing to end."""

    sentence = _("Es ist keine Abwesenheit eingetragen.")


class WayUnknown(Refused):
    """There are four."""

    sentence = _("Diesen Weg kennen wir nicht.")
    field = "alert_way"


class NoMobile(Refused):
    """An SMS needs a number."""

    sentence = _("Von Ihnen ist keine Mobilnummer eingetragen. Bitte wählen Sie E-Mail.")
    field = "alert_way"


class MinutesOutOfRange(Refused):
    """Less than nothing, or more than a day."""

    sentence = _("Bitte eine Zahl von 0 bis 1440 Minuten; 0 heißt: Es wird nie gemeldet.")
    field = "minutes"


@transaction.atomic
def set_absence(
    membership: Membership, *, first_day: date, last_day: date, deputy: Membership | None, by: Actor,
    at: datetime,
) -> Membership:  # fmt: skip
    """From the first to the last local day, both included, what waits reaches `deputy` (None: who leads).

    It takes the place of an earlier one. Raises DaysBackwards, DayOver, YearUnlikely, AwayTooLong,
    DeputyOneself, DeputyElsewhere.
    """
    row = _own(membership, by)
    check_days(first_day, last_day, today=at.astimezone(row.pool.tz).date())
    if (last_day - first_day).days > LONGEST_DAYS:
        raise AwayTooLong
    _check_deputy(row, deputy)
    write(row, {"away_from": first_day, "away_until": last_day, "deputy": deputy})
    days = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    Event.record("set_absence", row, by=by, at=at, deputy=deputy.pk if deputy else None, **days)
    return row


@transaction.atomic
def end_absence(membership: Membership, *, by: Actor, at: datetime) -> Membership:
    """They are there again, or go nowhere. The deputy stays named for the next time. Raises NotAway."""
    row = _own(membership, by)
    if row.away_from is None:
        raise NotAway
    write(row, {"away_from": None, "away_until": None})
    Event.record("end_absence", row, by=by, at=at)
    return row


@transaction.atomic
def set_alert_way(membership: Membership, *, alert_way: str, by: Actor, at: datetime) -> Membership:
    """How they hear of what waits too long. Raises WayUnknown, NoMobile."""
    row = _own(membership, by)
    if alert_way not in Membership.ALERT_WAYS:
        raise WayUnknown
    if alert_way in (Membership.SMS, Membership.BOTH) and not row.person.mobile:
        raise NoMobile
    write(row, {"alert_way": alert_way})
    Event.record("set_alert_way", row, by=by, at=at, way=alert_way)
    return row


@transaction.atomic
def set_alert_after(pool: Pool, *, minutes: int, by: Actor, at: datetime) -> Pool:
    """What nobody looks at for so long is told (0: never). Raises NotLead, MinutesOutOfRange."""
    check_can_lead(by, pool.pk)
    if not 0 <= minutes <= LONGEST_MINUTES:
        raise MinutesOutOfRange
    row = lock_pool(pool.pk)
    write(row, {"alert_after": minutes})
    Event.record("set_alert_after", row, by=by, at=at, minutes=minutes)
    return row


def _own(membership: Membership, by: Actor) -> Membership:
    """The row, locked; nobody says of somebody else that they are away."""
    own = by.person_id is not None and by.person_id == membership.person_id
    if not own or membership.role != Membership.COORDINATOR:
        raise NotAllowed
    check_can_rule(by, membership.pool_id)
    return lock_membership(membership)


def _check_deputy(row: Membership, deputy: Membership | None) -> None:
    if deputy is None:
        return
    if deputy.pk == row.pk or deputy.person_id == row.person_id:
        raise DeputyOneself
    same = deputy.pool_id == row.pool_id and deputy.role == Membership.COORDINATOR and deputy.active
    if not same:
        raise DeputyElsewhere
