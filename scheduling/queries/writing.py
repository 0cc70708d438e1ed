"""To whom a coordinator can write about a Request, and what it would take."""

from collections.abc import Iterable

from notifications import numbers as known_numbers
from notifications import optouts
from notifications.models import Number
from scheduling.domain.states import OPEN_OFFER, AssignmentState
from scheduling.models import Assignment, Offer, Request

OUT, UNCONFIRMED, NO_WAY = "out", "unconfirmed", "no_way"
Recipient = Offer | Assignment


def recipients(request: Request) -> list[Recipient]:
    """Everybody who was asked or comes, once each: who comes first, then open questions, then the others."""
    offers = Offer.objects.of(request.pool_id).filter(request=request).order_by("pk")
    booked = Assignment.objects.of(request.pool_id).filter(request=request, state=AssignmentState.CONFIRMED)
    related = "person", "interpreter__pool", "pool", "request__pool"
    rows: list[Recipient] = [
        *offers.select_related(*related).prefetch_related("request__slots"),
        *booked.select_related(*related, "offer").prefetch_related("request__slots").order_by("pk"),
    ]
    newest = {row.person_id: row for row in rows}
    return sorted(newest.values(), key=lambda row: (_rank(row), row.person.name, row.pk))


def _rank(row: Recipient) -> int:
    if isinstance(row, Assignment):
        return 0
    return 1 if row.state in OPEN_OFFER else 2


def is_current(row: Recipient) -> bool:
    """Whether they come, or their question is still open."""
    return _rank(row) < 2


def unreached(rows: Iterable[Recipient], by_mail: set[int]) -> dict[int, str]:
    """By person why a word would not reach them: OUT, UNCONFIRMED, NO_WAY; `by_mail` are those told so."""
    found: dict[int, str] = {}
    phones: dict[int, str] = {}
    for row in rows:
        if row.person_id in by_mail:
            found |= {} if row.person.email else {row.person_id: NO_WAY}
        elif row.person.mobile:
            phones[row.person_id] = row.person.mobile
        else:
            found[row.person_id] = NO_WAY
    out, known = optouts.out_of(phones.values()), known_numbers.known(phones.values())
    for person, mobile in phones.items():
        if mobile in out:
            found[person] = OUT
        elif not _good(known.get(mobile)):
            found[person] = UNCONFIRMED
    return found


def _good(row: Number | None) -> bool:
    """As notifications.numbers.why_held has it."""
    return row is not None and bool(row.confirmed_at or row.unreachable_at)
