"""Why somebody is not asked, how a score came about, how good a plan is."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from pool.domain.languages import LEVEL_LABELS, Level
from pool.models import Bond
from scheduling.domain.planning import Empty
from scheduling.domain.ranking import PARTS
from scheduling.domain.reasons import REASONS
from scheduling.planner import How
from scheduling.wording.needs import language, setting

# why a place of a Plan stays empty, and how a Plan came about
EMPTY = {
    Empty.TOO_LATE: gettext_noop("Es ist zu spät, um noch jemanden zu fragen."),
    Empty.NOBODY: gettext_noop("Niemand passt."),
    Empty.ALL_ASKED: gettext_noop("Alle, die passen, wurden schon gefragt."),
    Empty.TAKEN: gettext_noop("Wer passt, wird bei einem anderen Termin gebraucht."),
}
HOW = {
    How.PROVEN: gettext_noop("Durchgerechnet: Einen besseren Vorschlag gibt es nicht."),
    How.NO_OPTIMISER: gettext_noop(
        "Gerechnet ohne Optimierer, denn die Zusatzsoftware „highspy“ ist nicht installiert. "
        "Der Vorschlag ist nie schlechter als der Reihe nach, aber vielleicht nicht der beste."
    ),
    How.OUT_OF_TIME: gettext_noop(
        "Die Rechenzeit hat nicht gereicht. "
        "Der Vorschlag ist nie schlechter als der Reihe nach, aber vielleicht nicht der beste."
    ),
}
SPOKEN: dict[str, Callable[[str], str]] = {
    "day": lambda iso: formats.date_format(date.fromisoformat(iso), "l"),
    "date": lambda iso: formats.date_format(date.fromisoformat(iso), "l, j. F"),
    "language": lambda code: language(code, get_language() or "de"),
    "via": lambda code: language(code, get_language() or "de"),
    "setting": setting,
    "side": lambda side: str(Bond.SIDES[side]),
    "level": lambda level: _(LEVEL_LABELS[Level(level)]),
    "least": lambda level: _(LEVEL_LABELS[Level(level)]),
}


def reason(row: dict[str, Any]) -> str:
    """One stored reason as a sentence; its dates and codes are said in words."""
    facts = {name: SPOKEN[name](value) if name in SPOKEN else value for name, value in row["facts"].items()}
    return _(REASONS[row["code"]]) % facts


def empty(why: Empty) -> str:
    """Why a place of a Plan stays empty."""
    return _(EMPTY[why])


def how(came: How) -> str:
    """How good a Plan is, and what it was made with."""
    return _(HOW[came])


def part(name: str) -> str:
    """The name of one part of a score."""
    return _(PARTS[name]) if name in PARTS else name
