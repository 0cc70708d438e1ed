"""Closure: the days on which a Pool sends nobody."""

from datetime import date, datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.days import check_days
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Closure, Event, Pool
from pool.permissions import check_can_rule


class ClosureNameless(Refused):
    """Whoever is not asked reads why."""

    sentence = _("Bitte nennen Sie den Anlass, zum Beispiel: Sommerpause.")
    field = "name"


class ClosureTwice(Refused):
    """The same days again."""

    sentence = _("Für diese Tage ist schon eine Pause eingetragen: %(name)s.")
    field = "first_day"


@transaction.atomic
def add_closure(
    pool: Pool, *, name: str, first_day: date, last_day: date, by: Actor, at: datetime
) -> Closure:
    """From the first to the last day, both included, nobody is asked for."""
    check_can_rule(by, pool.pk)
    pool = lock_pool(pool.pk)
    if not name.strip():
        raise ClosureNameless
    check_days(first_day, last_day, today=at.astimezone(pool.tz).date())
    inside = Closure.objects.of(pool).filter(first_day__lte=first_day, last_day__gte=last_day)
    if earlier := inside.first():
        raise ClosureTwice(name=earlier.name)
    row = Closure.objects.create(pool=pool, name=name.strip(), first_day=first_day, last_day=last_day)
    days = {"first_day": first_day.isoformat(), "last_day": last_day.isoformat()}
    Event.record("add_closure", pool, by=by, at=at, name=row.name, **days)
    return row


@transaction.atomic
def remove_closure(closure: Closure, *, by: Actor, at: datetime) -> Pool:
    """On these days the Pool works after all."""
    check_can_rule(by, closure.pool_id)
    pool = lock_pool(closure.pool_id)
    if not Closure.objects.of(pool).filter(pk=closure.pk).delete()[0]:
        raise LostRace
    Event.record("remove_closure", pool, by=by, at=at, name=closure.name)
    return pool
