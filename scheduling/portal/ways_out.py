"""When nobody is found: what the clerk is told while choosing a language, and the ways out afterwards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from notifications import clock
from pool import languages, postal_codes
from pool.domain.actors import Role
from pool.edges import stand_ins
from scheduling import queries
from scheduling.actions import changes
from scheduling.actions.wanted import Second, Wanted
from scheduling.domain.states import RequestState
from scheduling.doors import DoorRequest, answering, clerk_required, member_required
from scheduling.form_positions import places_of
from scheduling.forms import RequestForm
from scheduling.models import Request
from scheduling.queries.advice import Advice, StandIn, advice_for

SAME = (
    "setting", "modality", "postal_code", "town", "street", "meeting_point", "contact_name", "contact_phone",
    "notes", "file_reference",
)  # fmt: skip


@dataclass(frozen=True)
class WaysOut:
    """What else can be done about a Request for which nobody is found."""

    advice: Advice
    stand_ins: tuple[StandIn, ...]  # those that are not ticked yet


@member_required
@require_safe
def language_advice(request: DoorRequest) -> HttpResponse:
    """What there is to say about a language and a day: the part of the form that htmx fetches."""
    form = RequestForm(request.GET, pool=request.membership.pool, at=clock.now())
    desk = request.actor.role is Role.COORDINATOR
    return render(request, "scheduling/portal/advice_live.html", {"form": form, "desk": desk})


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
    """The ways out of a Request that nobody can take; nothing while there is hope, or no time left."""
    if row.slot.starts <= at or not _hopeless(row):
        return None
    need, place = row.position, postal_codes.find(row.postal_code)
    advice = advice_for(row.pool, need.language, row.modality, place, tuple(need.more))
    new = tuple(one for one in advice.stand_ins if one.code not in need.also)
    return WaysOut(advice, new)


def _hopeless(row: Request) -> bool:
    """The search has ended without anybody, or goes on without anybody who fits."""
    if row.state == RequestState.UNFILLED:
        return True
    last = row.assessments.order_by("pk").last() if row.state == RequestState.SEARCHING else None
    return last is not None and not any(one["fit"] for one in last.candidates)


def wanted_of(row: Request, **changed: Any) -> Wanted:
    """A Request as the Wanted it was made of, with some fields changed."""
    first, *others = places_of(row)
    second = Second(others[0].language, others[0].gender, others[0].gender_required) if others else None
    same = {name: getattr(row, name) for name in SAME}
    same |= {name: getattr(first, name) for name in ("language", "gender", "gender_required", "direction")}
    same |= {"more": tuple(first.more), "also": tuple(first.also), "second": second}
    return Wanted(**same | {"starts": row.slot.starts, "minutes": row.slot.minutes} | changed)
