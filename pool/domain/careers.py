"""A volunteer's way through a Pool: its states, its legal moves, and what is missing until they are asked.

    applied --train--> training --activate--> active <--wake--- paused
       '------------activate-------------------^ '------pause----^ (pause again: with another end)

    any of them --leave--> left --return--> training

Nobody but who is active is ever asked.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from pool.domain.days import last_good_day
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _


class Career(StrEnum):
    """Where somebody stands; the values of `Interpreter.state`."""

    APPLIED = "applied"
    TRAINING = "training"
    ACTIVE = "active"
    PAUSED = "paused"
    LEFT = "left"


class CareerMove(StrEnum):
    """What can happen to them."""

    TRAIN = "train"
    ACTIVATE = "activate"
    PAUSE = "pause"
    WAKE = "wake"
    LEAVE = "leave"
    RETURN = "return"


_C, _M = Career, CareerMove
MOVES: Final[dict[tuple[str, str], Career]] = {
    (_C.APPLIED, _M.TRAIN): _C.TRAINING,
    (_C.APPLIED, _M.ACTIVATE): _C.ACTIVE,
    (_C.TRAINING, _M.ACTIVATE): _C.ACTIVE,
    (_C.ACTIVE, _M.PAUSE): _C.PAUSED,
    (_C.PAUSED, _M.PAUSE): _C.PAUSED,
    (_C.PAUSED, _M.WAKE): _C.ACTIVE,
    **{(state, _M.LEAVE): _C.LEFT for state in Career if state != _C.LEFT},
    (_C.LEFT, _M.RETURN): _C.TRAINING,
}


class NoSuchMove(Refused):
    """The table has no such move from where they stand."""

    sentence = _("Das geht nicht mehr: Der Stand hat sich geändert.")


def after(state: str, move: CareerMove) -> Career:
    """Where `move` leads from `state`; raises NoSuchMove."""
    try:
        return MOVES[Career(state), move]
    except KeyError:
        raise NoSuchMove from None


def moves_from(state: str) -> list[CareerMove]:
    """What can happen to whoever stands there, in the order of the table."""
    return [CareerMove(move) for (here, move) in MOVES if here == state]


class Check(StrEnum):
    """What a Pool wants to see before it asks somebody, and what it needs to find and reach them."""

    DECLARATION = "declaration"
    RECORD_CHECK = "record_check"
    TRAINING = "training"
    LANGUAGE = "language"
    PLACE = "place"
    CONTACT = "contact"


CHECK_LABELS: Final = {
    Check.DECLARATION: _("Verpflichtungserklärung unterschrieben"),
    Check.RECORD_CHECK: _("Führungszeugnis gesehen"),
    Check.TRAINING: _("Basisschulung beendet"),
    Check.LANGUAGE: _("Mindestens eine Sprache"),
    Check.PLACE: _("Wohnort für die Entfernung"),
    Check.CONTACT: _("Erreichbar: bestätigte Mobilnummer mit Erlaubnis für SMS, oder E-Mail"),
}
CONDITIONS: Final = (Check.DECLARATION, Check.RECORD_CHECK, Check.TRAINING)  # without them nobody is active


@dataclass(frozen=True)
class Seen:
    """What is known of somebody; local days, None: not seen."""

    declaration_on: date | None
    record_check_on: date | None
    training_on: date | None
    languages: int
    placed: bool
    reached: bool


@dataclass(frozen=True)
class Wants:
    """What a Pool wants: for how many years papers hold. Declaration 0: for ever; record check 0: none."""

    declaration_years: int
    record_check_years: int


def checklist(seen: Seen, wants: Wants, *, today: date) -> list[tuple[Check, bool]]:
    """Everything the Pool looks at, and whether it is there on this local day; what ran out is not."""
    done = {
        Check.DECLARATION: _holds(seen.declaration_on, wants.declaration_years, today),
        Check.RECORD_CHECK: _holds(seen.record_check_on, wants.record_check_years, today),
        Check.TRAINING: seen.training_on is not None,
        Check.LANGUAGE: seen.languages > 0,
        Check.PLACE: seen.placed,
        Check.CONTACT: seen.reached,
    }
    if not wants.record_check_years:
        del done[Check.RECORD_CHECK]
    return list(done.items())


def missing(seen: Seen, wants: Wants, *, today: date) -> list[Check]:
    """The conditions that do not hold: with any of them nobody becomes active, unless somebody overrules."""
    return [one for one, done in checklist(seen, wants, today=today) if one in CONDITIONS and not done]


def _holds(on: date | None, years: int, today: date) -> bool:
    """A paper of that day; 0 years: it never runs out."""
    last = last_good_day(on, years)
    return on is not None and (last is None or today <= last)
