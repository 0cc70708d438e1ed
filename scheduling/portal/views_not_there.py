"""The portal, on the day: nobody has come. Whom to call, somebody else, or they have come after all."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notifications import clock
from pool.domain.periods import Period
from scheduling import queries
from scheduling.actions import not_there
from scheduling.domain.not_there import replacement
from scheduling.domain.states import RequestState
from scheduling.doors import DoorRequest, answering, clerk_required, own, tried
from scheduling.forms.words import MissingForm
from scheduling.models import Assignment

RELATED = ("request__pool", "interpreter__person", "position", "pool")


@clerk_required
def missing(request: DoorRequest, pk: int) -> HttpResponse:
    """The number to call at once, and one button that searches for somebody else."""
    row, at = own(request, Assignment, pk, *RELATED), clock.now()
    form = MissingForm(request.POST) if request.method == "POST" else MissingForm()
    if form.is_valid() and (
        made := tried(form, not_there.report_missing, row, by=request.actor, at=at, **form.cleaned_data)
    ):
        if made.state == RequestState.UNFILLED:
            messages.warning(request, _("Die Koordination weiß Bescheid. Bitte rufen Sie auch selbst an."))
        else:
            messages.success(request, _("Wir suchen dringend Ersatz. Hier sehen Sie, wie weit wir sind."))
        return redirect("request_detail", made.pk)
    context = {
        "form": form,
        "row": row,
        "soon": replacement(Period(row.starts, row.ends), at),
        "replacements": list(queries.replacements_of(row)) if row.missed_at else [],
    }
    return render(request, "scheduling/portal/not_there.html", context)


@clerk_required
@require_POST
@answering
def arrived(request: DoorRequest, pk: int) -> HttpResponse:
    """One click: they have come after all."""
    row = own(request, Assignment, pk, *RELATED)
    not_there.report_arrived(row, by=request.actor, at=clock.now())
    messages.success(request, _("Gut. Ersatz suchen wir nicht mehr."))
    return redirect("request_detail", row.request_id)
