"""Who coordinates a Pool, and what was last changed in its settings by whom."""

from collections.abc import Collection
from typing import Any

from django.db.models import Max, QuerySet

from pool.models import Event, Membership
from scheduling.queries.standing_in import coordinators


def team_of(pool: Any) -> "QuerySet[Membership]":
    """Everybody who coordinates this Pool now, by name."""
    return coordinators(pool).order_by("person__name", "pk")


def last_changes(pool: Any, verbs: Collection[str]) -> dict[str, Event]:
    """The newest Event of each of these verbs, whatever it was about; one that never happened is missing."""
    rows = Event.objects.of(pool).filter(verb__in=verbs).order_by()
    newest = rows.values("verb").annotate(last=Max("pk")).values_list("last", flat=True)
    return {event.verb: event for event in Event.objects.of(pool).filter(pk__in=list(newest))}


def team_story(pool: Any, most: int = 20) -> list[Event]:
    """The newest Events about people of the team, the newest first."""
    verbs = ("add_coordinator", "set_leads", "end_coordinator", "leave_team")
    rows = Event.objects.of(pool).filter(subject="membership", verb__in=verbs)
    return list(rows.order_by("-pk")[:most])
