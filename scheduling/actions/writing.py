"""A coordinator writes to people who are asked for a Request, or who come: one or all, in their own words."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages
from scheduling.actions.locks import lock_request
from scheduling.domain.texts import LONGEST, words_only
from scheduling.models import Assignment, Offer, Request


class NothingToSay(Refused):
    """An empty word helps nobody."""

    sentence = _("Bitte schreiben Sie, worum es geht.")
    field = "text"


class TooMuchToSay(Refused):
    """An SMS, not a letter."""

    sentence = _("Bitte höchstens %(most)s Zeichen, es sind %(length)s.")
    field = "text"


class NobodyChosen(Refused):
    """To whom?"""

    sentence = _("Bitte wählen Sie, wem Sie schreiben.")
    field = "to"


@transaction.atomic
def tell_asked(
    request: Request, *, to: Collection[Offer | Assignment], text: str, key: str, by: Actor, at: datetime
) -> list[Message]:
    """Write the same to all of these; who wants no SMS gets none, and nobody's phone rings in quiet time.

    The same `key` again (a second click) says nothing twice. Returns the words, those held back among them.
    """
    said = checked(text, to)
    wrong = [row for row in to if row.request_id != request.pk]
    if by.role is not Role.COORDINATOR or by.pool_id != request.pool_id or wrong:
        raise NotAllowed
    request = lock_request(request)
    before = Message.objects.filter(pool_id=request.pool_id, key__startswith=f"{messages.DESK_WORD}:{key}:")
    if put := list(before):
        return put
    words = [messages.desk_word(row, text=said, key=key, at=at) for row in to]
    Event.record("tell", request, by=by, at=at, people=sum(1 for one in words if one))
    return [one for one in words if one]


def checked(text: str, to: Collection[Offer | Assignment]) -> str:
    """The words as they are sent; raises NothingToSay, TooMuchToSay, NobodyChosen."""
    said = words_only(text)
    if not said:
        raise NothingToSay
    if len(said) > LONGEST:
        raise TooMuchToSay(most=LONGEST, length=len(said))
    if not to:
        raise NobodyChosen
    return said
