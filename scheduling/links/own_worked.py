"""What they have done, the hours of it, and the papers they got for it."""

from datetime import datetime
from typing import Any

from pool.models import Interpreter
from scheduling.links.own_papers import papers_of
from scheduling.links.parts import Part
from scheduling.queries.bookings import worked_here

SHOWN = 30  # Assignments; the Statements have them all


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return {"worked": worked_here(row, at=at)[:SHOWN]} | papers_of(row)


PART = Part("scheduling/links/own_worked.html", _shown, {})
