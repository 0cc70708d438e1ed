"""Who asks for an institution, for clerk and coordinator: invited, not invited after all, or out."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from pool.models import Authority, Membership
from scheduling.actions.colleagues import end_membership
from scheduling.actions.invitations import invite, revoke_invitation
from scheduling.doors.access import DoorRequest
from scheduling.doors.answers import tried
from scheduling.forms.institution import InviteForm
from scheduling.models import Invitation
from scheduling.queries.onboarding import people_in

PAGE = "scheduling/institution/form_page.html"


def show_invite(
    request: DoorRequest, authority: Authority, *, lead: str, back: str, at: datetime
) -> HttpResponse:
    """The form for one more person; `back` is the page with all of them."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(form, invite, authority, by=request.actor, at=at, **form.cleaned_data):
        messages.success(request, _("Die Einladung ist unterwegs."))
        return redirect(back)
    context = {"form": form, "title": _("Jemanden einladen"), "button": _("Einladen"), "lead": lead}
    return render(request, PAGE, context | {"back": back})


def revoked(request: DoorRequest, row: Invitation, *, back: str, at: datetime) -> HttpResponse:
    """Not them, after all."""
    revoke_invitation(row, by=request.actor, at=at)
    messages.success(request, _("Die Einladung ist zurückgezogen."))
    return redirect(back)


def show_end(request: DoorRequest, member: Membership, *, back: str, at: datetime) -> HttpResponse:
    """Somebody is out, perhaps oneself: asked once more before."""
    authority, own = member.authority, member == request.membership
    assert authority is not None  # noqa: S101 -- both callers have looked among Requesters
    if request.method == "POST":
        end_membership(member, by=request.actor, at=at)
        if own:
            messages.success(request, _("Sie haben %(name)s verlassen.") % {"name": authority})
            return redirect("role")
        messages.success(request, _("Der Zugang von %(name)s ist beendet.") % {"name": member.person})
        return redirect(back)
    last = people_in(authority).filter(active=True).count() == 1
    context = {"member": member, "own": own, "last": last, "back": back}
    return render(request, "scheduling/institution/end_page.html", context)
