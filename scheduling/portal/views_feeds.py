"""A clerk's addresses: the Assignments of their Authority in their own calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.doors import DoorRequest, answering, clerk_required
from scheduling.doors_feeds import STEPS, feeds_shown, pressed


@clerk_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@answering
def feeds(request: DoorRequest) -> HttpResponse:
    """List them; make, renew or revoke one. A new address stands on the answer and nowhere else."""
    told, do = {}, request.POST.get("do", "")
    if request.method == "POST":
        pool, number = request.membership.pool, request.POST.get("row", "")
        told = pressed(do, pool, number=number, by=request.actor, at=clock.now()) if do in STEPS else {}
        if done := told.pop("done", ""):
            messages.success(request, done)
        if not told:
            return redirect("feeds")
    return render(request, "scheduling/feeds/addresses.html", feeds_shown(request.actor) | told)
