"""An Authority writes to the coordinators about one of its Requests."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction

from notifications import inbox
from notifications.domain.phones import pretty
from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Person
from scheduling import messages
from scheduling.actions.locks import lock_request
from scheduling.domain.tokens import hashed
from scheduling.models import Request
from scheduling.queries.words import CLERK_WORD, clerk_words

LONGEST, MOST, HOUR = 2000, 5, timedelta(hours=1)


class EmptyWord(Refused):
    """An empty word helps nobody."""

    sentence = _("Bitte schreiben Sie, worum es geht.")
    field = "text"


class WordTooLong(Refused):
    """A short word, not a letter."""

    sentence = _("Bitte höchstens %(most)s Zeichen. Für mehr rufen Sie uns bitte an.")
    field = "text"


class TooManyWords(Refused):
    """Who has written so often had better call."""

    sentence = _("Sie haben in dieser Stunde schon oft geschrieben. Bitte rufen Sie uns an: %(phone)s.")
    field = "text"


@transaction.atomic
def write_word(
    request: Request, *, text: str, writer: Person, by: Actor, at: datetime, key: str = ""
) -> Message:
    """Keep it until a coordinator has dealt with it, and tell them by mail, which is answered to `writer`.

    The same `key` and text again (a second click) return the word of the first; another text on a page that
    somebody went back to is another word. Raises EmptyWord, WordTooLong, TooManyWords.
    """
    if by.role is not Role.AUTHORITY or by.authority_id != request.authority_id:
        raise NotAllowed
    if not text.strip():
        raise EmptyWord
    if len(text.strip()) > LONGEST:
        raise WordTooLong(most=LONGEST)
    request = lock_request(request)
    page = hashed(f"{key}:{text.strip()}") if key else uuid.uuid4().hex
    name = f"portal:{request.pk}:{page}"
    if earlier := clerk_words(request).filter(provider_id=name).first():
        return earlier
    if clerk_words(request).filter(created_at__gt=at - HOUR).count() >= MOST:
        raise TooManyWords(phone=pretty(request.pool.phone))
    word, _new = inbox.take(
        provider_id=name, sender=writer.email, recipient=request.pool.email, body=text.strip(), payload={},
        at=at, aside=CLERK_WORD, channel=Message.EMAIL, kind=CLERK_WORD,
    )  # fmt: skip
    word.swap(MessageState.HANDLED, (MessageState.PARKED,))
    inbox.belongs_to(word, pool_id=request.pool_id, about=f"request:{request.pk}")
    inbox.note(word, outcome=CLERK_WORD, attention_at=at)
    Event.record("write", request, by=by, at=at)
    messages.clerk_word(word, request, writer=writer, at=at)
    return word
