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
from scheduling.doors import DoorRequest, answering, clerk_required, own_authority, tried
from scheduling.doors.colleagues import PAGE, revoked, show_end, show_invite
from scheduling.forms.institution import ContactForm
from scheduling.queries.authority_budgets import budget_of_authority
from scheduling.queries.onboarding import open_invitations, people_in
from scheduling.showing import institution_facts


@clerk_required
@require_safe
def institution(request: DoorRequest) -> HttpResponse:
    """Everything on one page."""
    authority = own_authority(request)
    at = clock.now()
    year = at.astimezone(authority.pool.tz).year
    context = {
        "authority": authority,
        "year": year,
        "budget": budget_of_authority(authority, year, at=at),
        "facts": institution_facts(authority),
        "people": people_in(authority).filter(active=True),
        "invitations": open_invitations(authority, at),
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
    lead = _(
        "Die Person bekommt einen Link per E-Mail, er gilt 14 Tage. "
        "Dann sieht sie alle Anfragen Ihrer Einrichtung."
    )
    back = reverse("institution")
    return show_invite(request, own_authority(request), lead=lead, back=back, at=clock.now())


@clerk_required
@require_POST
@answering
def revoke(request: DoorRequest, pk: int) -> HttpResponse:
    """Not them, after all."""
    row = get_object_or_404(open_invitations(own_authority(request), clock.now()), pk=pk)
    return revoked(request, row, back=reverse("institution"), at=clock.now())


@clerk_required
@answering
def end(request: DoorRequest, pk: int) -> HttpResponse:
    """I leave, or a colleague has left."""
    inside = people_in(own_authority(request)).filter(active=True)
    member = get_object_or_404(inside.select_related("person__user", "authority"), pk=pk)
    return show_end(request, member, back=reverse("institution"), at=clock.now())
