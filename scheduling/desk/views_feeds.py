"""A coordinator's addresses: the Assignments of the Pool, or some of them, in their own calendar."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.desk.forms_feeds import FeedForm
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.doors_feeds import STEPS, feeds_shown, pressed


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@answering
def feeds(request: DoorRequest) -> HttpResponse:
    """List them; make, renew or revoke one. A new address stands on the answer and nowhere else.

    The query offers a filter, as the calendar links here with its own.
    """
    told, do = {}, request.POST.get("do", "")
    pool = request.membership.pool
    form = FeedForm(pool=pool, initial=request.GET.dict())
    if request.method == "POST" and do in STEPS:
        number, about = request.POST.get("row", ""), {}
        if do == FeedForm.name:
            form = FeedForm(request.POST, pool=pool)
            about = form.wanted() if form.is_valid() else {}
        if not form.errors:
            told = pressed(do, pool, number=number, by=request.actor, at=clock.now(), **about)
            if done := told.pop("done", ""):
                messages.success(request, done)
    if request.method == "POST" and not (told or form.errors):
        return redirect("desk_feeds")
    context = {"form": form} | feeds_shown(request.actor) | told
    return render(request, "scheduling/feeds/addresses.html", context)
