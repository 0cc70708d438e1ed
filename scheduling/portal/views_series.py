"""The portal: all dates of a series at once."""

from django.http import HttpResponse

from notifications import clock
from scheduling.doors import DoorRequest, clerk_required
from scheduling.doors.series import withdraw_all


@clerk_required
def series_withdraw(request: DoorRequest, pk: int) -> HttpResponse:
    """None of the dates is needed any more, and why."""
    return withdraw_all(request, pk, "request_detail", at=clock.now())
