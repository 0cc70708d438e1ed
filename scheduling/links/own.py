"""A volunteer's own page behind /k/<token>/: what they have promised, and what they set themselves.

To add something, write a module with a `PART` (see parts.py) and name it below.
"""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from pool.domain.refusals import Refused
from pool.models import Interpreter
from scheduling.actions import links
from scheduling.doors import sentence
from scheduling.links import (
    own_account,
    own_busy,
    own_coming,
    own_data,
    own_feeds,
    own_income,
    own_papers,
    own_pause,
    own_reminders,
    own_times,
    own_wishes,
    own_worked,
    reporting,
)
from scheduling.links.parts import Part
from scheduling.models import Link

PARTS: tuple[Part, ...] = (
    own_coming.PART, reporting.PART, own_worked.PART, own_account.PART, own_income.PART, own_times.PART,
    own_wishes.PART, own_pause.PART, own_feeds.PART, own_busy.PART, own_reminders.PART, own_data.PART,
)  # fmt: skip
BUTTONS = {name: button for part in PARTS for name, button in part.buttons.items()}


def answered(request: HttpRequest, link: Link, token: str, *, at: datetime) -> HttpResponse:
    """The page; a button acts first. A changed number ends this link, and `go_on` is the next one's token."""
    row = link.interpreter
    assert row is not None  # noqa: S101 -- views.py comes here with no other Link
    if row.state == Interpreter.LEFT:
        return own_papers.left_page(request, row, at=at)
    if request.method != "POST":
        asked = own_papers.asked_for(request)
        return own_papers.paper_page(request, row, at=at) if asked else _page(request, row, at=at)
    do = request.POST.get("do", "")
    if do not in BUTTONS:
        return redirect("link", token)
    links.use_link(link, at=at)
    try:
        told = BUTTONS[do](row, request, at)
    except Refused as refused:
        return _page(request, row, at=at, status=409, refused=sentence(refused))
    if "go_on" in told:
        return redirect("link", told["go_on"])
    if told.pop("fresh", False):
        row.refresh_from_db()
    return _page(request, row, at=at, **told) if told else redirect("link", token)


def _page(
    request: HttpRequest, row: Interpreter, *, at: datetime, status: int = 200, **more: Any
) -> HttpResponse:
    context: dict[str, Any] = {"row": row, "pool": row.pool, "refused": "", "parts": PARTS}
    for part in PARTS:
        context |= part.shown(row, at)
    return render(request, "scheduling/links/own.html", context | more, status=status)
