"""The portal: one appointment afterwards, and its sheet for paper."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from scheduling.doors import DoorRequest, answering, clerk_required, own
from scheduling.doors.hours import show_hours
from scheduling.doors.sheets import RELATED, show_sheet
from scheduling.models import Assignment


@clerk_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def record_page(request: DoorRequest, pk: int) -> HttpResponse:
    """Confirm the time or say how it was; feedback."""
    row = own(request, Assignment, pk, *RELATED, "service_record", "feedback")
    return show_hours(request, row, by=request.actor, at=clock.now(), signed_in=True)


@clerk_required
@require_safe
def sheet(request: DoorRequest, pk: int) -> HttpResponse:
    """The proof of service on one page of paper."""
    return show_sheet(request, own(request, Assignment, pk, *RELATED), back="request_detail")
