"""A volunteer leaves or wants to: what they promised and were asked is settled before they are gone."""

import uuid
from datetime import datetime

from django.db import transaction

from notifications import inbox
from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.actions import careers, pauses
from pool.actions.locks import lock_interpreter
from pool.domain.actors import Actor
from pool.domain.refusals import ReasonMissing, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter
from scheduling import messages
from scheduling.actions import links, offers
from scheduling.actions.assignments import cancel_assignment
from scheduling.actions.locks import lock_requests
from scheduling.permissions import check_can_be_at_own_page
from scheduling.queries.bookings import still_promised
from scheduling.queries.words import VOLUNTEER_WORD

WORD_LONGEST = 1000  # characters somebody may write to the desk at once


class StillPromised(Refused):
    """Somebody counts on them."""

    sentence = _(
        "Es sind noch Einsätze zugesagt: %(count)s. Bitte sagen Sie sie zuerst ab, oder kreuzen Sie an, dass "
        "wir für alle neu suchen."
    )
    field = "cancel"


class NothingWritten(Refused):
    """A word without words."""

    sentence = _("Bitte schreiben Sie uns ein paar Worte.")
    field = "text"


@transaction.atomic
def leave_pool(
    interpreter: Interpreter, *, cancel: bool, reason: str, by: Actor, at: datetime
) -> Interpreter:
    """They are gone: nothing is asked, every link and calendar address ends, SMS are not allowed any more.

    `cancel`: what they promised is cancelled and searched for again. Raises StillPromised, ReasonMissing,
    NoSuchMove, NotAllowed.
    """
    if not reason.strip():
        raise ReasonMissing
    row = lock_interpreter(interpreter)
    promised = list(still_promised(row, at=at))
    if promised and not cancel:
        raise StillPromised(count=len(promised))
    row = careers.leave(row, by=by, at=at, reason=reason)
    lock_requests([one.request_id for one in promised])
    for one in promised:
        cancel_assignment(one, by=by, at=at, reason=reason)
    offers.pause_offers(row, by=by, at=at)
    links.revoke_all(row, by=by, at=at)
    messages.left(row, at=at)
    return row


@transaction.atomic
def ask_to_leave(interpreter: Interpreter, *, text: str, by: Actor, at: datetime) -> Interpreter:
    """A volunteer wants to stop: they are asked nothing more, and the coordinator calls them.

    What is promised stays promised until then. `text`: why, if they like to say it. Raises NotAllowed.
    """
    check_can_be_at_own_page(by, interpreter)
    row = lock_interpreter(interpreter)
    if row.state == Interpreter.ACTIVE or (row.state == Interpreter.PAUSED and row.paused_until):
        row = pauses.pause_interpreter(row, days=None, by=by, at=at)
        offers.pause_offers(row, by=by, at=at)
    Event.record("ask_to_leave", row, by=by, at=at)
    messages.wants_to_leave(row, text=text.strip()[:WORD_LONGEST], at=at)
    return row


@transaction.atomic
def write_to_desk(interpreter: Interpreter, *, text: str, by: Actor, at: datetime) -> None:
    """A word of a volunteer to the coordinators: it waits on the desk, and a mail says so.

    Raises NothingWritten, NotAllowed.
    """
    check_can_be_at_own_page(by, interpreter)
    if not text.strip():
        raise NothingWritten
    one = interpreter.person
    word, _new = inbox.take(
        provider_id=f"own:{interpreter.pk}:{uuid.uuid4().hex}", sender=one.mobile or one.email,
        recipient=interpreter.pool.email, body=text.strip()[:WORD_LONGEST], payload={}, at=at,
        aside=VOLUNTEER_WORD, channel=Message.EMAIL, kind=VOLUNTEER_WORD,
    )  # fmt: skip
    word.swap(MessageState.HANDLED, (MessageState.PARKED,))
    inbox.belongs_to(word, pool_id=interpreter.pool_id, about=f"interpreter:{interpreter.pk}")
    inbox.note(word, outcome=VOLUNTEER_WORD, attention_at=at)
    Event.record("write_to_desk", interpreter, by=by, at=at)
    messages.volunteer_word(interpreter, text=text.strip()[:WORD_LONGEST], at=at)
