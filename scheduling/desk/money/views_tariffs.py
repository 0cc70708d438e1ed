"""Tarife: which counts from when, in plain sentences; a new one, tried on last month before it counts."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from pool.models import Pool
from scheduling.actions.tariffs import add_tariff, remove_tariff
from scheduling.desk.money.forms_tariffs import POINTS, TariffForm
from scheduling.desk.money.tariff_terms import filled_in, with_law
from scheduling.domain import tariffs as domain
from scheduling.domain.tariffs.checking import check_terms
from scheduling.doors import DoorRequest, answering, coordinator_required, tried
from scheduling.models import Tariff
from scheduling.queries.tariff_preview import preview
from scheduling.wording.tariffs import terms_in_words

TRY, SAVE = "try", "save"
SHOWN = 100  # assignments of the preview; the sums are of all


@coordinator_required
@require_safe
def tariffs(request: DoorRequest) -> HttpResponse:
    """Which tariff counts from when; and the points to start a new one from."""
    pool, at = request.membership.pool, clock.now()
    today = at.astimezone(pool.tz).date()
    found = Tariff.objects.of(pool).select_related("source")
    found = found.order_by("side", "source", "applies_to", "-valid_from")
    rows = [{"tariff": row, "words": terms_in_words(row.value().terms)} for row in found]
    points = [{"key": one.key, "title": _(one.title)} for one in POINTS]
    context = {"rows": rows, "today": today, "points": points, "leads": request.membership.leads}
    return render(request, "scheduling/desk/money/tariffs.html", context)


@coordinator_required
@answering
@require_http_methods(["GET", "HEAD", "POST"])
def tariff_new(request: DoorRequest) -> HttpResponse:
    """The form of a new tariff. `do` try shows what it would have made of last month, save lets it count."""
    pool, at = request.membership.pool, clock.now()
    today = at.astimezone(pool.tz).date()
    if request.method != "POST":
        form = TariffForm(pool=pool, initial=_begin(request, pool, today))
        return _page(request, form, {})
    form = TariffForm(request.POST, pool=pool)
    if not form.is_valid():
        return _page(request, form, {})
    if request.POST.get("do") != SAVE:
        tried(form, check_terms, form.terms)
        return _page(request, form, {} if form.errors else _tried_on(form, pool, today))
    added = tried(
        form, add_tariff, pool, name=form.cleaned_data["name"], terms=form.terms, reach=form.reach,
        gap_meant=form.cleaned_data["gap_meant"], by=request.actor, at=at,
    )  # fmt: skip
    if added is None:
        return _page(request, form, {})
    messages.success(request, _("Der Tarif ist eingetragen."))
    return redirect("desk_tariffs")


@coordinator_required
@answering
@require_POST
def tariff_remove(request: DoorRequest, pk: int) -> HttpResponse:
    """One that does not count yet goes."""
    row = Tariff.objects.of(request.membership.pool_id).filter(pk=pk).first()
    if row is None:
        raise Http404
    remove_tariff(row, by=request.actor, at=clock.now())
    messages.success(request, _("Der Tarif ist gelöscht."))
    return redirect("desk_tariffs")


def _begin(request: DoorRequest, pool: Pool, today: Any) -> dict[str, Any]:
    """What the form begins with: an existing tariff's terms (`wie`), a starting point (`form`), or flat."""
    first = (today.replace(day=1) + timedelta(days=31)).replace(day=1)
    number = request.GET.get("wie", "")
    like = None
    if number.isascii() and number.isdigit() and len(number) < 10:
        like = Tariff.objects.of(pool).filter(pk=int(number)).first()
    if like is not None:
        told = {"name": like.name, "side": like.side, "applies_to": like.applies_to, "source": like.source_id}
        return filled_in(like.value().terms) | told | {"valid_from": first}
    point = next((one for one in POINTS if one.key == request.GET.get("form")), POINTS[0])
    return with_law(filled_in(point.terms), today) | {"valid_from": first}


def _tried_on(form: TariffForm, pool: Pool, today: Any) -> dict[str, Any]:
    """Last month under the terms of the form."""
    found = preview(pool, form.terms, reach=form.reach, today=today)
    shown = {"preview": found, "rows": found.rows[:SHOWN], "left_out": max(len(found.rows) - SHOWN, 0)}
    return shown | {"words": terms_in_words(form.terms), "samples": _samples(form, pool)}


def _samples(form: TariffForm, pool: Pool) -> list[dict[str, Any]]:
    """Some invented appointments, on the first day: a pool without last month sees something, too."""
    begins = clock.now().astimezone(pool.tz).replace(hour=10, minute=0, second=0, microsecond=0)
    remote = form.reach.applies_to == Tariff.REMOTE
    way = {"km": Decimal(24), "travel_minutes": 30} if not remote else {}
    found = []
    for minutes in (45, 75, 150):
        work = domain.Work(begins, 60, minutes, remote=remote, **way)  # type: ignore[arg-type]
        found.append({"minutes": minutes, "told": domain.calculation(domain.price(form.terms, work))})
    return found


def _page(request: DoorRequest, form: TariffForm, tried_on: dict[str, Any]) -> HttpResponse:
    context = {"form": form, "leads": request.membership.leads, "tried": tried_on}
    return render(request, "scheduling/desk/money/tariff_new.html", context)
