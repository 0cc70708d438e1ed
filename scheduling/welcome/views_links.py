"""Links of our mails: they show on GET and act on POST only, since scanners of mail open every link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.domain.refusals import Refused
from pool.models import Authority
from scheduling.actions import invitations, registrations
from scheduling.domain.joining import RegistrationState
from scheduling.doors import sentence
from scheduling.doors.secret_addresses import crowded, private
from scheduling.models import Invitation, Registration
from scheduling.queries.onboarding import CONFIRM_WITHIN, row_behind

Shows = Callable[[HttpRequest, Any], HttpResponse]


def behind(model: type[Any]) -> Callable[[Shows], Callable[..., HttpResponse]]:
    """The view of the row that a signed link leads to; every link that leads nowhere gets the same answer."""

    def decorate(view: Shows) -> Callable[..., HttpResponse]:
        @csrf_exempt  # from the middleware, whose refusal would lack our headers; csrf_protect checks inside
        @private
        @csrf_protect
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def inner(request: HttpRequest, token: str) -> HttpResponse:
            if crowded(request, token):
                return render(request, "429.html", status=429)
            row = row_behind(model, token)
            if row is None:
                return render(request, "scheduling/welcome/gone.html", status=404)
            with timezone.override(row.pool.tz):
                return view(request, row)

        return inner

    return decorate


@behind(Registration)
def confirm(request: HttpRequest, row: Registration) -> HttpResponse:
    """Yes, this institution wants in, and this is my mailbox. Afterwards: what became of it."""
    at, refused = clock.now(), ""
    if request.method == "POST":
        try:
            registrations.confirm_registration(row, at=at)
            return redirect(request.path)
        except Refused as said:
            refused = sentence(said)
    over = row.state == RegistrationState.FILED and row.filed_at + CONFIRM_WITHIN <= at
    context = {"row": row, "pool": row.pool, "over": over, "refused": refused}
    status = 409 if refused else 410 if over else 200
    return render(request, "scheduling/welcome/confirm.html", context, status=status)


@behind(Invitation)
def invitation(request: HttpRequest, row: Invitation) -> HttpResponse:
    """Somebody asks me in. The link has come to my mailbox, so pressing the button proves that it is mine.

    Who is signed in with this very address goes on at once; everybody else signs in with it.
    """
    at, refused = clock.now(), ""
    if request.method == "POST":
        try:
            membership = invitations.accept_invitation(row, at=at)
        except Refused as said:
            refused = sentence(said)
        else:
            if _is_own(request, row):
                request.session["membership"] = membership.pk
                messages.success(request, _("Sie fragen jetzt für %(name)s an.") % {"name": row.authority})
                return redirect("institution")
            return redirect(request.path)
        row.refresh_from_db()
        if row.accepted_at:  # a second click, or another window
            return redirect(request.path)
    over = bool(row.revoked_at or row.ends_at <= at or row.authority.state == Authority.BLOCKED)
    context = {
        "row": row, "pool": row.pool, "over": over and not row.accepted_at, "refused": refused,
        "own": _is_own(request, row),
    }  # fmt: skip
    status = 409 if refused else 410 if context["over"] else 200
    return render(request, "scheduling/welcome/invitation.html", context, status=status)


def _is_own(request: HttpRequest, row: Invitation) -> bool:
    return request.user.is_authenticated and request.user.email.casefold() == row.email
