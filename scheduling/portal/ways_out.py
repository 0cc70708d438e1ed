"""When nobody is found: what the clerk is told while choosing a language, and the ways out afterwards."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool import languages
from pool.domain.actors import Role
from pool.edges import stand_ins
from scheduling import queries
from scheduling.actions import changes
from scheduling.actions.places import second_of
from scheduling.actions.times import others_of
from scheduling.actions.wanted import Wanted
from scheduling.domain.states import RequestState
from scheduling.doors import DoorRequest, answering, clerk_required, member_required
from scheduling.forms.language import found_for
from scheduling.forms.requests import RequestForm
from scheduling.models import Position, Request
from scheduling.queries.advice import spoken_in
from scheduling.queries.ways_out import WaysOut, ways_left

SAME = (
    "setting", "modality", "postal_code", "town", "street", "meeting_point", "contact_name", "contact_phone",
    "notes", "file_reference", "urgent", "urgent_reason", "client_agrees", "again",
)  # fmt: skip


@member_required
@require_safe
def language_advice(request: DoorRequest) -> HttpResponse:
    """What there is to say about a language and a day: the part of the form that htmx fetches."""
    membership = request.membership
    form = RequestForm(request.GET, pool=membership.pool, at=clock.now(), authority=membership.authority)
    desk = request.actor.role is Role.COORDINATOR
    context = {"form": form, "desk": desk, "notes": form.live_notes(request.GET)}
    return render(request, "scheduling/portal/advice_live.html", context)


@member_required
@require_safe
def language_search(request: DoorRequest) -> HttpResponse:
    """The languages that what is typed may mean: the rows that htmx shows below the field."""
    found = found_for(request.GET.get("language", ""), spoken_in(request.membership.pool))
    return render(request, "scheduling/portal/languages_live.html", {"found": found})


@clerk_required
@require_POST
@answering
def request_also(request: DoorRequest, pk: int) -> HttpResponse:
    """One click: ask those who speak this other language, too."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    code = request.POST.get("also", "")
    if code not in stand_ins(row.pool, row.position.language):
        raise Http404
    also = (*(one for one in row.position.also if one != code), code)
    changes.change_request(row, wanted=wanted_of(row, also=also), by=request.actor, at=clock.now())
    text = _("Wir fragen jetzt auch Personen, die %(language)s sprechen.")
    messages.success(request, text % {"language": languages.name(code, get_language() or "de")})
    return redirect("request_detail", row.pk)


def ways_out(row: Request, *, at: datetime) -> WaysOut | None:
    """The ways out of a Request that nobody can take; nothing while there is hope, or no time left.

    They are about the first place nobody is found for.
    """
    need = _hopeless(row) if row.slot.starts > at else None
    if need is None:
        return None
    return ways_left(row, need)


def _hopeless(row: Request) -> Position | None:
    """The place whose search has ended without anybody, or goes on with little hope."""
    if row.state not in (RequestState.SEARCHING, RequestState.UNFILLED):
        return None
    for place in queries.open_places(row):
        if row.warned_at or row.state == RequestState.UNFILLED:
            return place
        last = queries.last_assessment(row, place)
        if last and not any(one["fit"] for one in last.candidates):
            return place
    return None


def wanted_of(row: Request, **changed: Any) -> Wanted:
    """A Request as the Wanted it was made of, with some fields changed."""
    first = row.position
    same = {name: getattr(row, name) for name in SAME}
    same |= {name: getattr(first, name) for name in ("language", "gender", "gender_required", "direction")}
    same |= {"more": tuple(first.more), "also": tuple(first.also), "second": second_of(row)}
    same |= {"instead": tuple(row.instead), "other_times": others_of(row)}
    return Wanted(**same | {"starts": row.slot.starts, "minutes": row.slot.minutes} | changed)
