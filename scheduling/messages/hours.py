"""The hours afterwards: how long was it? is that what was worked? and both once more."""

from datetime import datetime
from typing import Any

from pool.domain.settings_of_work import Modality
from pool.models import Person
from scheduling.messages.facts_and_times import facts, polite_time
from scheduling.messages.saying import mail, sms
from scheduling.messages.short_links import page
from scheduling.models import ServiceRecord
from scheduling.queries.travel_asked import asks_of


def by_mail(record: ServiceRecord) -> bool:
    """Whether the volunteer is asked for their hours by mail: no SMS reaches them."""
    person = record.assignment.person
    return not person.mobile and bool(person.email)


def report_wanted(record: ServiceRecord, *, at: datetime, token: str = "") -> None:
    """How long was it, how far did you drive? `token`: behind it somebody without a phone can say so."""
    _to_volunteer("report_wanted", record, key=f"report_wanted:{record.pk}", token=token, at=at)


def report_again(record: ServiceRecord, *, token: str, until: datetime | None, at: datetime) -> None:
    """Please do tell; at the latest until then (None: whenever)."""
    key = f"report_again:{record.pk}:{record.reminders}"
    _to_volunteer("report_again", record, key=key, token=token, until_at=until, at=at)


def _to_volunteer(
    name: str, record: ServiceRecord, *, key: str, token: str, at: datetime, **more: Any
) -> None:
    """By SMS at a polite hour, or by mail to who has no mobile phone."""
    row = record.assignment
    told: dict[str, Any] = {
        "about": f"assignment:{row.pk}", "at": at, "key": key, "code": row.code, "link": page(token),
    }  # fmt: skip
    if by_mail(record):
        told |= {"assignment": row, "person": row.person}
        mail(name, row.person.email, row.pool, **told, **more)
        return
    told |= {"slot": row, "on_site": row.request.modality == Modality.ON_SITE}
    due = polite_time(row.interpreter, at)
    sms(name, row.person, row.pool, due=due, wants_ticket=asks_of(row.pool_id)(record).ticket, **told)


def attest_wanted(record: ServiceRecord, reader: Person, *, token: str, at: datetime) -> None:
    """One click for one who reads for the Authority: is this what was worked? Without `token` by sign-in."""
    absent = ":absent" * record.absent
    ticket = f":{record.ticket}" if record.ticket else ""
    key = f"attest_wanted:{record.pk}:{record.minutes}:{record.km}{absent}{ticket}"
    _to_reader("attest_wanted", record, reader, key=key, token=token, at=at)


def attest_again(record: ServiceRecord, reader: Person, *, token: str, at: datetime) -> None:
    """The same once more; the mail says from which day on no answer is a yes, if it ever is."""
    key = f"attest_again:{record.pk}:{record.reported_at:%Y%m%d%H%M%S}:{record.reminders}"
    _to_reader("attest_wanted", record, reader, key=key, token=token, at=at, kind="attest_again")


def _to_reader(
    name: str, record: ServiceRecord, reader: Person, *, key: str, token: str, at: datetime, kind: str = ""
) -> None:
    row = record.assignment
    mail(
        name, reader.email, row.pool, about=f"assignment:{row.pk}", at=at, key=key, kind=kind, record=record,
        assignment=row, request=row.request, again=bool(kind),
        link=page(token) or f"/anfragen/{row.request_id}/",
        **facts(row.request, row.position, via=row.via),
    )  # fmt: skip
