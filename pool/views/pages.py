"""Imprint, privacy notice, accessibility statement: open to everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pool.models import Pool


def house(request: HttpRequest) -> Pool | None:
    """The Pool of whoever is signed in; for a stranger the only one here, if there is only one."""
    membership = getattr(request, "membership", None)
    if membership:
        return membership.pool
    pools = list(Pool.objects.order_by("pk")[:2])
    return pools[0] if len(pools) == 1 else None


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is responsible for this site, and whose work it uses."""
    return render(request, "pool/imprint.html", {"pool": house(request)})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which data is kept, what for, how long."""
    return render(request, "pool/privacy.html", {"pool": house(request)})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that Hessian law asks of public bodies."""
    return render(request, "pool/accessibility.html", {"pool": house(request)})
