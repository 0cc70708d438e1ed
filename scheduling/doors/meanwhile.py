"""A step from a page that shows an older state says first what has happened meanwhile, as sentences.

Every form of such a page carries `seen`, the mark of what it has shown; a view is guarded by one line:

    @unless_changed(RequestMove.WITHDRAW)
    def withdraw(request, pk): ...
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from scheduling import queries, wording
from scheduling.domain.story import Line
from scheduling.doors.access import DoorRequest, View
from scheduling.doors.rows import own
from scheduling.models import Request
from scheduling.queries import desk
from scheduling.queries.told import lines_of, names_of

SEEN, ANYWAY = "seen", "trotzdem"
ROUTINE = frozenset({"send", "remind", "remind_requester", "see_feedback"})  # nobody decides otherwise for it
LONGEST = 30  # digits of a line's number that anybody could have given us
OURS = frozenset({SEEN, ANYWAY, "csrfmiddlewaretoken"})


@dataclass(frozen=True)
class News:
    """Something that happened since the page was shown."""

    at: datetime
    text: str


def mark(row: Request, lines: Iterable[Any]) -> str:
    """What a page shows of a Request: its state, its version, the last line of the journal that matters."""
    last = max((one.pk for one in lines if one.verb not in ROUTINE), default=0)
    return f"{row.state}:{row.version}:{last}"


def seen_in(request: DoorRequest, row: Request) -> dict[str, str]:
    """For a page with a form of its own: the mark it was opened with, also when it is shown again."""
    return {SEEN: request.POST.get(SEEN) or mark(row, queries.story(row))}


def news_since(row: Request, seen: str) -> list[Line]:
    """What the journal has kept since the page with this mark; nothing for a mark that nobody has given."""
    last = seen.rpartition(":")[2]
    if not (last.isascii() and last.isdigit() and len(last) < LONGEST):
        return []
    lines = lines_of(row, names_of(row))
    return [one for one in lines if one.pk > int(last) and one.verb not in ROUTINE]


def unless_changed(move: StrEnum | None = None, model: type[Any] = Request) -> Callable[[View], View]:
    """For a view of one `model` row with a Request (or of a Request itself) that a form is posted to.

    `move` is the one it makes of that row: where the table has it no more, there is no "all the same".
    """

    def guard(view: View) -> View:
        @wraps(view)
        def inner(request: DoorRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            seen = request.POST.get(SEEN, "") if request.method == "POST" else ""
            if not seen or request.POST.get(ANYWAY):
                return view(request, pk, *args, **kwargs)
            subject = own(request, model, pk)
            row = story_row(request, subject.pk if model is Request else subject.request_id)
            if news := news_since(row, seen):
                return _say(request, row, news, possible=_possible(subject, move))
            return view(request, pk, *args, **kwargs)

        return inner

    return guard


def story_row(request: DoorRequest, pk: int) -> Request:
    """The Request with everybody who was asked, so that the journal can name them."""
    rows = desk.with_rounds(queries.request_rows(request.actor), request.actor)
    found: Request = get_object_or_404(rows, pk=pk)
    return found


def _possible(subject: Any, move: StrEnum | None) -> bool:
    return move is None or (type(subject.machine.initial)(subject.state), move) in subject.machine.moves


def _say(request: DoorRequest, row: Request, news: list[Line], *, possible: bool) -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in OURS]
    context = {
        "row": row, "possible": possible, "typed": typed, "url": request.get_full_path(),
        "news": [News(one.at, wording.happened(one, one.name)) for one in news],
    }  # fmt: skip
    return render(request, "scheduling/desk/meanwhile.html", context, status=409)
