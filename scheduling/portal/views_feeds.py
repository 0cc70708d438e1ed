"""A clerk's addresses: the Assignments of their Authority in their own calendar."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.doors import DoorRequest, answering, clerk_required
from scheduling.doors.feeds import show_feeds


@clerk_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@answering
def feeds(request: DoorRequest) -> HttpResponse:
    """List them; make, renew or revoke one."""
    return show_feeds(request, "feeds", at=clock.now())
