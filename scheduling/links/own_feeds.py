"""Their own Assignments in their own calendar: an address to make, to renew, to revoke."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from pool.models import Interpreter
from scheduling.doors.feeds import STEPS, feeds_shown, pressed
from scheduling.links.parts import Button, Part
from scheduling.volunteers import actor_of


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return feeds_shown(actor_of(row))


def _button(do: str) -> Button:
    def press(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
        return pressed(do, row.pool, number=request.POST.get("row", ""), by=actor_of(row), at=at)

    return press


PART = Part("scheduling/links/own_feeds.html", _shown, {do: _button(do) for do in STEPS})
