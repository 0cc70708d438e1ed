"""Imprint, privacy notice, accessibility statement: open to everybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.actions.pages import report_barrier
from pool.counting import HOUR, once_more
from pool.forms.barriers import BarrierForm
from pool.models import Pool
from pool.standard_texts import PAGES, page_text

PER_HOUR = 5  # barriers reported from one network address


def house(request: HttpRequest) -> Pool | None:
    """The Pool the address names; else that of whoever is signed in, or the only one here."""
    if slug := request.GET.get("pool"):
        return Pool.objects.filter(slug=slug).first()
    if membership := getattr(request, "membership", None):
        return membership.pool
    pools = list(Pool.objects.order_by("pk")[:2])
    return pools[0] if len(pools) == 1 else None


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is responsible for this site, and whose work it uses."""
    return render(request, "pool/imprint.html", _told(request, "impressum"))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which data is kept, what for, how long."""
    return render(request, "pool/privacy.html", _told(request, "datenschutz"))


@require_http_methods(["GET", "HEAD", "POST"])
def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement that Hessian law asks of public bodies, and the form in which a barrier is reported."""
    pool, form = house(request), BarrierForm(request.POST or None)
    if pool and form.is_valid():
        if _too_often(request):
            form.add_error(None, _("Das ging zu schnell. Bitte rufen Sie uns an."))
        else:
            report_barrier(pool, at=clock.now(), **form.cleaned_data)
            messages.success(request, _("Danke. Ihre Meldung ist bei uns angekommen."))
            return redirect(f"{reverse('accessibility')}?pool={pool.slug}")
    told = _told(request, "barrierefreiheit")
    return render(request, "pool/accessibility.html", told | {"form": form})


def _told(request: HttpRequest, page: str) -> dict[str, Any]:
    pool = house(request)
    pools = [] if pool else Pool.objects.order_by("name")
    return {"pool": pool, "pools": pools, "heading": PAGES[page].heading, "text": page_text(page, pool)}


def _too_often(request: HttpRequest) -> bool:
    visitor = request.META.get("REMOTE_ADDR", "")
    return once_more(f"barrier:{visitor}", seconds=HOUR) > PER_HOUR
