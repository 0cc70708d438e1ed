"""What one volunteer does in some days, with all they were told themselves: one statement."""

from datetime import datetime

from pool.domain.periods import Period
from pool.models import Interpreter
from scheduling.models import Assignment
from scheduling.queries.schedule import COMES, Entry


def handout(interpreter: Interpreter, begin: datetime, end: datetime) -> list[Entry]:
    """Their Assignments in this Pool that have a minute in this time, in order."""
    rows = Assignment.objects.of(interpreter.pool_id).filter(interpreter=interpreter, state__in=COMES)
    rows = rows.filter(starts__lt=end, ends__gt=begin).order_by("starts", "pk")
    rows = rows.select_related("request__authority", "position", "interpreter__person")
    return [Entry(Period(one.starts, one.ends), one.request, (one.position,), one) for one in rows]
