"""Regeln der Suche: how the Pool orders and judges, when it rests, which language helps with which."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool import public_holidays, school_holidays
from pool.actions import asking, closures, edges, pools, sms_rules
from pool.actions import school_holidays as school_actions
from pool.edge_rows import edge_rows
from pool.models import Closure, LanguageEdge, Pool, SchoolHoliday
from scheduling.actions import rules as rule_actions
from scheduling.desk.forms_asking import AskingForm
from scheduling.desk.forms_rules import (
    AdoptForm,
    ClosureForm,
    EdgeForm,
    RulesForm,
    SchoolHolidayForm,
    WeightsForm,
)
from scheduling.desk.forms_sms import SmsForm
from scheduling.desk.sections import SectionForm, Step, back_to, changed, done, row_number, sent
from scheduling.domain.ranking import WeightsUseless, check_weights
from scheduling.doors import DoorRequest, answering, coordinator_required, refuse
from scheduling.queries.budget import budget_of
from scheduling.queries.people import last_change
from scheduling.queries.preview import preview

FORMS: tuple[Any, ...] = (
    AskingForm, WeightsForm, RulesForm, SmsForm, ClosureForm, SchoolHolidayForm, AdoptForm, EdgeForm,
)  # fmt: skip
SAVED = gettext_noop("Gespeichert. Die nächste Suche rechnet damit.")
STEPS = {
    "asking": Step(asking.set_asking, SAVED),
    "weights": Step(rule_actions.set_weights, SAVED),
    "rules": Step(pools.set_rules, SAVED),
    "sms": Step(sms_rules.set_sms_rules, gettext_noop("Gespeichert.")),
    "closure": Step(closures.add_closure, gettext_noop("Die Pause ist eingetragen.")),
    "school_holiday": Step(school_actions.add_school_holiday, gettext_noop("Die Ferien sind eingetragen.")),
    "adopt": Step(school_actions.adopt_school_holidays, gettext_noop("Die Ferien sind übernommen.")),
    "edge": Step(edges.set_edge, SAVED),
}
# button -> whose rows, what it does, what is said afterwards, at which part of the page
REMOVALS: dict[str, tuple[Any, Callable[..., Any], str, str]] = {
    "remove_closure": (
        Closure, closures.remove_closure, gettext_noop("Die Pause ist gelöscht."), "closure",
    ),
    "remove_school_holiday": (
        SchoolHoliday, school_actions.remove_school_holiday, gettext_noop("Die Ferien sind gelöscht."),
        "school_holiday",
    ),
    "remove_edge": (
        LanguageEdge, edges.remove_edge, gettext_noop("Hier gilt wieder der Hinweis aus der Liste."), "edge",
    ),
}  # fmt: skip


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def rules(request: DoorRequest) -> HttpResponse:
    """Everything on one page; `do` says which form or button was used."""
    pool = request.membership.pool
    forms = {one.name: one(pool=pool) for one in FORMS}
    context: dict[str, Any] = {}
    if request.method == "POST":
        name = sent(request, {**STEPS, **REMOVALS})
        if name not in STEPS:
            return _remove(request, pool, name)
        form = forms[name] = type(forms[name])(request.POST, pool=pool)
        if "preview" in request.POST:
            context["preview"] = _previewed(form, pool)
        elif row := done(request, form, STEPS[name], pool):
            _say_withdrawn(request, row, name)
            return back_to(reverse("desk_rules"), name)
    context |= {"forms": forms, "form": next((one for one in forms.values() if one.errors), None)}
    return render(request, "scheduling/desk/rules.html", context | _shown(pool))


def _shown(pool: Pool) -> dict[str, Any]:
    """What stands there beside the forms."""
    at = clock.now()
    today = at.astimezone(pool.tz).date()
    holidays = public_holidays.of_year(pool.federal_state, today.year, get_language() or "de")
    ways = edge_rows(pool)
    return {
        "year": today.year,
        "holidays": sorted(holidays.items()),
        "closures": Closure.objects.of(pool).order_by("first_day", "pk"),
        "school_holidays": SchoolHoliday.objects.of(pool).filter(last_day__gte=today).order_by("first_day"),
        "source": school_holidays.source(pool.federal_state),
        "own_edges": [row for row in ways if row.own],
        "hinted_edges": [row for row in ways if not row.own],
        "budget": budget_of(pool, at),
        "changed": changed(last_change(pool, pool.pk)),
    }


def _previewed(form: SectionForm, pool: Pool) -> Any:
    """The last search in the order of these weights; nothing when they are none."""
    if not form.is_valid():
        return None
    try:
        weights = check_weights(form.wanted()["weights"])
    except WeightsUseless as refused:
        refuse(form, refused)
        return None
    return preview(pool, weights) or "nothing"


def _remove(request: DoorRequest, pool: Pool, name: str) -> HttpResponse:
    model, act, after, part = REMOVALS[name]
    row = get_object_or_404(model.objects.of(pool), pk=row_number(request))
    _say_withdrawn(request, act(row, by=request.actor, at=clock.now()), part)
    messages.success(request, _(after), extra_tags=part)
    return back_to(reverse("desk_rules"), part)


def _say_withdrawn(request: DoorRequest, row: Any, part: str) -> None:
    """How many stand-ins ended with an edge."""
    if withdrawn := getattr(row, "withdrawn", 0):
        text = ngettext(
            "%(n)s bestätigter Ersatz ist damit zurückgenommen.",
            "%(n)s bestätigte Ersatzsprachen sind damit zurückgenommen.",
            withdrawn,
        )
        messages.warning(request, text % {"n": withdrawn}, extra_tags=part)
