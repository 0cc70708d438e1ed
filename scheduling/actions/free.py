"""Whether a place and a person are free, and the database's last word on it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError

from pool.domain.actors import Actor, Role
from pool.domain.refusals import LostRace, NotAllowed, Refused
from pool.domain.settings_of_work import Modality
from pool.domain.words import gettext_noop as _
from pool.models import Interpreter
from scheduling import queries
from scheduling.domain.overruling import WAYS
from scheduling.domain.states import RequestState
from scheduling.models import Offer, Position, Request


class DoubleBooked(Refused):
    """One body, two places."""

    sentence = _("In dieser Zeit ist schon ein anderer Einsatz zugesagt.")


class AlreadyFilled(Refused):
    """Somebody else has the place."""

    sentence = _("Dieser Termin ist schon vergeben.")


class AnswerAwaited(Refused):
    """Who holds the other place is thinking about a new time: first their answer, then the next one."""

    sentence = _("Bei diesem Termin ist noch eine Frage offen. Bitte warten Sie zuerst die Antwort ab.")


def check_free(
    request: Request, position: Position, interpreter: Interpreter, *, by: Actor, offer: Offer | None = None
) -> None:
    """The place and the person must be free; the way between two jobs is a coordinator's to judge.

    That may have been done when the question was asked. Raises NotAllowed, AlreadyFilled, AnswerAwaited,
    DoubleBooked.
    """
    if interpreter.pool_id != request.pool_id:
        raise NotAllowed
    if position not in queries.open_places(request):
        raise AlreadyFilled
    if request.state == RequestState.RECONFIRMING:
        raise AnswerAwaited
    judged = by.role is Role.COORDINATOR or _way_overruled(offer)
    slot, buffer = request.slot, 0 if judged else way(request)
    if queries.clashes(interpreter.person_id, slot.starts, slot.ends, buffer=buffer).exists():
        raise DoubleBooked


def _way_overruled(offer: Offer | None) -> bool:
    """Whether a coordinator has asked this person in spite of the way from or to another Assignment."""
    rules = offer.round.facts.get("overruled", {}) if offer else {}
    return offer is not None and bool(WAYS & set(rules.get(str(offer.interpreter_id), ())))


def way(request: Request) -> int:
    """Minutes to keep free around it: the travel buffer, none for a call."""
    return request.pool.travel_buffer if request.modality == Modality.ON_SITE else 0


@contextmanager
def last_word() -> Iterator[None]:
    """The database's last word on two yeses in the same instant becomes a Refused; stands around `atomic`."""
    try:
        yield
    except IntegrityError as error:
        raise (DoubleBooked if "double_booking" in str(error) else AlreadyFilled) from error
    except LostRace as error:
        raise AlreadyFilled from error
