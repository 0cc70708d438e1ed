"""/k/<token>/: GET and HEAD show and write nothing at all, since scanners of mail and SMS open links."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.domain.refusals import Refused
from scheduling import queries
from scheduling.actions import assignments, links, offers, reminders
from scheduling.doors import sentence
from scheduling.doors.secret_addresses import crowded, private
from scheduling.doors.sheets import RELATED, show_sheet
from scheduling.links import hours, own, reporting
from scheduling.links.showing import shown
from scheduling.models import Assignment, Link, Offer
from scheduling.volunteers import actor_of

LONGEST_REASON = 200


@csrf_exempt  # from the middleware, whose refusal would lack our headers; csrf_protect checks inside
@private
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """What is behind the token; every token that opens nothing gets the same answer."""
    if crowded(request, token):
        return render(request, "429.html", status=429)
    at = clock.now()
    link = queries.link_behind(token, at=at)
    if link is None:
        return render(request, "scheduling/links/gone.html", status=404)
    with timezone.override(link.pool.tz):
        if link.interpreter_id:
            return own.answered(request, link, token, at=at)
        if link.record_id:
            return hours.answered(request, link, at=at)
        if request.method == "POST":
            return _pressed(request, link, token, at=at)
        if link.assignment and request.GET.get("print") == "1":
            return _sheet(request, link, token, at=at)
        return _page(request, link, at=at)


def _sheet(request: HttpRequest, link: Link, token: str, *, at: datetime) -> HttpResponse:
    """Their proof of service for paper, as long as the Assignment holds."""
    if link.assignment is None or shown(link, at=at)["became"]:
        return redirect("link", token)
    rows = Assignment.objects.of(link.pool_id).select_related(*RELATED)
    return show_sheet(request, rows.get(pk=link.assignment.pk))


def _page(request: HttpRequest, link: Link, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    context = {"refused": "", "sure": False} | shown(link, at=at)
    over = link.assignment if context.get("over") else None
    context |= {"report": over and reporting.form_of(over)} | more
    return render(request, "scheduling/links/page.html", context, status=status)


def _pressed(request: HttpRequest, link: Link, token: str, *, at: datetime) -> HttpResponse:
    """One button. What is over, by a double click or by somebody else, only shows what became of it."""
    row, do = link.offer or link.assignment, request.POST.get("do", "")
    context = shown(link, at=at)
    if do == "yes" and isinstance(row, Offer):
        offers.note_late_yes(row, at=at)
    if context["became"] or do not in BUTTONS or not isinstance(row, BUTTONS[do][0]):
        return redirect("link", token)
    if do == "cancel":
        return _page(request, link, at=at, sure=True)
    links.use_link(link, at=at)
    try:
        told = BUTTONS[do][1](row, request, at)
    except Refused as refused:
        now = queries.link_behind(token, at=at)
        if now is None or shown(now, at=at)["became"]:
            return redirect("link", token)
        return _page(request, now, at=at, status=409, refused=sentence(refused))
    return redirect("link", told or token) if isinstance(told, str) else _page(request, link, at=at, **told)


def _yes(row: Offer, request: HttpRequest, at: datetime) -> str:
    """The confirmation goes out by itself; this window goes on to the page with everything in it."""
    held = offers.accept_offer(row, by=actor_of(row), at=at)
    return links.make_link(assignment=held, person=held.person, at=at)


def _no(row: Offer, request: HttpRequest, at: datetime) -> str:
    offers.decline_offer(row, by=actor_of(row), at=at)
    return ""


def _own(row: Assignment, request: HttpRequest, at: datetime) -> dict[str, Any]:
    """The link to the page with everything that is theirs goes to themselves: this one may be passed on."""
    links.send_own_link(row.interpreter, by=actor_of(row), at=at)
    return {"own_sent": True}


def _coming(row: Assignment, request: HttpRequest, at: datetime) -> str:
    reminders.say_still_coming(row, by=actor_of(row), at=at)
    return ""


def _cancel(row: Assignment, request: HttpRequest, at: datetime) -> str:
    reason = request.POST.get("reason", "").replace("\x00", "").strip()[:LONGEST_REASON]
    assignments.cancel_assignment(row, by=actor_of(row), at=at, reason=reason)
    return ""


# what a button answers: a new token to go on with ("": this one), or what the same page says beside
BUTTONS: dict[str, tuple[type[Any], Callable[..., str | dict[str, Any]]]] = {
    "yes": (Offer, _yes),
    "no": (Offer, _no),
    "own": (Assignment, _own),
    "coming": (Assignment, _coming),
    reporting.REPORT: (Assignment, reporting.on_assignment),
    reporting.ABSENT: (Assignment, reporting.on_assignment),
    "cancel": (Assignment, _cancel),
    "cancel_surely": (Assignment, _cancel),
}
