"""A volunteer's pause as the searches see it: others are asked, the coordinator hears of it."""

from datetime import datetime

from django.db import transaction

from pool.actions import pauses
from pool.domain.actors import Actor
from pool.models import Interpreter
from scheduling import messages
from scheduling.actions import offers


@transaction.atomic
def start_pause(
    interpreter: Interpreter, *, days: int | None, by: Actor, at: datetime, reason: str = ""
) -> Interpreter:
    """No more questions until the local day in `days` days; open ones are a no, promised Assignments stay.

    None: until a coordinator wakes them. Raises PauseOutOfRange, NotWorking.
    """
    row = pauses.pause_interpreter(interpreter, days=days, by=by, at=at, reason=reason)
    offers.pause_offers(row, by=by, at=at)
    messages.paused(row, at=at)
    return row
