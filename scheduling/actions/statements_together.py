"""Statements: issue all that wait, each for itself; what is refused stops no other."""

from dataclasses import dataclass, field
from datetime import date, datetime

from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.models import Interpreter, Pool
from scheduling.actions.statements import issue_statement
from scheduling.models import Statement
from scheduling.queries.settling import waiting

AT_ONCE = 100  # Statements; a browser does not wait much longer


@dataclass
class Issued:
    """What came of it; `left` wait for the next time."""

    done: list[Statement] = field(default_factory=list)
    refused: list[tuple[Interpreter, Refused]] = field(default_factory=list)
    left: int = 0


def issue_all(
    pool: Pool, *, by: Actor, at: datetime, first: date | None = None, most: int = AT_ONCE
) -> Issued:
    """Every period that is over, or the one that begins on `first`; each in its own transaction."""
    today, result = at.astimezone(pool.tz).date(), Issued()
    wanted = [
        one
        for one in waiting(pool)
        if one.due and (one.period.first == first if first else one.period.until < today)
    ]
    for one in wanted[:most]:
        try:
            row = issue_statement(one.interpreter, month=one.period.first, by=by, at=at)
            result.done.append(row)
        except Refused as refused:
            result.refused.append((one.interpreter, refused))
    result.left = len(wanted[most:])
    return result
