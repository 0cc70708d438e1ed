"""The desk: all appointments of the Pool in a calendar."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.doors.schedule import show_schedule


@coordinator_required
@require_safe
def schedule(request: DoorRequest) -> HttpResponse:
    """A day, a week or a month."""
    return show_schedule(request, detail="desk_request", at=clock.now())
