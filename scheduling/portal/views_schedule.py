"""The portal: the appointments of my Authority in a calendar."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling.doors import DoorRequest, clerk_required
from scheduling.doors.schedule import show_schedule


@clerk_required
@require_safe
def schedule(request: DoorRequest) -> HttpResponse:
    """A day, a week or a month."""
    return show_schedule(request, detail="request_detail", at=clock.now())
