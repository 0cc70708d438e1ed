"""What somebody typed when their sign-in had ended, kept until they are back. Nothing is done.

    POST without a sign-in (or with a token of yesterday's) -> keep() -> sign-in -> GET of the same page
    -> take(): the form is filled in as it was, and waits for a click.

It lies encrypted in the visitor's own session, for an hour, for one page. When the ended session is known
to be somebody else's, it is dropped.
"""

import json
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from allauth.core import ratelimit
from cryptography.fernet import InvalidToken
from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from pool.encryption import box

KEY = "typed"
SECONDS = 3600
BYTES = 100_000
SECRET = ("password", "csrfmiddlewaretoken", "credential", "secret")
STILL_THERE = _("Ihre Angaben sind noch da. Gesendet ist nichts: Bitte senden Sie noch einmal.")
AnyForm = TypeVar("AnyForm", bound=forms.Form)


@dataclass
class Typed:
    """The fields of a form that nobody has sent, the page it stands on and where it would have gone.

    `shown`: a form of that page holds them again.
    """

    page: str
    target: str
    data: QueryDict
    user: str = ""
    membership: int | None = None
    shown: bool = False

    def fields(self) -> list[tuple[str, str]]:
        """Each name with each value, as a form holds them."""
        return [(name, value) for name, values in self.data.lists() for value in values]

    def readable(self) -> list[str]:
        """What a person would recognise of it: their own words, not the keys of the machine."""
        return [
            value for name, value in self.fields() if value.strip() and not name.endswith(("_key", "_id"))
        ]


class Unsent:
    """Filled in and not sent: not a word about what is wrong, and nothing may happen."""

    def full_clean(self) -> None:
        """What is right is known; what is not is nobody's business yet."""
        super().full_clean()  # type: ignore[misc]
        self._errors = ErrorDict()

    def is_valid(self) -> bool:
        """Nothing may happen without a click."""
        return False


def keep(request: HttpRequest) -> bool:
    """Put away what was posted; False when it is too much to keep, or too often."""
    fields = [
        (name, values)
        for name, values in request.POST.lists()
        if not any(word in name.lower() for word in SECRET)
    ]
    before = session_before(request)
    kept = {
        "page": page_posted_from(request),
        "target": request.get_full_path(),
        "fields": fields,
        "user": before.get(SESSION_KEY, ""),
        "membership": before.get("membership"),
    }
    text = json.dumps(kept).encode()
    if len(text) > BYTES or not ratelimit.consume(request, action="keep_typed"):
        request.session.pop(KEY, None)
        return False
    request.session[KEY] = box().encrypt(text).decode()
    return True


def waiting(request: HttpRequest) -> Typed | None:
    """What waits for whoever signs in, or has just signed in; it stays where it is."""
    typed = _read(request)
    someone_else = typed and request.user.is_authenticated and typed.user not in ("", str(request.user.pk))
    return None if someone_else else typed


def take(request: HttpRequest) -> Typed | None:
    """What waits for this page and this user, once: taken is gone, and what is another user's, too."""
    typed = _read(request)
    if typed is None or request.method != "GET" or typed.page != request.get_full_path():
        return None
    mine = waiting(request)
    del request.session[KEY]
    return mine


def filled(form_class: type[AnyForm], request: HttpRequest, **kwargs: Any) -> AnyForm:
    """The form as it was sent; after a sign-in in between: as it was typed, and not valid before it is sent.

    In a view at a member door: `form = filled(RequestForm, request, pool=pool)` instead of
    `RequestForm(request.POST or None, pool=pool)`.
    """
    typed: Typed | None = getattr(request, "typed", None)
    if typed is None or not typed.data.keys() & form_class.base_fields.keys():
        return form_class(request.POST or None, **kwargs)
    if not typed.shown:
        messages.info(request, STILL_THERE)
    typed.shown = True
    unsent = type(form_class.__name__, (Unsent, form_class), {"__doc__": form_class.__doc__})
    return unsent(typed.data, **kwargs)


def page_posted_from(request: HttpRequest) -> str:
    """Where the form stands: htmx tells it, a plain form is posted to its own page.

    A path with two slashes in front would lead a browser to another host.
    """
    told = urlsplit(request.headers.get("HX-Current-URL", ""))
    if told.netloc == request.get_host() and told.path.startswith("/") and told.path[1:2] not in ("/", "\\"):
        return f"{told.path}?{told.query}" if told.query else told.path
    return request.get_full_path()


def session_before(request: HttpRequest) -> dict[str, Any]:
    """What the session says, or said before it ended; empty when nobody knows any more."""
    if request.user.is_authenticated:
        return dict(request.session.items())
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    row = Session.objects.filter(session_key=key).first()
    return row.get_decoded() if row else {}


def _read(request: HttpRequest) -> Typed | None:
    token = request.session.get(KEY)
    if not token:
        return None
    try:
        kept = json.loads(box().decrypt(token.encode(), ttl=SECONDS))
    except InvalidToken:
        del request.session[KEY]
        return None
    data = QueryDict(mutable=True)
    for name, values in kept["fields"]:
        data.setlist(name, values)
    data._mutable = False  # type: ignore[attr-defined]
    return Typed(kept["page"], kept["target"], data, kept["user"], kept["membership"])
