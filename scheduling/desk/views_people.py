"""Dolmetschende: whom the desk looks for, and somebody new."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from scheduling.actions.taking_in import take_in_by_hand
from scheduling.desk.forms_newcomer import NewcomerForm
from scheduling.desk.forms_people import DirectoryFilter
from scheduling.doors import DoorRequest, answering, coordinator_required, page_of, tried
from scheduling.queries.directory import people_found


@coordinator_required
@require_safe
def people(request: DoorRequest) -> HttpResponse:
    """Everybody of the Pool who is looked for, and whether they have time."""
    form, pool = DirectoryFilter(request.GET), request.membership.pool
    wanted = form.wanted()
    found = people_found(request.actor, wanted, clock.now(), pool=pool)
    if wanted.get("near") and found.place is None:
        form.place_unknown()
    context = {"filter": form, "found": found, "page": page_of(request, found.people)}
    year = clock.now().astimezone(pool.tz).year
    return render(request, "scheduling/desk/people.html", context | {"ceiling": pool.ceiling(year)})


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def person_new(request: DoorRequest) -> HttpResponse:
    """Somebody who has not applied here begins in training; who is known already is not made twice."""
    pool = request.membership.pool
    form = NewcomerForm(request.POST or None, pool=pool)
    if request.method == "POST" and form.is_valid():
        at = clock.now()
        row = tried(form, take_in_by_hand, pool, by=request.actor, at=at, **form.wanted())
        if row is not None:
            messages.success(request, _("%(name)s ist aufgenommen.") % {"name": row.person.name})
            return redirect("desk_person", row.pk)
    return render(request, "scheduling/desk/person_new.html", {"form": form})
