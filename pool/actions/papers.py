"""What the Pool has seen of an Interpreter: declaration, basic training, certificate of conduct."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.days import LAST_YEAR, check_seen
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from pool.permissions import check_can_rule


class RemindedEarly(Refused):
    """A reminder of what nobody has seen, before it was seen, or in another century."""

    sentence = _("Erinnern geht erst nach dem Tag, an dem das Führungszeugnis gesehen wurde.")
    field = "record_check_remind_on"


@dataclass(frozen=True)
class Papers:
    """Local days; None: not seen. `record_check_by`: who has seen it (empty: who says so), and on
    `record_check_remind_on` somebody wants to be reminded of the next one. There is never a file.
    """

    declaration_on: date | None
    training_on: date | None
    record_check_on: date | None
    record_check_by: str = ""
    record_check_remind_on: date | None = None


@transaction.atomic
def set_papers(interpreter: Interpreter, *, papers: Papers, by: Actor, at: datetime) -> Interpreter:
    """These were seen on these days, and no others."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    today = at.astimezone(row.pool.tz).date()
    for day in (papers.declaration_on, papers.training_on, papers.record_check_on):
        if day is not None:
            check_seen(day, today=today)
    _check_reminder(papers)
    seen = papers.record_check_on is not None
    values: dict[str, object] = asdict(papers)
    values["record_check_by"] = (papers.record_check_by.strip() or by.name) if seen else ""
    changed = [name for name, day in values.items() if getattr(row, name) != day]
    write(row, values)
    spoken.rebuild([row.pk])
    Event.record("set_papers", row, by=by, at=at, changed=changed)
    return row


def _check_reminder(papers: Papers) -> None:
    remind, seen = papers.record_check_remind_on, papers.record_check_on
    if remind is not None and (seen is None or remind <= seen or remind.year > LAST_YEAR):
        raise RemindedEarly
