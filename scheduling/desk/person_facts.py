"""What the page of one person shows beside its forms; what is over is left out."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from pool.domain.actors import Actor, Role
from pool.models import Event, Interpreter
from scheduling import wording
from scheduling.desk.sections import changed
from scheduling.queries.answers import answers_of, months_of
from scheduling.queries.certificates import years_of
from scheduling.queries.directory import papers_of
from scheduling.queries.feedback import feedback_of
from scheduling.queries.feeds import feeds_about
from scheduling.queries.loads import loads_of
from scheduling.queries.payments import account_doubted, account_of
from scheduling.queries.people import asked_by, bonds_of, journal_of, shared_beyond, weeks_of


def shown(row: Interpreter, actor: Actor, today: date, *, at: datetime) -> dict[str, Any]:
    """Everything, by the names of the template."""
    always, *spans = weeks_of(row.person)
    journal = journal_of(row)
    account = account_of(row)
    return {
        "always": always,
        "spans": spans,
        "skills": sorted(row.skills.all(), key=lambda skill: (bool(skill.via), skill.pk)),
        "extras": row.person.extra_hours.filter(day__gte=today),
        "absences": list(row.person.absences.filter(last_day__gte=today)),
        "calendars": row.person.own_calendars.all(),
        "trainings": row.trainings.all(),
        "papers": papers_of(row, row.pool, today),
        "notes": list(row.notes.filter(forget_on__gte=today)),
        "asked_by": asked_by(row),
        "answers": answers_of(row),
        "load": loads_of([row.person_id], row.pool, at=at)[row.person_id],
        "months": months_of(row, at=at),
        "certified": years_of(row),
        "shared": shared_beyond(row),
        "bonds": bonds_of(row, actor),
        "rated": feedback_of(row, actor),
        "feeds": feeds_about(row),
        "account": account,
        "account_doubted": account_doubted(account),
        "journal": [_line(event) for event in journal],
        "changed": changed(journal[0] if journal else None),
    }


def _line(event: Event) -> dict[str, Any]:
    who = _("Das System") if event.role == Role.SYSTEM else event.actor
    return {"when": event.at, "who": who, "what": wording.changed(event), "why": event.reason}
