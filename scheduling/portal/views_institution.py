"""Einrichtung: what we know of my institution, who else asks for it, whom I invite, and how I leave."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool.actions.authorities import set_contact
from pool.context import path_of
from pool.membership import memberships_of
from scheduling.actions.colleagues import end_membership
from scheduling.actions.invitations import invite, revoke_invitation
from scheduling.doors import DoorRequest, answering, clerk_required, own_authority, tried
from scheduling.forms.institution import ContactForm, InviteForm
from scheduling.queries.onboarding import open_invitations, people_in
from scheduling.showing import institution_facts

PAGE = "scheduling/institution/form_page.html"


@clerk_required
@require_safe
def institution(request: DoorRequest) -> HttpResponse:
    """Everything on one page."""
    authority = own_authority(request)
    context = {
        "authority": authority,
        "facts": institution_facts(authority),
        "people": people_in(authority).filter(active=True),
        "invitations": open_invitations(authority, clock.now()),
        "others": memberships_of(request.user).exclude(pk=request.membership.pk),
        "venues": path_of("venues"),
    }
    return render(request, "scheduling/institution/own.html", context)


@clerk_required
def change(request: DoorRequest) -> HttpResponse:
    """How to reach us, where we are, who pays."""
    authority = own_authority(request)
    form = ContactForm(request.POST if request.method == "POST" else None, authority=authority)
    if form.is_valid() and tried(
        form, set_contact, authority, contact=form.wanted(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Gespeichert."))
        return redirect("institution")
    context = {"form": form, "title": _("Angaben ändern"), "button": _("Speichern")}
    return render(request, PAGE, context | {"back": reverse("institution")})


@clerk_required
def invite_colleague(request: DoorRequest) -> HttpResponse:
    """Somebody else asks for us, too."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        form, invite, own_authority(request), by=request.actor, at=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Die Einladung ist unterwegs."))
        return redirect("institution")
    lead = _(
        "Die Person bekommt einen Link per E-Mail, er gilt 14 Tage. "
        "Dann sieht sie alle Anfragen Ihrer Einrichtung."
    )
    context = {"form": form, "title": _("Jemanden einladen"), "button": _("Einladen"), "lead": lead}
    return render(request, PAGE, context | {"back": reverse("institution")})


@clerk_required
@require_POST
@answering
def revoke(request: DoorRequest, pk: int) -> HttpResponse:
    """Not them, after all."""
    row = get_object_or_404(open_invitations(own_authority(request), clock.now()), pk=pk)
    revoke_invitation(row, by=request.actor, at=clock.now())
    messages.success(request, _("Die Einladung ist zurückgezogen."))
    return redirect("institution")


@clerk_required
@answering
def end(request: DoorRequest, pk: int) -> HttpResponse:
    """I leave, or a colleague has left: asked once more before."""
    inside = people_in(own_authority(request)).filter(active=True).select_related("person__user", "authority")
    member = get_object_or_404(inside, pk=pk)
    own = member == request.membership
    if request.method == "POST":
        end_membership(member, by=request.actor, at=clock.now())
        if own:
            messages.success(request, _("Sie haben %(name)s verlassen.") % {"name": member.authority})
            return redirect("role")
        messages.success(request, _("Der Zugang von %(name)s ist beendet.") % {"name": member.person})
        return redirect("institution")
    context = {"member": member, "own": own, "last": inside.count() == 1, "back": reverse("institution")}
    return render(request, "scheduling/institution/end_page.html", context)
