"""Calendars that volunteers keep elsewhere: whose could not be read for long."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from pool.domain.actors import Actor
from pool.models import Interpreter, OwnCalendar

LONG = timedelta(hours=24)


def failing_rows(actor: Actor, at: datetime) -> "QuerySet[OwnCalendar]":
    """Those of the Pool's volunteers that failed for a day, the newest first."""
    long = Q(read_at__lte=at - LONG) | Q(read_at=None, added_at__lte=at - LONG)
    people = _here(actor).values("person")
    return OwnCalendar.objects.filter(long, failures__gt=0, person__in=people).order_by("-pk")


def whose(rows: "QuerySet[OwnCalendar]", actor: Actor) -> list[tuple[Interpreter, OwnCalendar]]:
    """The same with whom it concerns, by name."""
    found = {row.person_id: row for row in rows}
    who = _here(actor).filter(person__in=found).select_related("person") if found else []
    return [(one, found[one.person_id]) for one in sorted(who, key=lambda one: (one.person.name, one.pk))]


def _here(actor: Actor) -> "QuerySet[Interpreter]":
    rows = Interpreter.objects.of(actor.pool_id or 0)
    found: QuerySet[Interpreter] = rows.exclude(state=Interpreter.LEFT)
    return found
