"""What a coordinator does with one Request. Each step is one action; who overrules says why."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from notifications import clock
from pool.models import Event, Interpreter
from scheduling import queries, wording
from scheduling.actions import assignments, not_there, reminders, rounds
from scheduling.actions import requests as request_actions
from scheduling.desk.forms import AssignForm
from scheduling.desk.forms_withdraw import WithdrawForm
from scheduling.domain.overruling import sending
from scheduling.domain.states import HELD_ASSIGNMENT, AssignmentMove, RequestMove
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
from scheduling.forms.requests import ReasonForm
from scheduling.models import Assignment, Position, Request


@dataclass(frozen=True)
class Step:
    """A step that needs a reason: the action, its title and button, and what is said before and after."""

    act: Callable[..., Any]
    title: str
    before: str
    after: str


REJECT = Step(
    request_actions.reject_request,
    gettext_noop("Anfrage ablehnen"),
    gettext_noop("Die Einrichtung bekommt Ihren Grund per E-Mail."),
    gettext_noop("Die Anfrage ist abgelehnt."),
)
MISS = Step(
    not_there.miss_assignment,
    gettext_noop("Nicht erschienen"),
    gettext_noop("Dann gibt es für diesen Einsatz keine Stunden und kein Geld."),
    gettext_noop("Notiert: nicht erschienen."),
)
CANCEL = Step(
    assignments.cancel_assignment,
    gettext_noop("Einsatz absagen"),
    gettext_noop("Beide Seiten bekommen Bescheid. Danach fragen wir die nächsten."),
    gettext_noop("Der Einsatz ist abgesagt, die Suche läuft wieder."),
)


@coordinator_required
@require_POST
@answering
@unless_changed(RequestMove.APPROVE)
def approve(request: DoorRequest, pk: int) -> HttpResponse:
    """Yes, this one may be searched for."""
    row = own(request, Request, pk)
    request_actions.approve_request(row, by=request.actor, at=clock.now())
    messages.success(request, _("Die Anfrage ist angenommen, die Suche läuft."))
    return redirect("desk_request", pk)


@coordinator_required
@require_POST
@answering
@unless_changed(RequestMove.SEARCH)
def search(request: DoorRequest, pk: int) -> HttpResponse:
    """Try again with those who fit now and were not asked yet."""
    row = own(request, Request, pk)
    rounds.start_search(row, by=request.actor, at=clock.now())
    messages.success(request, _("Wir haben noch einmal gesucht."))
    return redirect("desk_request", pk)


@coordinator_required
@unless_changed(RequestMove.REJECT)
def reject(request: DoorRequest, pk: int) -> HttpResponse:
    """The Pool cannot serve it."""
    row = own(request, Request, pk)
    return _with_reason(request, row, row, REJECT)


@coordinator_required
@unless_changed(RequestMove.WITHDRAW)
def withdraw(request: DoorRequest, pk: int) -> HttpResponse:
    """It is not needed any more."""
    row, at = own(request, Request, pk, "pool"), clock.now()
    due = queries.cancel_terms([row], at=at).cost
    form = WithdrawForm(request.POST or None, due=due)
    if form.is_valid() and tried(
        form, request_actions.withdraw_request, row, by=request.actor, at=at, **form.told()
    ):
        messages.success(request, _("Die Anfrage ist zurückgezogen."))
        return redirect("desk_request", row.pk)
    before = _("Wer gefragt wurde oder zugesagt hat, bekommt sofort Bescheid.")
    context = {"form": form, "row": row, "title": _("Anfrage zurückziehen"), "before": before}
    return render(request, "scheduling/desk/step.html", context | seen_in(request, row))


@coordinator_required
@unless_changed(AssignmentMove.CANCEL, Assignment)
def cancel(request: DoorRequest, pk: int) -> HttpResponse:
    """The Interpreter does not come."""
    row = own(request, Assignment, pk, "request")
    return _with_reason(request, row, row.request, CANCEL)


@coordinator_required
@unless_changed(AssignmentMove.MISS, Assignment)
def miss(request: DoorRequest, pk: int) -> HttpResponse:
    """The Interpreter did not appear."""
    row = own(request, Assignment, pk, "request")
    return _with_reason(request, row, row.request, MISS)


@coordinator_required
@require_POST
@answering
@unless_changed(None, Assignment)
def was_there(request: DoorRequest, pk: int) -> HttpResponse:
    """The Authority said that nobody was there, and it was otherwise."""
    row = own(request, Assignment, pk, "request", "person")
    not_there.report_arrived(row, by=request.actor, at=clock.now())
    messages.success(request, _("%(name)s war da. Das ist notiert.") % {"name": row.person.name})
    return redirect("desk_request", row.request_id)


@coordinator_required
@require_POST
@answering
def coming(request: DoorRequest, pk: int) -> HttpResponse:
    """They have said so on the phone."""
    row = own(request, Assignment, pk, "request", "person")
    reminders.say_still_coming(row, by=request.actor, at=clock.now())
    messages.success(request, _("%(name)s kommt. Das ist notiert.") % {"name": row.person.name})
    return redirect("desk_today")


def _with_reason(request: DoorRequest, subject: Any, row: Request, step: Step) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if form.is_valid() and tried(
        form, step.act, subject, by=request.actor, at=clock.now(), **form.cleaned_data
    ):
        messages.success(request, _(step.after))
        return redirect("desk_request", row.pk)
    context = {"form": form, "row": row, "title": _(step.title), "before": _(step.before)}
    return render(request, "scheduling/desk/step.html", context | seen_in(request, row))


@coordinator_required
@unless_changed(RequestMove.FILL)
def assign(request: DoorRequest, pk: int) -> HttpResponse:
    """Send somebody by hand, whatever the machine says, with a reason."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    at = clock.now()
    place = place_asked(request, row)
    named = {"interpreter": request.GET.get("interpreter", "")}
    assessed = queries.candidates_for(row, place, at=at)
    form = AssignForm(request.POST or None, assessed=assessed, initial=named)
    if form.is_valid():
        chosen = Interpreter.objects.of(row.pool_id).get(pk=form.cleaned_data["interpreter"])
        reason = form.cleaned_data["reason"]
        if tried(
            form, assignments.assign_by_hand, row, interpreter=chosen, by=request.actor, at=at,
            reason=reason, position=place.number,
        ):  # fmt: skip
            messages.success(request, _("%(name)s ist eingeteilt.") % {"name": chosen})
            return redirect("desk_request", pk)
        if told := holding_now(request, row, place):
            form.add_error(None, told)
    before = _("Beide Seiten bekommen sofort die Zusage.")
    who = numbered(str(form["interpreter"].value() or ""))
    against = [one for one in assessed.nofits if one.candidate.interpreter_id == who]
    context = {
        "form": form, "row": row, "place": place, "title": _("Von Hand einteilen"), "before": before,
        "against": wording.rules(sending(against[0])[1]) if against else "",
    }  # fmt: skip
    return render(request, "scheduling/desk/step.html", context | seen_in(request, row))


def holding_now(request: DoorRequest, row: Request, place: Position) -> str:
    """Who has given the place away meanwhile, and to whom; nothing while it is free."""
    now = get_object_or_404(queries.request_rows(request.actor), pk=row.pk)
    rows = [one for one in now.assignments.all() if one.position_id == place.pk]
    held = [one for one in rows if one.state in HELD_ASSIGNMENT]
    if not held:
        return ""
    last = Event.objects.of(row.pool_id).about(held[0]).filter(verb="confirm").last()
    return wording.happened(last, held[0].interpreter.person.name) if last else ""


def place_asked(request: DoorRequest, row: Request) -> Position:
    """The place that the address names; without a name, the first."""
    return place_named(row, request.GET.get("position", str(row.position.number)))


def place_named(row: Request, number: str) -> Position:
    """The place of this number, if it is still needed."""
    for place in row.places:
        if str(place.number) == number:
            return place
    raise Http404
