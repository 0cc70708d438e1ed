"""The web doors of this room: who may come in, what exists for them, and what a refusal looks like."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from pool.domain.actors import Actor, Role
from pool.domain.refusals import Refused
from pool.models import Membership
from scheduling import queries

PER_PAGE = 25
FIELDS = {
    "starts": "start",
    "more": "more_0",
    "dates": "weeks",
    "other_times": "other_day_1",
}  # the value of an action -> the field people see


class DoorRequest(HttpRequest):
    """A request of somebody who came in: the middleware has put their role on it."""

    membership: Membership
    actor: Actor


View = Callable[..., HttpResponse]


def clerk_required(view: View) -> View:
    """For Requesters. A coordinator who opens the first page is shown the desk."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.path == "/" and request.actor and request.actor.role is Role.COORDINATOR:
            return redirect("desk_today")
        return _let_in(Role.AUTHORITY, view, request, *args, **kwargs)

    return inner


def coordinator_required(view: View) -> View:
    """For coordinators."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _let_in(Role.COORDINATOR, view, request, *args, **kwargs)

    return inner


def member_required(view: View) -> View:
    """For whoever files Requests: Requesters, and coordinators for them."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        desk = bool(request.actor and request.actor.role is Role.COORDINATOR)
        return _let_in(Role.COORDINATOR if desk else Role.AUTHORITY, view, request, *args, **kwargs)

    return inner


def _let_in(role: Role, view: View, request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Visitors sign in, others are told that this door is not theirs; inside, the Pool's time counts."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if request.actor is None and request.path == "/":
        return redirect("role")
    if request.actor is None or request.actor.role is not role:
        raise PermissionDenied
    with timezone.override(request.membership.pool.tz):
        return view(request, *args, **kwargs)


def answering(view: View) -> View:
    """What an action refuses becomes a page with its sentence; nothing has changed then."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            context = {"refused": sentence(refused), "back": came_from(request)}
            return render(request, "409.html", context, status=409)

    return inner


def sentence(refused: Refused) -> str:
    """The refusal in the reader's language."""
    return gettext(refused.sentence) % refused.facts


def refuse(form: forms.Form, refused: Refused) -> None:
    """Put the refusal beside the field it belongs to, or on top of the form."""
    field = FIELDS.get(refused.field or "", refused.field)
    form.add_error(field if field in form.fields else None, sentence(refused))


def tried(form: forms.Form, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What the action returns; None when it refuses, and then the form says why."""
    try:
        return act(*args, **kwargs)
    except Refused as refused:
        refuse(form, refused)
        return None


def notes_said(form: forms.Form) -> list[str]:
    """What is special about the days of a form; nothing when it has none."""
    return getattr(form, "notes_said", [])


def say_notes(request: HttpRequest, said: list[str]) -> None:
    """What is special about the days that were just saved: without JavaScript nobody has read it before."""
    if said:
        messages.info(request, " ".join(said))


def came_from(request: HttpRequest) -> str:
    """The page of ours that a visitor came from, empty when it was another site's."""
    url = request.headers.get("Referer", "")
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}) else ""


def own(request: DoorRequest, model: type[Any], pk: int, *related: str) -> Any:
    """The row, if it exists for this visitor; otherwise a 404."""
    rows = queries.visible(model, request.actor)
    return get_object_or_404(rows.select_related(*related) if related else rows, pk=pk)


def numbered(text: str) -> int:
    """The key of a row that a button names; what is no number means a row that does not exist."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def page_of(request: HttpRequest, rows: "QuerySet[Any]") -> "Page[Any]":
    """The page of a list that the address asks for; nonsense asks for the first or the last."""
    return Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
