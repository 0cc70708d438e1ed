"""A form that came with a token of yesterday: nothing is done, and nothing typed is lost."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pool import resuming


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Back to the same form, filled in, when it was ours; otherwise a page that says what to do.

    What another site has sent is never kept: it would put words into the mouth of whoever is signed in.
    """
    match = request.resolver_match
    door = match is not None and getattr(match.func, "keeps_typed", False)
    if door and came_from_us(request) and resuming.keep(request):
        return redirect(resuming.page_posted_from(request))
    return render(request, "403_csrf.html", status=403)


def came_from_us(request: HttpRequest) -> bool:
    """Whether a page of this very site has sent this; who does not tell is not believed."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin", "null")
    parts = urlsplit(origin if origin != "null" else request.headers.get("Referer", ""))
    ours = parts.netloc == request.get_host()
    return ours and site in (None, "same-origin")
