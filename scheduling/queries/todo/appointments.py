"""Appointments that need a person: who is not there, who does not answer, hours, how it was."""

from collections.abc import Iterator

from django.db.models import Count, F, Min

from scheduling.domain.states import RecordState
from scheduling.domain.todo import Kind
from scheduling.models import ServiceRecord
from scheduling.queries.desk import MISSED, records_in
from scheduling.queries.feedback import poor_feedback
from scheduling.queries.not_there import missed_undecided
from scheduling.queries.silences import silences, silent_since
from scheduling.queries.todo.items import MOST, Desk, Item
from scheduling.queries.visible import visible

UNSETTLED = (RecordState.OPEN, RecordState.REPORTED, RecordState.ATTESTED)
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
    rows = visible(ServiceRecord, desk.actor).filter(state__in=UNSETTLED, decided_at=None)
    rows = rows.filter(stated_absent__isnull=False).exclude(MISSED)
    rows = rows.exclude(stated_minutes=F("reported_minutes"), stated_absent=F("reported_absent"))
    for row in rows.select_related(*RELATED).order_by("assignment__starts", "pk")[:MOST]:
        if row.undecided:
            since = row.attested_at or row.reported_at or row.asked_at
            yield Item(Kind.DIFFERING, row.pk, since, None, row)


def hours_to_approve(desk: Desk) -> Iterator[Item]:
    """One item for all of them: they are approved together on their own page."""
    told = records_in(desk.actor, RecordState.ATTESTED)
    found = told.aggregate(count=Count("pk"), since=Min("attested_at"))
    if found["count"]:
        yield Item(Kind.HOURS, 0, found["since"] or desk.at, None, None, {"count": found["count"]})


def poorly_rated(desk: Desk) -> Iterator[Item]:
    """An Authority was not content, and nobody has read it."""
    for row in poor_feedback(desk.actor)[:MOST]:
        yield Item(Kind.POOR, row.assignment_id, row.given_at, None, row)
