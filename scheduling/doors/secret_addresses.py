"""What all pages behind a secret address have in common: they are counted, and one person's alone.

They are counted by pool/counting.py. 128 bits are guessed by nobody either way: this is against load.
"""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from pool.counting import once_more
from scheduling.domain.tokens import hashed
from scheduling.doors.access import View

PER_MINUTE = {
    "token": 30,
    "address": 120,  # a whole office may sit behind one address
    "calendars": 120,  # dead addresses of calendars, which programs go on asking for
}
# The Referer is cut to our own origin, so the token stays here; under "no-referrer" browsers would send
# "Origin: null" with the form, and no button would get past the check against forged requests.
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "strict-origin",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


def too_often(what: str, value: str) -> bool:
    """Whether this token (its hash) or network address has had its share of the last minute or so."""
    return once_more(f"links:{what}:{value}", seconds=60) > PER_MINUTE[what]


def crowded(request: HttpRequest, token: str) -> bool:
    """Whether this look is one too many, of this token or from this network address."""
    address = request.META.get("REMOTE_ADDR", "")
    counted = [too_often("token", hashed(token)), bool(address) and too_often("address", address)]
    return any(counted)


def private(view: View) -> View:
    """The answer is one person's: kept by no shared cache and no search engine; its address goes nowhere.

    A view may say itself how long its reader may keep it.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return inner
