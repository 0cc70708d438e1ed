"""Write to one or all who are asked for a Request: see first whom it reaches, when, and what it costs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from notifications import clock
from notifications.domain.sms_text import gsm, segments
from notifications.domain.statuses import MessageState
from scheduling import queries
from scheduling.actions.writing import checked, tell_asked
from scheduling.desk.forms_writing import WritingForm
from scheduling.domain.personal import personal
from scheduling.domain.texts import dear_signs
from scheduling.domain.tokens import hashed
from scheduling.doors import DoorRequest, coordinator_required, tried
from scheduling.messages import leaves_at, sms_body
from scheduling.messages.short_links import writes_to
from scheduling.models import Assignment, Offer, Request
from scheduling.queries.writing import recipients, unreached


@dataclass(frozen=True)
class Reach:
    """One who is ticked: by mail or SMS, when it leaves, why it would not reach them."""

    name: str
    by_mail: bool
    later: datetime | None
    why: str


@dataclass(frozen=True)
class Look:
    """The words before they are sent: as an SMS, its parts, all of them together, what is doubtful in it."""

    sms: str
    parts: int
    total: int
    reach: list[Reach]
    personal: list[str]
    dear: list[str]
    mark: str


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: DoorRequest, pk: int) -> HttpResponse:
    """Look at it, then send it; what was changed since the look is looked at once more."""
    row, at = get_object_or_404(queries.request_rows(request.actor), pk=pk), clock.now()
    form = WritingForm(request.POST or None, rows=recipients(row), only=request.GET.get("an", ""))
    look = None
    if form.is_valid() and (said := tried(form, checked, form.cleaned_data["text"], form.chosen())):
        look = look_at(row, said, form.chosen(), at=at)
        if request.POST.get("do") == "send" and request.POST.get("looked") == look.mark:
            return _send(request, row, form, look.mark, at)
    again = look is not None and request.POST.get("do") == "send"
    context = {"row": row, "form": form, "look": look, "again": again}
    return render(request, "scheduling/desk/write.html", context)


def _send(
    request: DoorRequest, row: Request, form: WritingForm, mark: str, at: datetime
) -> HttpResponse:  # fmt: skip
    key = f"{form.cleaned_data['key'] or ''}-{mark}"  # another text on a page gone back to is another word
    to, text = form.chosen(), form.cleaned_data["text"]
    words = tell_asked(row, to=to, text=text, key=key, by=request.actor, at=at)
    kept = sum(1 for one in words if one.state == MessageState.SUPPRESSED) + len(to) - len(words)
    gone = len(to) - kept
    said = ngettext("Geschrieben an %(n)s Person.", "Geschrieben an %(n)s Personen.", gone) % {"n": gone}
    messages.success(request, said)
    if kept:
        messages.warning(request, _("Nicht erreicht: %(n)s. Warum, steht im Verlauf.") % {"n": kept})
    return redirect("desk_request", row.pk)


def look_at(row: Request, text: str, to: list[Offer | Assignment], *, at: datetime) -> Look:
    """What would happen if it were sent now."""
    sms, mails = gsm(sms_body(row.pool.sms_name, text)), {one.person_id for one in to if writes_to(one)}
    why, parts = unreached(to, mails), segments(sms)
    reach = [_reach(one, one.person_id in mails, why.get(one.person_id, ""), at) for one in to]
    by_sms = sum(1 for one in reach if not one.by_mail and not one.why)
    secrets = (row.contact_name, row.file_reference, row.street, row.meeting_point)
    mark = hashed("|".join([text, *sorted(f"{one._meta.model_name}-{one.pk}" for one in to)]))[:16]
    return Look(
        sms if by_sms else "", parts, parts * by_sms, reach, personal(text, secrets),
        list(dear_signs(sms)) if by_sms else [], mark,
    )  # fmt: skip


def _reach(one: Offer | Assignment, by_mail: bool, why: str, at: datetime) -> Reach:
    leaves: Any = leaves_at(one, at=at)
    return Reach(one.person.name, by_mail, leaves if leaves > at else None, why)
