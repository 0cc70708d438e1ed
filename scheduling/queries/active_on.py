"""Who was active on a day: from what stands there now and what the journal says has changed."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from operator import itemgetter

from pool.models import Event, Interpreter, LanguageSkill, Pool
from scheduling.domain.funding_report import FiveFive
from scheduling.queries.board import day_bounds

# verb of a career -> where it leads, and where they stood before
TURNS = {
    "begin_training": (Interpreter.TRAINING, Interpreter.APPLIED),
    "take_in": (Interpreter.TRAINING, ""),
    "activate": (Interpreter.ACTIVE, Interpreter.TRAINING),
    "pause": (Interpreter.PAUSED, Interpreter.ACTIVE),
    "wake": (Interpreter.ACTIVE, Interpreter.PAUSED),
    "leave": (Interpreter.LEFT, Interpreter.ACTIVE),
    "come_back": (Interpreter.TRAINING, Interpreter.LEFT),
}


def five_five(pool: Pool, day: date) -> FiveFive:
    """The test on this local day, at its end; a day to come counts as things stand now.

    Languages are those that the people of that day speak themselves, as we know them now.
    """
    people = active_on(pool, day)
    rows = LanguageSkill.objects.of(pool).filter(via="")
    spoken = {code for who, code in rows.values_list("interpreter_id", "language") if who in people}
    return FiveFive(day, len(people), len(spoken))


def active_on(pool: Pool, day: date) -> set[int]:
    """The Interpreters (their primary keys) who were active at the end of this local day; two statements."""
    _begin, end = day_bounds(pool, day)
    states = dict(Interpreter.objects.of(pool).values_list("pk", "state"))
    events = Event.objects.of(pool).filter(subject="interpreter", verb__in=TURNS).order_by("subject_id", "pk")
    turns = groupby(events.values_list("subject_id", "at", "verb"), key=itemgetter(0))
    for who, found in turns:
        if who in states:
            states[who] = _state(((moment < end, verb) for _who, moment, verb in found), states[who])
    return {who for who, state in states.items() if state == Interpreter.ACTIVE}


def _state(turns: Iterable[tuple[bool, str]], now: str) -> str:
    """Where the last turn before the end of the day led; before the first one, where that one began."""
    state = ""
    for before, verb in turns:
        if before:
            state = TURNS[verb][0]
        else:
            return state or TURNS[verb][1]
    return now  # nothing has changed since: what stands there now, however it got there
