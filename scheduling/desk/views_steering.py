"""How a coordinator steers one search: asks chosen people, or the next ones now; pauses it; another way."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from notifications import clock
from pool.domain.settings_of_work import Policy
from scheduling import queries, wording
from scheduling.actions import asking_by_hand, steering
from scheduling.desk.forms_steering import AskForm, PolicyForm
from scheduling.desk.views_steps import place_asked
from scheduling.doors import (
    DoorRequest,
    answering,
    coordinator_required,
    numbered,
    own,
    tried,
    unless_changed,
)
from scheduling.doors.meanwhile import seen_in
from scheduling.models import Request
from scheduling.queries.by_hand import ByHand, askable_by_hand
from scheduling.queries.quiet import rings_from
from scheduling.queries.standing import interpreters_of
from scheduling.templatetags.moments import moment

LONGEST_REASON = 500


@coordinator_required
@unless_changed()
def ask(request: DoorRequest, pk: int) -> HttpResponse:
    """Whom was ticked, what speaks against it, and the question itself once it is sent."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    place, at = place_asked(request, row), clock.now()
    ticked = [numbered(one) for one in (request.POST or request.GET).getlist("who")]
    known = askable_by_hand(row, place, queries.candidates_for(row, place, at=at), at=at)
    chosen = [known[one] for one in known if one in ticked]
    may = [one for one in chosen if not one.never]
    form = AskForm(request.POST or None, needed=any(one.rules for one in may))
    if form.is_valid() and (
        made := tried(
            form, asking_by_hand.ask_by_hand, row, by=request.actor, at=at, interpreters=ticked,
            reason=form.cleaned_data["reason"], position=place.number,
        )
    ):  # fmt: skip
        messages.success(request, _said(made.offers.count()))
        return redirect("desk_request", pk)
    context = {
        "form": form, "row": row, "place": place, "may": _with_times(row, may, at),
        "never": [one for one in chosen if one.never],
    }  # fmt: skip
    return render(request, "scheduling/desk/ask.html", context | seen_in(request, row))


def _with_times(row: Request, may: list[ByHand], at: datetime) -> list[tuple[ByHand, datetime | None]]:
    """When each phone may ring, where that is not at once; a mail waits for nobody."""
    people = interpreters_of(row.pool_id, [one.fit for one in may])
    rings = {pk: rings_from(who, row.slot.starts, at) for pk, who in people.items()}
    told = [(one, rings[one.candidate.interpreter_id]) for one in may]
    return [(one, when if when > at and not one.candidate.by_mail else None) for one, when in told]


def _said(count: int) -> str:
    said = ngettext("%(n)s Person wird gefragt.", "%(n)s Personen werden gefragt.", count)
    return said % {"n": count}


@coordinator_required
@require_POST
@answering
@unless_changed()
def ask_now(request: DoorRequest, pk: int) -> HttpResponse:
    """The next ones, without waiting for the answers that are still out."""
    row, at = own(request, Request, pk, "pool"), clock.now()
    after = request.POST.get("after", "")
    begun = asking_by_hand.ask_now(
        row, by=request.actor, at=at, after=numbered(after) if after.isdigit() else None
    )
    said = _said(sum(one.offers.count() for one in begun))
    awake = queries.quiet_hours(row.pool).awake_from(at)
    if awake > at:
        later = _("Jetzt ist Ruhezeit: Die Fragen gehen ab %(when)s Uhr hinaus.")
        said = f"{said} {later % {'when': moment(awake)}}"
    messages.success(request, said)
    return redirect("desk_request", pk)


@coordinator_required
@require_POST
@answering
@unless_changed()
def pause(request: DoorRequest, pk: int) -> HttpResponse:
    """Nobody new is asked until it goes on."""
    row = own(request, Request, pk)
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    steering.pause_search(row, by=request.actor, at=clock.now(), reason=reason)
    messages.success(request, _("Die Suche ist angehalten. Wer schon gefragt ist, kann noch zusagen."))
    return redirect("desk_request", pk)


@coordinator_required
@require_POST
@answering
@unless_changed()
def resume(request: DoorRequest, pk: int) -> HttpResponse:
    """The search goes on."""
    row = own(request, Request, pk)
    steering.resume_search(row, by=request.actor, at=clock.now())
    messages.success(request, _("Die Suche läuft wieder."))
    return redirect("desk_request", pk)


@coordinator_required
@unless_changed()
def policy(request: DoorRequest, pk: int) -> HttpResponse:
    """How is asked for this one alone."""
    row = own(request, Request, pk, "pool", "authority")
    form = PolicyForm(request.POST or None, pool=row.pool, initial={"policy": row.policy, "was": row.policy})
    if form.is_valid() and tried(
        form, steering.set_policy, row, by=request.actor, at=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _("Ab der nächsten Runde wird so gefragt."))
        return redirect("desk_request", pk)
    ways = [(wording.asking_way(one), wording.effect(one, row.pool)) for one in Policy]
    context = {"form": form, "row": row, "ways": ways}
    return render(request, "scheduling/desk/policy.html", context | seen_in(request, row))
