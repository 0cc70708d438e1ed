"""They want a pause, are back, or want to stop."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.actions import pauses
from pool.models import Interpreter
from scheduling.actions.careers import ask_to_leave
from scheduling.actions.pauses import start_pause
from scheduling.links.forms_own import PauseForm, StopForm
from scheduling.links.own_forms import forms_shown, limited, saves
from scheduling.links.parts import Part
from scheduling.volunteers import actor_of


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    return forms_shown(row, PauseForm, StopForm)


def _wake(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    pauses.wake_interpreter(row, by=actor_of(row), at=at)
    return {"done": _("Willkommen zurück! Wir fragen Sie ab jetzt wieder."), "fresh": True}


STOPPED = gettext_noop("Danke für Ihre Hilfe! Wir fragen Sie ab jetzt nicht mehr und rufen Sie an.")
PART = Part(
    "scheduling/links/own_pause.html", _shown,
    {
        "pause": saves(PauseForm, start_pause, gettext_noop("Gute Pause! Wir fragen Sie so lange nicht.")),
        "wake": _wake,
        "stop": saves(StopForm, limited("stop", 3, ask_to_leave), STOPPED),
    },
)  # fmt: skip
