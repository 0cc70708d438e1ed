"""A coordinator's addresses: the Assignments of the Pool, or some of them, in their own calendar."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.desk.forms_feeds import FeedForm
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.doors.feeds import show_feeds


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@answering
def feeds(request: DoorRequest) -> HttpResponse:
    """List them; make, renew or revoke one. The calendar links here with its own filter, which is offered."""
    sent = request.POST if request.POST.get("do") == FeedForm.name else None
    form = FeedForm(sent, pool=request.membership.pool, initial=request.GET.dict())
    return show_feeds(request, "desk_feeds", at=clock.now(), form=form)
