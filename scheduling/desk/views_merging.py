"""Two Requests that mean the same, side by side: which one stays?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from notifications import clock
from scheduling import queries
from scheduling.actions.merging import merge_requests
from scheduling.doors import DoorRequest, answering, coordinator_required, numbered, unless_changed
from scheduling.doors.meanwhile import seen_in
from scheduling.models import Request
from scheduling.showing import facts_of, names_of_coming


@coordinator_required
@answering
@unless_changed()
def merge(request: DoorRequest, pk: int) -> HttpResponse:
    """Compare with the Request that `?mit=` names; the button names the one that stays."""
    other = numbered(request.GET.get("mit", ""))
    rows = queries.request_rows(request.actor)
    row, second = get_object_or_404(rows, pk=pk), get_object_or_404(rows, pk=other)
    if row.authority_id != second.authority_id or pk == other:
        raise Http404
    if request.method == "POST":
        stays = {row.pk: row, second.pk: second}.get(numbered(request.POST.get("stays", "")))
        if stays is None:
            raise SuspiciousOperation("No such Request.")
        gone = second if stays is row else row
        merge_requests(gone, into=stays, by=request.actor, at=clock.now())
        messages.success(request, _("Zusammengelegt. Es geht weiter mit Nr. %(n)s.") % {"n": stays.pk})
        return redirect("desk_request", stays.pk)
    pair = [_shown(row, second), _shown(second, row)]
    context = {"row": row, "pair": pair, **seen_in(request, row)}
    return render(request, "scheduling/desk/merge.html", context)


def _shown(row: Request, other: Request) -> dict[str, Any]:
    """One of the two; it can only stay where nobody has agreed to the other."""
    coming = names_of_coming(row)
    return {
        "row": row,
        "facts": facts_of(row),
        "coming": coming,
        "other_agreed": bool(names_of_coming(other)),
    }
