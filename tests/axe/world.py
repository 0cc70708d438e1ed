"""One Pool with a row of every kind, some with the longest names there can be."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from scheduling.actions import requests, service_records
from scheduling.actions.assignments import complete_assignment
from scheduling.models import Assignment, Request
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    hear,
    interpreter_actor,
    make_authority,
    submit,
)
from tests.people import Cast
from tests.scheduling.web import people_at

LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnungsamt"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class World:
    """Where the pages find something to show; `numbers` fill the places in addresses."""

    people: Cast
    at: datetime
    numbers: dict[str, int]


def make_world(at: datetime) -> World:
    """Requests in every state, hours in every state, a volunteer with a long name."""
    people = people_at(at)
    office, boss = people.youth_office, coordinator_of(people.pool)
    clerk, _person = clerk_of(office)
    people.amal.person.name = f"Amal {LONG}"
    people.amal.person.save()
    make_authority(people.pool, name=LONG)

    held = accepted(submit(office, at, starts=at + 5 * DAY), at)
    for days in (7, 8):
        done(accepted(submit(office, at, starts=at + days * DAY), at), reported=days == 7)
    unfilled = submit(office, at, starts=at + 2 * DAY, language="ckb")
    withdrawn = submit(office, at, starts=at + 6 * DAY)
    requests.withdraw_request(withdrawn, by=clerk, at=at, reason=LONG)
    searching = submit(office, at, starts=at + 3 * DAY, town=LONG, meeting_point=LONG[:60], notes=LONG * 3)
    hear("+491713920099", "Wer sind Sie?", at)
    record = Assignment.objects.of(people.pool).filter(state="done").earliest("pk")
    numbers = {
        "searching": searching.pk, "filled": held.request_id, "unfilled": unfilled.pk,
        "withdrawn": withdrawn.pk, "closed": record.request_id, "assignment": held.pk, "done": record.pk,
        "record": record.service_record.pk, "amal": people.amal.pk, "office": office.pk,
        "offer": searching.offers.earliest("pk").pk, "boss": boss.person_id or 0,
    }  # fmt: skip
    return World(people, at, numbers)


def done(row: Assignment, *, reported: bool) -> Request:
    """It is over; the volunteer has told the hours, or not yet."""
    record = complete_assignment(row, at=row.ends)
    if reported:
        by = interpreter_actor(row)
        service_records.report_record(record, minutes=75, km=24, by=by, at=row.ends + timedelta(hours=1))
    return row.request
