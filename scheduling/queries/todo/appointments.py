"""Appointments that need a person: who is not there, who does not answer, hours, how it was."""

from collections.abc import Iterator

from django.db.models import Count, Min

from scheduling.domain.todo import Kind
from scheduling.queries.not_there import missed_undecided
from scheduling.queries.silences import silences, silent_since
from scheduling.queries.todo.glance import rows_of
from scheduling.queries.todo.items import MOST, Desk, Item

RELATED = "assignment__interpreter__person", "assignment__request__authority", "assignment__pool"


def missed(desk: Desk) -> Iterator[Item]:
    """The Authority says that nobody has come, and no coordinator has decided."""
    for row in missed_undecided(desk.actor)[:MOST]:
        yield Item(Kind.MISSED, row.pk, row.missed_at or row.starts, row.starts, row)


def silent(desk: Desk) -> Iterator[Item]:
    """Asked whether they still come, and no word."""
    for row in silences(desk.plans, at=desk.at):
        yield Item(Kind.SILENT, row.pk, silent_since(row), row.starts, row)


def hours_differing(desk: Desk) -> Iterator[Item]:
    """Both sides have told the hours, and not the same."""
    rows = rows_of(desk, "differing")
    for row in rows.select_related(*RELATED).order_by("assignment__starts", "pk")[:MOST]:
        if row.undecided:
            since = row.attested_at or row.reported_at or row.asked_at
            yield Item(Kind.DIFFERING, row.pk, since, None, row)


def hours_to_approve(desk: Desk) -> Iterator[Item]:
    """One item for all of them: they are approved together on their own page."""
    found = rows_of(desk, "hours").aggregate(count=Count("pk"), since=Min("attested_at"))
    if found["count"]:
        yield Item(Kind.HOURS, 0, found["since"] or desk.at, None, None, {"count": found["count"]})


def hours_unanswered(desk: Desk) -> Iterator[Item]:
    """Hours that were asked for in vain: not reported, or not confirmed."""
    rows = rows_of(desk, "unanswered").select_related(
        *RELATED, "assignment__request__requester", "assignment__position"
    )
    for row in rows.order_by("assignment__starts", "pk")[:MOST]:
        since = row.reminded_at or row.reported_at or row.assignment.ends
        yield Item(Kind.HOURS_UNANSWERED, row.pk, since, None, row)


def poorly_rated(desk: Desk) -> Iterator[Item]:
    """An Authority was not content, and nobody has read it."""
    for row in rows_of(desk, "poor")[:MOST]:
        yield Item(Kind.POOR, row.assignment_id, row.given_at, None, row)
