"""Who may come in at a web door, and what a visitor hears who may not."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.middleware import HtmxDetails

from pool import resuming
from pool.domain.actors import Actor, Role
from pool.models import Membership


class DoorRequest(HttpRequest):
    """A request of somebody who came in: the middleware has put their role on it."""

    membership: Membership
    actor: Actor
    htmx: HtmxDetails
    typed: resuming.Typed | None


View = Callable[..., HttpResponse]


def clerk_required(view: View) -> View:
    """For Requesters. A coordinator who opens the first page is shown the desk."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.path == "/" and request.actor and request.actor.role is Role.COORDINATOR:
            return redirect("desk_today")
        return _let_in(Role.AUTHORITY, view, request, *args, **kwargs)

    return _door(inner)


def coordinator_required(view: View) -> View:
    """For coordinators."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _let_in(Role.COORDINATOR, view, request, *args, **kwargs)

    return _door(inner)


def member_required(view: View) -> View:
    """For whoever files Requests: Requesters, and coordinators for them."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        desk = bool(request.actor and request.actor.role is Role.COORDINATOR)
        return _let_in(Role.COORDINATOR if desk else Role.AUTHORITY, view, request, *args, **kwargs)

    return _door(inner)


def _door(view: View) -> View:
    """What is posted to this view by somebody whose sign-in has ended is kept for them."""
    view.keeps_typed = True  # type: ignore[attr-defined]
    return view


def _let_in(role: Role, view: View, request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Visitors sign in, others are told that this door is not theirs; inside, the Pool's time counts."""
    if not request.user.is_authenticated:
        return _sign_in_first(request)
    if request.actor is None and request.path == "/":
        return redirect("role")
    if request.actor is None or request.actor.role is not role:
        raise PermissionDenied
    with timezone.override(request.membership.pool.tz):
        return _resumed(view, request, *args, **kwargs)


def _sign_in_first(request: DoorRequest) -> HttpResponse:
    """To the sign-in, with what was typed put away. A live region gets a notice, never a page to sign in."""
    page = resuming.page_posted_from(request)
    if request.method == "POST" and not resuming.keep(request):
        messages.warning(request, _("Ihre Angaben waren zu lang, um sie aufzuheben. Gesendet ist nichts."))
    if not request.htmx:
        return redirect_to_login(page)
    answer = render(request, "pool/signed_out.html", {"next": page})
    answer["HX-Reswap"] = "none"
    return answer


def _resumed(view: View, request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The view; a form that waited for its owner is shown by the view or by a page of ours."""
    typed = resuming.take(request)
    request.typed = typed
    response = view(request, *args, **kwargs)
    if typed is None or typed.shown:  # nothing was waiting, or the view's own form shows it
        return response
    return render(request, "pool/resumed.html", {"typed": typed})
