"""Rundschreiben: whom, what, what it costs; only then does it leave. And what became of it."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.domain.refusals import Refused
from pool.models import Interpreter
from scheduling.actions.mailings import addressed, check_text, parts_of, send_mailing
from scheduling.desk.forms_mailing import WHY, MailingForm
from scheduling.desk.forms_people import DirectoryFilter
from scheduling.domain.mailings import Post, Way, Why
from scheduling.doors import DoorRequest, coordinator_required, numbered, page_of, refuse, tried
from scheduling.queries.budget import budget_of
from scheduling.queries.directory import people_found
from scheduling.queries.mailings import letters_of, mailings_of, standing_of


@coordinator_required
@require_safe
def mailings(request: DoorRequest) -> HttpResponse:
    """What was written to whom, the newest first."""
    page = page_of(request, mailings_of(request.actor))
    return render(request, "scheduling/desk/mailings.html", {"page": page})


@coordinator_required
@require_safe
def mailing(request: DoorRequest, pk: int) -> HttpResponse:
    """One of them, and how far its words have come."""
    row = get_object_or_404(mailings_of(request.actor), pk=pk)
    context = {
        "row": row,
        "standing": standing_of(row),
        "left_out": _reasons(row.facts.get("left_out", {})),
        "page": page_of(request, letters_of(row)),
    }
    return render(request, "scheduling/desk/mailing.html", context)


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: DoorRequest) -> HttpResponse:
    """The address says whom (as the directory does); the first click shows, the second one sends."""
    wanted = _whom(request.GET)
    people = _people(request, wanted)
    sent = request.method == "POST"
    form = MailingForm(request.POST if sent else None, initial={"key": secrets.token_hex(16)})
    context: dict[str, Any] = {
        "form": form, "filter": DirectoryFilter(request.GET), "people": people,
        "query": request.GET.urlencode(),
    }  # fmt: skip
    if sent and form.is_valid() and "again" not in request.POST:
        if "count" in request.POST and (row := _send(request, form, people, wanted)):
            messages.success(request, _("Das Rundschreiben ist unterwegs."))
            return redirect("desk_mailing", row.pk)
        context["shown"] = _shown(request, form, people)
    return render(request, "scheduling/desk/mailing_new.html", context)


def _whom(query: QueryDict) -> dict[str, Any]:
    """The filter of the directory; without a state, whoever is active."""
    return {"state": Interpreter.ACTIVE, **DirectoryFilter(query).wanted()}


def _people(request: DoorRequest, wanted: dict[str, Any]) -> list[Interpreter]:
    found = people_found(request.actor, wanted, clock.now(), pool=request.membership.pool)
    return [one.row for one in found.people]


def _send(request: DoorRequest, form: MailingForm, people: list[Interpreter], wanted: dict[str, Any]) -> Any:
    return tried(
        form, send_mailing, request.membership.pool, people=people, wanted=wanted,
        count=numbered(request.POST.get("count", "")), by=request.actor, at=clock.now(), **form.wanted(),
    )  # fmt: skip


def _shown(request: DoorRequest, form: MailingForm, people: list[Interpreter]) -> dict[str, Any] | None:
    """Who would get it, by which way, and how many SMS that makes; nothing when the text cannot leave."""
    told, pool = form.cleaned_data, request.membership.pool
    try:
        check_text(told["way"], told["subject"], told["body"], pool.sms_name)
    except Refused as refused:
        refuse(form, refused)
        return None
    post: Post = addressed(people, told["way"])
    parts = parts_of(post, told["body"], pool.sms_name)
    used = budget_of(pool, clock.now())
    return {
        "count": len(post.letters),
        "email": post.count(Way.EMAIL),
        "sms": post.count(Way.SMS),
        "parts": parts,
        "left_out": _reasons(post.reasons),
        "names": [reader.name for reader, _why in post.left_out],
        "budget": used if used.most and parts else None,
        "after": used.used + parts,
    }


def _reasons(found: dict[str, int]) -> list[tuple[str, int]]:
    return [(_(WHY[Why(why)]), number) for why, number in found.items()]
