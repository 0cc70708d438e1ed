"""Who coordinates a Pool, who of them is away, and what each was told already."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import QuerySet

from pool.models import Event, Membership, Pool
from scheduling.domain.standing_in import Member

ALERT = "alert"
AHEAD = timedelta(days=7)  # so long before, the front page says that somebody will be away


def coordinators(pool: Pool) -> "QuerySet[Membership]":
    """Those of a Pool, in the order in which they came."""
    rows = Membership.objects.of(pool).filter(role=Membership.COORDINATOR, active=True)
    return rows.select_related("person__user", "deputy__person").order_by("pk")


def absences(pool: Pool, today: date) -> list[Membership]:
    """Who is away today or soon."""
    rows = coordinators(pool).filter(away_from__lte=today + AHEAD, away_until__gte=today)
    return list(rows.order_by("away_from", "pk"))


def deputies(membership: Membership) -> "QuerySet[Membership]":
    """Who may stand in for this one."""
    return coordinators(membership.pool).exclude(pk=membership.pk)


def member(row: Membership) -> Member:
    """The plain value."""
    return Member(row.pk, row.alert_way, row.leads, row.away_from, row.away_until, row.deputy_id)


def reachable(row: Membership) -> bool:
    """Whether any word can reach them at all."""
    return bool(row.person.mobile or row.person.email or getattr(row.person, "user", None))


def told_already(subject: Membership | Pool) -> set[str]:
    """The keys of the items that somebody, or the mailbox of the Pool, was told of."""
    pool_id = subject.pk if isinstance(subject, Pool) else subject.pool_id
    events = Event.objects.of(pool_id).about(subject).filter(verb=ALERT)
    return {key for facts in events.values_list("facts", flat=True) for key in facts.get("items", ())}


def told_to(pool: Pool, rows: Iterable[Membership]) -> dict[int, set[str]]:
    """The same of several coordinators of a Pool, by primary key, in one query."""
    found: dict[int, set[str]] = {row.pk: set() for row in rows}
    events = Event.objects.of(pool).filter(subject="membership", subject_id__in=[*found], verb=ALERT)
    for pk, facts in events.values_list("subject_id", "facts"):
        found[pk].update(facts.get("items", ()))
    return found
