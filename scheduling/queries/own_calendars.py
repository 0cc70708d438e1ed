"""Calendars that volunteers keep elsewhere: whose could not be read for long."""

from datetime import datetime, timedelta

from django.db.models import Q

from pool.domain.actors import Actor
from pool.models import Interpreter, OwnCalendar

LONG = timedelta(hours=24)


def calendars_failing(actor: Actor, at: datetime) -> list[tuple[Interpreter, OwnCalendar]]:
    """Those of the Pool's volunteers that failed for a day, with whom it concerns, by name."""
    here = Interpreter.objects.of(actor.pool_id or 0).exclude(state=Interpreter.LEFT)
    long = Q(read_at__lte=at - LONG) | Q(read_at=None, added_at__lte=at - LONG)
    rows = OwnCalendar.objects.filter(long, failures__gt=0, person__in=here.values("person"))
    found = {row.person_id: row for row in rows.order_by("-pk")}
    who = here.filter(person__in=found).select_related("person") if found else []
    return [(one, found[one.person_id]) for one in sorted(who, key=lambda one: (one.person.name, one.pk))]
