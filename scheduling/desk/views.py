"""The desk's front page: what needs a person now, today and tomorrow, who is being asked; and the wall."""

from collections import Counter

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from notifications import clock
from pool.shortcuts import shortcuts
from scheduling.desk.live import live_page
from scheduling.desk.todo_shown import by_level, group
from scheduling.domain.states import RequestState
from scheduling.domain.todo import Kind, Level, level
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.rows import PER_PAGE
from scheduling.queries import now
from scheduling.queries.standing_in import absences
from scheduling.queries.todo import Desk, todo
from scheduling.wording import todo as words

SEARCHES = 8  # on the front page
ON_THE_WALL = 7  # lines that can be read from three metres


@coordinator_required
@require_safe
def today(request: DoorRequest) -> HttpResponse:
    """The first page of the day. Its parts are fetched again while it stands open."""
    desk = _desk(request)
    items = todo(desk)
    searches, count = now.searches(desk, most=SEARCHES)
    context = {
        "count": len(items),
        "title": titled(len(items)),
        "levels": by_level(items, desk.at),
        "days": now.agenda(desk),
        "searches": searches,
        "search_count": count,
        "absences": absences(desk.pool, desk.today),
        "at": desk.at,
    }
    return live_page(request, "scheduling/desk/today.html", "scheduling/desk/today_live.html", context)


def titled(count: int) -> str:
    """(3) Heute: the name of the page with how much waits."""
    return _("(%(n)s) Heute") % {"n": count} if count else _("Heute")


@coordinator_required
@require_safe
def waiting(request: DoorRequest, kind: str) -> HttpResponse:
    """Everything of one kind, page by page."""
    if kind not in list(Kind):
        raise Http404
    desk, wanted = _desk(request), Kind(kind)
    found = [one for one in todo(desk) if one.kind is wanted]
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "group": group(wanted, list(page), desk.at, PER_PAGE)}
    return render(request, "scheduling/desk/waiting.html", context)


@coordinator_required
@require_safe
def wall(request: DoorRequest) -> HttpResponse:
    """For a big screen: nothing to press, and no word that somebody has written, so no name of a client."""
    desk = _desk(request)
    urgent = Counter(one.kind for one in todo(desk) if level(one.kind) is Level.NOW)
    searches, search_count = now.searches(desk, most=ON_THE_WALL)
    (_begin, lines), (_middle, tomorrow) = now.agenda(desk)
    unfilled = desk.requests[RequestState.UNFILLED]
    context = {
        "title": _("Wand"),
        "count": urgent.total(),
        "urgent": [(words.heading(kind), urgent[kind]) for kind in Kind if urgent[kind]],
        "unfilled": unfilled[:ON_THE_WALL],
        "more_unfilled": more(len(unfilled)),
        "lines": lines[:ON_THE_WALL],
        "more_lines": more(len(lines)),
        "tomorrow": len(tomorrow),
        "searches": searches,
        "more_searches": more(search_count),
        "at": desk.at,
    }
    return live_page(request, "scheduling/desk/wall.html", "scheduling/desk/wall_live.html", context)


def more(count: int) -> str:
    """und 3 weitere: what does not fit on the wall."""
    left = count - ON_THE_WALL
    return ngettext("und %(n)s weitere", "und %(n)s weitere", left) % {"n": left} if left > 0 else ""


@coordinator_required
@require_safe
def keys(request: DoorRequest) -> HttpResponse:
    """Which keys do what, and the switch that turns them off."""
    return render(request, "scheduling/desk/keys.html", {"keys": shortcuts()})


def _desk(request: DoorRequest) -> Desk:
    return Desk(request.actor, request.membership.pool, clock.now())
