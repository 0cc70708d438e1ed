"""What the desk writes down about somebody, for the desk alone, and for a time only."""

from datetime import date, datetime, timedelta

from django.db import transaction

from pool.actions.locks import lock_interpreter
from pool.domain.actors import SYSTEM, Actor
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Note
from pool.permissions import check_can_rule

USUAL, LONGEST = timedelta(days=365), timedelta(days=3 * 365)
MOST = 2_000  # letters


class NoteEmpty(Refused):
    """Nothing to remember, or a whole file."""

    sentence = _("Bitte eine Notiz von höchstens 2000 Zeichen.")
    field = "text"


class LifeTooLong(Refused):
    """A note is no file: it ends."""

    sentence = _("Eine Notiz bleibt höchstens drei Jahre, und mindestens bis heute.")
    field = "forget_on"


@transaction.atomic
def add_note(
    interpreter: Interpreter, *, text: str, forget_on: date | None = None, by: Actor, at: datetime
) -> Note:
    """Remember this until the local day `forget_on`, inclusive; without one for a year."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    today = at.astimezone(row.pool.tz).date()
    until, said = forget_on or today + USUAL, text.strip()
    if not 0 < len(said) <= MOST:
        raise NoteEmpty
    if not today <= until <= today + LONGEST:
        raise LifeTooLong
    note: Note = Note.objects.create(
        pool=row.pool, interpreter=row, text=said, author=by.name, made_at=at, forget_on=until
    )
    Event.record("add_note", row, by=by, at=at, note=note.pk)
    return note


@transaction.atomic
def remove_note(interpreter: Interpreter, *, note: Note, by: Actor, at: datetime) -> Interpreter:
    """Forget it now."""
    check_can_rule(by, interpreter.pool_id)
    row = lock_interpreter(interpreter)
    gone, _each = row.notes.filter(pk=note.pk).delete()
    if not gone:
        raise LostRace
    Event.record("remove_note", row, by=by, at=at, note=note.pk)
    return row


@transaction.atomic
def forget_note(note: Note, *, at: datetime) -> None:
    """Its last day is over."""
    row = lock_interpreter(note.interpreter)
    note.delete()
    Event.record("forget_note", row, by=SYSTEM, at=at, note=note.pk)
