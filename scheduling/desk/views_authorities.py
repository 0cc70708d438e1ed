"""Einrichtungen: who waits and who is in, and one of them with its people."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool.actions import authorities as actions
from pool.domain.refusals import ReasonMissing
from pool.models import Authority, Event, Membership
from scheduling.desk.forms_authorities import AuthoritiesFilter
from scheduling.doors import DoorRequest, answering, coordinator_required, page_of, sentence, tried
from scheduling.doors.colleagues import PAGE, revoked, show_end, show_invite
from scheduling.forms.institution import ProfileForm
from scheduling.models import Invitation
from scheduling.queries.authority_budgets import budget_of_authority
from scheduling.queries.onboarding import (
    authorities_listed,
    open_invitations,
    people_in,
    registrations_unproved,
    registrations_waiting,
)
from scheduling.showing import institution_facts
from scheduling.wording import happened

TOLD = 20  # lines of the journal


@coordinator_required
@require_safe
def authorities(request: DoorRequest) -> HttpResponse:
    """What waits, then everybody by name."""
    actor, form = request.actor, AuthoritiesFilter(request.GET)
    context = {
        "waiting": registrations_waiting(actor),
        "unproved": registrations_unproved(actor, clock.now()),
        "filter": form,
        "page": page_of(request, authorities_listed(actor, **form.wanted())),
    }
    return render(request, "scheduling/desk/authorities.html", context)


@coordinator_required
@require_safe
def authority(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them."""
    return _page(request, _row(request, pk))


def _page(request: DoorRequest, row: Authority, *, status: int = 200, **more: str) -> HttpResponse:
    at = clock.now()
    year = at.astimezone(row.pool.tz).year
    events = Event.objects.of(row.pool_id).about(row).reverse()[:TOLD]
    context = {
        "row": row,
        "facts": institution_facts(row),
        "people": people_in(row),
        "invitations": open_invitations(row, at),
        "year": year,
        "budget": budget_of_authority(row, year, at=at),
        "story": [(event.at, happened(event), event.reason) for event in events],
    }
    return render(request, "scheduling/desk/authority.html", context | more, status=status)


@coordinator_required
def add(request: DoorRequest) -> HttpResponse:
    """One that has phoned."""
    form = ProfileForm(request.POST if request.method == "POST" else None)
    made = form.is_valid() and tried(
        form, actions.add_authority, request.membership.pool, profile=form.wanted(), by=request.actor,
        at=clock.now(),
    )  # fmt: skip
    if made:
        messages.success(request, _("Die Einrichtung ist aufgenommen. Laden Sie jetzt jemanden ein."))
        return redirect("desk_authority_invite", made.pk)
    back = reverse("desk_authorities")
    return _form_page(request, form, title=_("Neue Einrichtung"), button=_("Speichern"), back=back)


@coordinator_required
def change(request: DoorRequest, pk: int) -> HttpResponse:
    """What the desk says of it."""
    row = _row(request, pk)
    form = ProfileForm(request.POST if request.method == "POST" else None, authority=row)
    if form.is_valid() and tried(
        form, actions.set_profile, row, profile=form.wanted(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Gespeichert."))
        return redirect("desk_authority", pk)
    back = reverse("desk_authority", args=[pk])
    return _form_page(request, form, title=_("Angaben ändern"), button=_("Speichern"), back=back)


@coordinator_required
def invite_somebody(request: DoorRequest, pk: int) -> HttpResponse:
    """Somebody who asks for it."""
    row = _row(request, pk)
    lead = _("Für %(name)s. Die Person bekommt einen Link per E-Mail. Er gilt 14 Tage.") % {"name": row.name}
    return show_invite(request, row, lead=lead, back=reverse("desk_authority", args=[pk]), at=clock.now())


def _form_page(request: DoorRequest, form: Any, **told: str) -> HttpResponse:
    return render(request, PAGE, {"form": form, **told})


@coordinator_required
@require_POST
@answering
def block(request: DoorRequest, pk: int) -> HttpResponse:
    """It may not request any more, and why."""
    return _moved(request, pk, actions.block_authority, _("Die Einrichtung ist gesperrt."))


@coordinator_required
@require_POST
@answering
def admit(request: DoorRequest, pk: int) -> HttpResponse:
    """It may request, again or for the first time."""
    return _moved(request, pk, actions.admit_authority, _("Die Einrichtung ist zugelassen."))


def _moved(request: DoorRequest, pk: int, act: Callable[..., Any], said: str) -> HttpResponse:
    reason = request.POST.get("reason", "").replace("\x00", "").strip()[:500]
    row = _row(request, pk)
    try:
        act(row, by=request.actor, at=clock.now(), reason=reason)
    except ReasonMissing as refused:
        return _page(request, row, status=409, error=sentence(refused))
    messages.success(request, said)
    return redirect("desk_authority", pk)


@coordinator_required
@answering
def end(request: DoorRequest, pk: int) -> HttpResponse:
    """Somebody is not there any more."""
    rows = Membership.objects.of(request.membership.pool).filter(role=Membership.REQUESTER, active=True)
    member = get_object_or_404(rows.select_related("person__user", "authority__pool", "pool"), pk=pk)
    back = reverse("desk_authority", args=[member.authority_id])
    return show_end(request, member, back=back, at=clock.now())


@coordinator_required
@require_POST
@answering
def revoke(request: DoorRequest, pk: int) -> HttpResponse:
    """Not them, after all."""
    rows = Invitation.objects.of(request.membership.pool).select_related("authority")
    row = get_object_or_404(rows, pk=pk)
    return revoked(request, row, back=reverse("desk_authority", args=[row.authority_id]), at=clock.now())


def _row(request: DoorRequest, pk: int | None) -> Authority:
    rows = Authority.objects.of(request.membership.pool).select_related("pool")
    found: Authority = get_object_or_404(rows, pk=pk)
    return found
