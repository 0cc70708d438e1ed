"""/kalender/<token>.ics: a calendar program asks, again and again; nothing is ever written."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling.doors.secret_addresses import private, too_often
from scheduling.feeds import content
from scheduling.queries.feeds import Behind, feed_behind, feed_state

TYPE = "text/calendar; charset=utf-8"
KEEPS = {"Cache-Control": "private, max-age=0, must-revalidate", "Content-Language": "de"}


@csrf_exempt  # nothing is posted here, and who tries hears 405
@private
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The schedule behind the token, or that it has not changed; every token that opens nothing is a 404.

    Counted is what costs something: a whole schedule, and a token that opens nothing.
    """
    found = feed_behind(token)
    if found is None:
        if too_often("calendars", request.META.get("REMOTE_ADDR", "")):
            return _too_often()
        return HttpResponse("404", status=404, content_type="text/plain")
    return _told(request, found, at=clock.now())


def _told(request: HttpRequest, feed: Behind, *, at: datetime) -> HttpResponse:
    """Two statements when nothing has changed; the whole schedule is loaded only when something has."""
    today = at.astimezone(feed.tz).date()
    state = feed_state(feed)
    mark = content.mark(feed, state, today=today)
    modified = content.modified(feed, state, today=today, at=at)
    headers = KEEPS | {"ETag": mark, "Last-Modified": http_date(modified)}
    answer = get_conditional_response(request, etag=mark, last_modified=modified)
    if answer is None:
        if too_often("token", str(feed.pk)):
            return _too_often()
        answer = HttpResponse(content.text(feed, today=today), content_type=TYPE)
    for name, value in headers.items():
        answer[name] = value
    return answer


def _too_often() -> HttpResponse:
    return HttpResponse(status=429, headers={"Retry-After": "60"})
