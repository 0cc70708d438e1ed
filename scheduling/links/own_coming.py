"""What they have promised: day, time, language, town and code of what is to come."""

from datetime import datetime
from typing import Any

from pool.models import Interpreter
from scheduling.links.parts import Part
from scheduling.queries.bookings import promised_here


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return {"coming": promised_here(row, at=at)}


PART = Part("scheduling/links/own_coming.html", _shown, {})
