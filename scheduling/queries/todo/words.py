"""Words that need a person: not understood, of an Authority or a volunteer, not arrived, held back."""

from collections.abc import Iterator

from scheduling.domain.todo import Kind
from scheduling.models import Assignment, Offer, Request
from scheduling.queries.todo.items import Desk, Item
from scheduling.queries.visible import visible
from scheduling.queries.words import CLERK_WORD, VOLUNTEER_WORD, of_volunteer, with_requests


def unclear(desk: Desk) -> Iterator[Item]:
    """An SMS or a mail that nobody understood."""
    for word in desk.words:
        if word.kind not in (CLERK_WORD, VOLUNTEER_WORD):
            since = word.attention_at or word.created_at
            name = desk.names.get(word.sender, "")
            yield Item(Kind.UNCLEAR, word.pk, since, None, word, {"name": name})


def from_authorities(desk: Desk) -> Iterator[Item]:
    """What Authorities have written to their coordinators."""
    for word, request in with_requests(desk.words, desk.actor):
        since = word.attention_at or word.created_at
        yield Item(Kind.CLERK_WORD, word.pk, since, request.slot.starts, word, {"request": request})


def from_volunteers(desk: Desk) -> Iterator[Item]:
    """What volunteers have written on their own page."""
    for word in desk.words:
        if person := of_volunteer(word):
            since = word.attention_at or word.created_at
            facts = {"name": desk.names.get(word.sender, ""), "person": person}
            yield Item(Kind.VOLUNTEER_WORD, word.pk, since, None, word, facts)


def undelivered(desk: Desk) -> Iterator[Item]:
    """A word of ours that did not arrive, or may not have."""
    requests = _requests_of(desk)
    for word in desk.failed:
        facts = {"name": desk.names.get(word.recipient, ""), "request": requests.get(word.about)}
        yield Item(Kind.UNDELIVERED, word.pk, word.created_at, None, word, facts)


def _requests_of(desk: Desk) -> dict[str, int]:
    """The Requests (by primary key) that the words are about, by the name of what they were put about."""
    found: dict[str, int] = {}
    for kind, model in (("offer", Offer), ("assignment", Assignment), ("request", Request)):
        pks = [_number(word.about) for word in desk.failed if word.about.startswith(f"{kind}:")]
        to = "pk" if model is Request else "request_id"
        rows = visible(model, desk.actor).filter(pk__in=pks).values_list("pk", to) if pks else ()
        found |= {f"{kind}:{pk}": request for pk, request in rows}
    return found


def _number(about: str) -> int:
    number = about.partition(":")[2]
    return int(number) if number.isdigit() else 0


def too_busy(desk: Desk) -> Iterator[Item]:
    """A number that got so many SMS that further ones are held back."""
    for word in desk.held_back:
        name = desk.names.get(word.recipient, "")
        yield Item(Kind.TOO_BUSY, word.pk, word.created_at, None, word, {"name": name})
