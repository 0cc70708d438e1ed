"""One step on a volunteer's way through the Pool: training, active, pause, leaving, coming back."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.actions import careers, pauses
from pool.domain.careers import CareerMove, NoSuchMove
from pool.models import Interpreter
from scheduling.actions.careers import leave_pool
from scheduling.actions.pauses import start_pause
from scheduling.desk.forms_career import ActivateForm, LeaveForm, PauseForm, StepForm
from scheduling.desk.sections import back_to
from scheduling.doors import DoorRequest, answering, coordinator_required, tried
from scheduling.queries.bookings import still_promised
from scheduling.queries.careers import standing


class Step(NamedTuple):
    """One page: its heading and button, what it says, its form, what it does, what is said afterwards."""

    title: str
    lead: str
    form: type[StepForm]
    act: Callable[..., Any]
    after: str


STEPS = {
    CareerMove.TRAIN: Step(
        gettext_noop("Schulung beginnen"),
        gettext_noop("Gefragt wird erst, wer aktiv ist."),
        StepForm,
        careers.begin_training,
        gettext_noop("Die Schulung hat begonnen."),
    ),
    CareerMove.ACTIVATE: Step(
        gettext_noop("Aktiv setzen"),
        gettext_noop("Ab dann kann die Person gefragt werden."),
        ActivateForm,
        careers.finish_training,
        gettext_noop("Die Person ist jetzt aktiv."),
    ),
    CareerMove.PAUSE: Step(
        gettext_noop("Pause ohne Ende"),
        gettext_noop(
            "Die Person wird nicht gefragt, bis Sie die Pause beenden. Offene Fragen gehen an andere, "
            "zugesagte Einsätze gelten weiter."
        ),
        PauseForm,
        start_pause,
        gettext_noop("Die Pause ist eingetragen."),
    ),
    CareerMove.WAKE: Step(
        gettext_noop("Pause beenden"),
        gettext_noop("Die Person wird ab jetzt wieder gefragt."),
        StepForm,
        pauses.wake_interpreter,
        gettext_noop("Die Pause ist zu Ende."),
    ),
    CareerMove.LEAVE: Step(
        gettext_noop("Ausscheiden"),
        gettext_noop(
            "Die Person wird nicht mehr gefragt. Es enden: offene Fragen, die Erlaubnis für SMS, alle Links "
            "und Kalender-Adressen, Ihre Notizen über sie. Abrechnungen und Nachweise bleiben."
        ),
        LeaveForm,
        leave_pool,
        gettext_noop("Die Person ist ausgeschieden."),
    ),
    CareerMove.RETURN: Step(
        gettext_noop("Wieder aufnehmen"),
        gettext_noop("Die Person ist dann in Schulung, bis Sie die Unterlagen angesehen haben."),
        StepForm,
        careers.come_back,
        gettext_noop("Die Person ist wieder dabei. Bitte sehen Sie die Unterlagen an."),
    ),
}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def career(request: DoorRequest, pk: int, move: str) -> HttpResponse:
    """Ask what there is to ask, and take the step."""
    rows = Interpreter.objects.of(request.membership.pool).select_related("person", "pool")
    row = get_object_or_404(rows.prefetch_related("skills"), pk=pk)
    if move not in STEPS:
        raise Http404
    step, at = STEPS[CareerMove(move)], clock.now()
    stands, promised = standing(row, at), list(still_promised(row, at=at))
    if move not in stands.moves:
        raise NoSuchMove
    sent = request.POST if request.method == "POST" else None
    form = step.form(sent, row=row, standing=stands, promised=len(promised))
    if form.is_valid() and tried(form, step.act, row, by=request.actor, at=at, **form.wanted()):
        messages.success(request, _(step.after), extra_tags="career")
        return back_to(reverse("desk_person", args=[pk]), "career")
    context = {
        "row": row, "move": move, "form": form, "title": _(step.title), "lead": _(step.lead),
        "standing": stands, "promised": promised if move in ("leave", "pause") else [],
    }  # fmt: skip
    return render(request, "scheduling/desk/career_step.html", context)
