"""Steuerfreier Betrag: which law counts here, and what happens when its amount is used up."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.domain.ceilings import AMOUNTS, LAWS, ceiling_of
from scheduling.actions.ceilings import set_ceiling_rules
from scheduling.desk.money.forms_ceilings import CeilingRulesForm
from scheduling.desk.sections import Step, back_to, changed, done
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.queries.team import last_changes

VERB = "set_ceiling_rules"
STEP = Step(set_ceiling_rules, gettext_noop("Gespeichert. Die nächste Suche rechnet damit."))


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def rules(request: DoorRequest) -> HttpResponse:
    """One form, and the amounts of the law beside it."""
    pool = request.membership.pool
    form = CeilingRulesForm(request.POST if request.method == "POST" else None, pool=pool)
    if request.method == "POST" and done(request, form, STEP, pool):
        return back_to(reverse("desk_ceilings_rules"), form.name)
    year = clock.now().astimezone(pool.tz).year
    amounts = [(LAWS[law], [ceiling_of(law, one) for one in (year, year + 1)]) for law in AMOUNTS]
    context = {"form": form, "amounts": amounts, "changed": changed(last_changes(pool, [VERB]).get(VERB))}
    return render(request, "scheduling/desk/money/ceilings_rules.html", context)
