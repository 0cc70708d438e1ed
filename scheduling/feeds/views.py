"""/kalender/<token>.ics"""

from django.http import HttpRequest, HttpResponse


def feed(request: HttpRequest, token: str) -> HttpResponse:
    """One schedule."""
    return HttpResponse(status=404)
