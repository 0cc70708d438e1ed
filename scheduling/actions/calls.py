"""What somebody said on the telephone, as a coordinator notes it: it counts like an answer by SMS."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _said

from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from scheduling import messages, queries, wording
from scheduling.actions import assignments, offers, rounds
from scheduling.actions.locks import lock_person, lock_request
from scheduling.domain.need import Candidate, Fit
from scheduling.domain.states import OPEN_OFFER, OfferMove, OfferState, RequestState
from scheduling.models import Offer, Position, Request, Round
from scheduling.queries.by_hand import against_sending
from scheduling.queries.phoning import ASK_ALOUD

ACCEPT, DECLINE, THINKING, UNREACHED = SAID = ("accept", "decline", "thinking", "unreached")
LONGEST = 300
LOOKING = (RequestState.SEARCHING, RequestState.UNFILLED)


class NoteTooLong(Refused):
    """A note, not a letter."""

    sentence = _("Bitte notieren Sie höchstens %(most)s Zeichen.")
    field = "note"


class NothingSaid(Refused):
    """Which answer it was has to be said."""

    sentence = _("Bitte wählen Sie, was am Telefon herauskam.")
    field = "said"


@transaction.atomic
def note_call(
    request: Request, *, interpreter: Interpreter, said: str, by: Actor, at: datetime, note: str = "",
    position: Position | None = None,
) -> Event:  # fmt: skip
    """Keep what `interpreter` said about one place (default: the first), and do what follows from it.

    A yes to an open question is held against the rules of a yes by SMS; without one they are sent by hand,
    and what no call overcomes (ASK_ALOUD) takes a word in `note` about why it is overruled (RulesAgainst).
    A no ends the question; who was not asked is not asked any more. Who was not reached, or is still
    thinking, is only noted. Raises what accept_offer, decline_offer and assign_by_hand raise.
    """
    if by.role is not Role.COORDINATOR or {by.pool_id, interpreter.pool_id} != {request.pool_id}:
        raise NotAllowed
    if said not in SAID:
        raise NothingSaid
    if len(note.strip()) > LONGEST:
        raise NoteTooLong(most=LONGEST)
    lock_person(interpreter.person_id)
    request = lock_request(request)
    place = position or request.position
    offer = _asked(request, place, interpreter)
    if said == ACCEPT:
        _accept(request, place, offer, interpreter, note=note, by=by, at=at)
    elif said == DECLINE:
        offer = _decline(request, place, offer, interpreter, by=by, at=at)
    facts = {"said": said, "interpreter": interpreter.pk, "request": request.pk}
    return _record(offer, request, by=by, at=at, reason=note.strip(), facts=facts)


def _record(
    offer: Offer | None, request: Request, *, by: Actor, at: datetime, reason: str, facts: dict[str, object]
) -> Event:
    """About the question, if there is one."""
    if offer is None:
        return Event.record("phone", request, by=by, at=at, reason=reason, **facts)
    return Event.record("phone", offer, by=by, at=at, reason=reason, **facts)


def _asked(request: Request, place: Position, interpreter: Interpreter) -> Offer | None:
    """The question to this person as it is asked now: an open one first, then the newest."""
    rows = Offer.objects.of(request.pool_id).filter(request=request, version=request.version, position=place)
    found = list(rows.filter(interpreter=interpreter).select_related("request", "person").order_by("pk"))
    return next((one for one in found if one.state in OPEN_OFFER), found[-1] if found else None)


def _accept(
    request: Request, place: Position, offer: Offer | None, interpreter: Interpreter, *, note: str, by: Actor,
    at: datetime,
) -> None:  # fmt: skip
    if offer and offer.state in OPEN_OFFER:
        offers.accept_offer(_heard_now(offer, at=at), by=by, at=at)
        return
    against = against_sending(request, place, interpreter, at=at)
    if set(against) - ASK_ALOUD and not note.strip():
        raise assignments.RulesAgainst(rules=wording.later_rules(against))
    with translation.override("de"):
        reason = ". ".join(filter(None, (_said("Zugesagt am Telefon"), note.strip())))
    assignments.assign_by_hand(
        request, interpreter=interpreter, by=by, at=at, reason=reason, position=place.number
    )


def _decline(
    request: Request, place: Position, offer: Offer | None, interpreter: Interpreter, *, by: Actor,
    at: datetime,
) -> Offer | None:  # fmt: skip
    if offer is None and request.state in LOOKING and place in queries.open_places(request):
        offer = _ask_aloud(request, place, interpreter, at=at)
    if offer and offer.state in OPEN_OFFER:
        return offers.decline_offer(_heard_now(offer, at=at), by=by, at=at)
    return offer


def _heard_now(offer: Offer, *, at: datetime) -> Offer:
    """A question that still waits here was put on the telephone: its SMS stays."""
    if offer.state == OfferState.QUEUED:
        offer.move(OfferMove.SEND, by=SYSTEM, sent_at=at)
        messages.retract(offer, at=at)
    return offer


def _ask_aloud(request: Request, place: Position, interpreter: Interpreter, *, at: datetime) -> Offer:
    """The question was put on the telephone: a Round of its own that waits for nobody."""
    judged = queries.last_assessment(request, place)
    if judged is None:
        found = queries.candidates_for(request, place, at=at)
        judged = rounds.assess_place(request, place, found, at=at)
    asked = Round.objects.create(
        pool_id=request.pool_id, request=request, assessment=judged, number=request.rounds.count() + 1,
        version=request.version, asked_at=at, waits_until=at, policy=queries.BY_PHONE, minutes=0,
    )  # fmt: skip
    who = Candidate(interpreter.pk, interpreter.person_id, interpreter.person.name, place.least_level)
    offer = rounds.make_offer(asked, Fit(who, None, free=False), at=at)
    return offer.move(OfferMove.SEND, by=SYSTEM, sent_at=at)
