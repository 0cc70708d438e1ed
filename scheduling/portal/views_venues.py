"""The address book of an Authority: its places, one of them, and taking one away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from notifications import clock
from pool.actions.venues import add_venue, change_venue, remove_venue
from pool.models import Venue
from scheduling.doors import DoorRequest, answering, clerk_required, own_authority, tried
from scheduling.forms.venues import VenueForm, filled_venue


@clerk_required
def venues(request: DoorRequest) -> HttpResponse:
    """The whole book, and a form for one more place."""
    authority = own_authority(request)
    form = VenueForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and tried(
        form, add_venue, authority, spot=form.spot(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Der Ort steht jetzt im Adressbuch."))
        return redirect("venues")
    rows = Venue.objects.of(authority.pool_id).filter(authority=authority)
    return render(
        request, "scheduling/portal/venues.html", {"rows": rows, "form": form, "authority": authority}
    )


@clerk_required
def venue(request: DoorRequest, pk: int) -> HttpResponse:
    """Change one place."""
    row = _own(request, pk)
    form = VenueForm(request.POST if request.method == "POST" else None, initial=filled_venue(row))
    if form.is_valid() and tried(form, change_venue, row, spot=form.spot(), by=request.actor, at=clock.now()):
        messages.success(request, _("Der Ort ist geändert."))
        return redirect("venues")
    return render(request, "scheduling/portal/venue.html", {"row": row, "form": form})


@clerk_required
@answering
def venue_remove(request: DoorRequest, pk: int) -> HttpResponse:
    """Ask first, then take it away."""
    row = _own(request, pk)
    if request.method == "POST":
        remove_venue(row, by=request.actor, at=clock.now())
        messages.success(request, _("Der Ort ist gelöscht."))
        return redirect("venues")
    return render(request, "scheduling/portal/venue_remove.html", {"row": row})


def _own(request: DoorRequest, pk: int) -> Venue:
    rows = Venue.objects.of(request.membership.pool_id).filter(authority=request.membership.authority_id)
    found: Venue = get_object_or_404(rows.select_related("authority"), pk=pk)
    return found
