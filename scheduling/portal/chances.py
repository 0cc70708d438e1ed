"""How likely somebody comes: the part of the form that htmx fetches while it is filled in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from notifications import clock
from pool.domain.actors import Role
from pool.models import Authority
from scheduling.doors import DoorRequest, member_required
from scheduling.forms.requests import RequestForm

TEMPLATE = "scheduling/portal/chance_text.html"


@member_required
@require_safe
def chance(request: DoorRequest) -> HttpResponse:
    """A sentence and some times, never who; nothing as long as something is missing."""
    pool = request.membership.pool
    form = RequestForm(request.GET, pool=pool, at=clock.now(), authority=_authority(request))
    return render(request, TEMPLATE, {"form": form, "live": True})


def _authority(request: DoorRequest) -> Authority | None:
    """For whom it would be filed: a coordinator says it in the address."""
    pk = request.GET.get("authority", "")
    if request.actor.role is not Role.COORDINATOR or not pk.isdecimal():
        return request.membership.authority
    return get_object_or_404(Authority.objects.of(request.membership.pool), pk=pk)
