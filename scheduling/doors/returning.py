"""Steps that were begun elsewhere lead back there: `?back=` names the page of the desk one came from."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

View = Callable[..., HttpResponse]
DESK = "/desk/"


def returning(view: View) -> View:
    """Where the step would lead to a page of the desk when it is done, it leads back instead.

    The page itself finds the way in `request.back`, empty when there is none or it leads out of the desk.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        back = request.GET.get("back", "")
        back = back if is_desk(back) else ""
        request.back = back  # type: ignore[attr-defined]
        response = view(request, *args, **kwargs)
        done = request.method == "POST" and response.status_code == 302
        if back and done and response["Location"].startswith(DESK):
            response["Location"] = back
        return response

    return inner


def is_desk(url: str) -> bool:
    """Whether this is an address of the desk, and of nobody else; a header holds visible ASCII alone."""
    plain = url.isascii() and url.isprintable()
    return plain and url.startswith(DESK) and url_has_allowed_host_and_scheme(url, allowed_hosts=None)


def with_back(url: str, back: str, **more: Any) -> str:
    """The address of a step with the way back."""
    return f"{url}?{urlencode({**more, 'back': back})}"
