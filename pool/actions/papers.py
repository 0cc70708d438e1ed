"""What the Pool has seen of an Interpreter: declaration, training, certificate of conduct, consent to SMS."""

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from pool.actions import spoken
from pool.actions.locks import lock_interpreter
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.days import check_seen
from pool.models import Event, Interpreter
from pool.permissions import check_can_rule


@dataclass(frozen=True)
class Papers:
    """Local days; None: not seen."""

    declaration_on: date | None
    training_on: date | None
    record_check_on: date | None
    sms_consent_on: date | None


@transaction.atomic
def set_papers(interpreter: Interpreter, *, papers: Papers, by: Actor, at: datetime) -> Interpreter:
    """These were seen on these days, and no others."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    values: dict[str, date | None] = asdict(papers)
    for day in values.values():
        if day is not None:
            check_seen(day, today=at.astimezone(row.pool.tz).date())
    changed = [name for name, day in values.items() if getattr(row, name) != day]
    write(row, values)
    spoken.rebuild([row.pk])
    Event.record("set_papers", row, by=by, at=at, changed=changed)
    return row
