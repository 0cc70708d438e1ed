"""A page that is open says so every twenty seconds, and hears who else has it open."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from notifications import clock
from scheduling.actions.presences import mark_present
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.meanwhile import SEEN, news_since, story_row
from scheduling.queries.presences import others_at


@coordinator_required
@require_POST
def present(request: DoorRequest, pk: int) -> HttpResponse:
    """Note it; a piece of the page, or nothing when that says what it has said before."""
    row, at = story_row(request, pk), clock.now()
    mark_present(row, by=request.actor, at=at)
    others = others_at(row, request.actor, at=at)
    news = bool(news_since(row, request.POST.get(SEEN, "")))
    known = known_as(others, news=news)
    if request.POST.get("known") == known:
        return HttpResponse(status=204)
    context = {"row": row, "others": others, "news": news, "known": known}
    return render(request, "scheduling/desk/present.html", context)


def known_as(others: list[str], *, news: bool = False) -> str:
    """What the page says, so that nothing is read aloud twice."""
    return "|".join([*others, *(["+"] if news else [])])
