"""Who may come in at a web door, and what a visitor hears who may not."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django_htmx.middleware import HtmxDetails

from pool.domain.actors import Actor, Role
from pool.models import Membership


class DoorRequest(HttpRequest):
    """A request of somebody who came in: the middleware has put their role on it."""

    membership: Membership
    actor: Actor
    htmx: HtmxDetails


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
