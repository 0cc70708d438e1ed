"""What Authorities and volunteers have written to their coordinators."""

from django.db.models import QuerySet

from notifications.models import Message
from pool.domain.actors import Actor
from scheduling.models import Request
from scheduling.queries.board import request_rows

CLERK_WORD, VOLUNTEER_WORD = "clerk_word", "volunteer_word"


def clerk_words(request: Request) -> "QuerySet[Message]":
    """The words about this Request, the oldest first; `seen_at`: the coordinator has dealt with it."""
    rows = Message.objects.filter(about=f"request:{request.pk}", pool_id=request.pool_id)
    return rows.filter(direction=Message.IN, kind=CLERK_WORD).order_by("created_at", "pk")


def with_requests(words: list[Message], actor: Actor) -> list[tuple[Message, Request]]:
    """The words of Authorities among these, each with its Request."""
    wanted = [int(one.about.removeprefix("request:")) for one in words if one.kind == CLERK_WORD]
    rows = {row.pk: row for row in request_rows(actor).filter(pk__in=wanted)} if wanted else {}
    return [(one, rows[pk]) for one in words if (pk := _named(one)) in rows]


def of_volunteer(word: Message) -> int:
    """The number of the Interpreter who wrote it on their own page; 0: it is no such word."""
    return int(word.about.removeprefix("interpreter:")) if word.kind == VOLUNTEER_WORD else 0


def _named(word: Message) -> int:
    return int(word.about.removeprefix("request:")) if word.kind == CLERK_WORD else 0
