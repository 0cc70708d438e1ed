"""The calendars they keep elsewhere, so that nobody asks when they have other plans."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from pool.actions import own_calendars
from pool.domain.refusals import LostRace
from pool.models import Interpreter
from scheduling.doors import numbered
from scheduling.links.parts import Part
from scheduling.volunteers import actor_of


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return {"calendars": row.person.own_calendars.all()}


def _add(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    address = request.POST.get("address", "")
    own_calendars.add_own_calendar(row, address=address, by=actor_of(row), at=at)
    return {"done": _("Ihr Kalender ist eingetragen. Wir lesen ihn in den nächsten Minuten.")}


def _remove(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    calendar = row.person.own_calendars.filter(pk=numbered(request.POST.get("row", ""))).first()
    if calendar is None:  # removed in another window, or never theirs
        raise LostRace
    own_calendars.remove_own_calendar(row, calendar=calendar, by=actor_of(row), at=at)
    return {"done": _("Der Kalender ist gelöscht.")}


PART = Part("scheduling/links/own_busy.html", _shown, {"busy_add": _add, "busy_remove": _remove})
