"""Where a volunteer stands in the Pool: what is missing until they are asked, and what can happen next."""

from dataclasses import dataclass
from datetime import datetime

from pool.actions.careers import seen_of, wants_of
from pool.domain.careers import CONDITIONS, Check, checklist, moves_from
from pool.models import Interpreter
from scheduling.queries.people import asked_by


@dataclass(frozen=True)
class Standing:
    """`checks` in the order of the page, each with whether it is there; `moves` by their names."""

    checks: list[tuple[Check, bool]]
    moves: list[str]

    @property
    def lacks(self) -> list[Check]:
        """What the Pool demands and has not seen."""
        return [one for one, done in self.checks if one in CONDITIONS and not done]

    @property
    def complete(self) -> bool:
        """Nothing stands against asking them, once they are active."""
        return all(done for _one, done in self.checks)


def standing(row: Interpreter, at: datetime, *, way: str | None = None) -> Standing:
    """Of one volunteer, at this moment; `way` is how a question reaches them, where that is known already."""
    reached = (asked_by(row) if way is None else way) in ("sms", "mail")
    today = at.astimezone(row.pool.tz).date()
    checks = checklist(seen_of(row, reached=reached), wants_of(row.pool), today=today)
    return Standing(checks, [move.value for move in moves_from(row.state)])
