"""The rules of the Pool, for those who ask it: whole and printable; and what one kind of matter means."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from notifications import clock
from pool.models import Pool
from scheduling.doors import DoorRequest
from scheduling.doors.access import member_required
from scheduling.doors.pool_rules import rules_told
from scheduling.forms.served import elsewhere


@member_required
@require_safe
def rules_shown(request: DoorRequest) -> HttpResponse:
    """Those of my own Pool."""
    return _page(request, request.membership.pool)


@require_safe
def rules_public(request: HttpRequest, slug: str) -> HttpResponse:
    """Those of any Pool: who wants to join reads them first."""
    pool = get_object_or_404(Pool, slug=slug)
    with timezone.override(pool.tz):
        return _page(request, pool)


def _page(request: HttpRequest, pool: Pool) -> HttpResponse:
    context = {"told": rules_told(pool, at=clock.now()), "whose": pool}
    return render(request, "scheduling/portal/pool_rules.html", context)


@member_required
@require_safe
def setting_advice(request: DoorRequest) -> HttpResponse:
    """While somebody chooses a kind of matter: where to turn if this Pool does not serve it."""
    text = elsewhere(request.membership.pool, request.GET.get("setting", ""))
    return render(request, "scheduling/portal/elsewhere.html", {"text": text})
