"""The desk: all appointments of the Pool in a calendar, with what is too tight and what to do about it."""

from datetime import datetime
from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling.desk.acts import Acts
from scheduling.desk.tight_page import tight_context
from scheduling.desk.views_grid import views_of
from scheduling.domain.schedule import Span
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.schedule import Page, show_schedule

ROWS = 100  # of a day on one page
IN_CELL = {Span.WEEK: 40, Span.MONTH: 12}  # the others are one link away


@coordinator_required
@require_safe
def schedule(request: DoorRequest) -> HttpResponse:
    """A day, a week or a month."""
    at = clock.now()
    return show_schedule(request, detail="desk_request", at=at, beside=partial(_beside, request, at))


def _beside(request: DoorRequest, at: datetime, page: Page) -> dict[str, Any]:
    specials = [(one.date, one.special) for week in page.weeks for one in week]
    back = request.get_full_path()
    context = tight_context(request.membership.pool, page.entries, specials, back=back, at=at)
    context["spans"] = views_of(page.span.value, page.day, page.form.filters)
    query = page.address.but()
    context["file"] = reverse("desk_schedule_file", args=["dates", "csv"]) + query
    context["sheet"] = reverse("desk_schedule_file", args=["dates", "xlsx"]) + query
    context["acts"] = Acts(back, at)
    paper = request.GET.get("print") == "1"
    context["in_cell"] = None if paper else IN_CELL.get(page.span)
    if page.span is Span.DAY and not paper:
        context["page"] = Paginator(page.weeks[0][0].pieces, ROWS).get_page(request.GET.get("page"))
    return context
