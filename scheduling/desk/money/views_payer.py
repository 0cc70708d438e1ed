"""The account from which a Pool pays, its cost centre, and from which sum on two persons are needed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.actions.money_rules import set_money_rules
from scheduling.desk.money.forms_payments import PayerForm
from scheduling.doors import DoorRequest, coordinator_required, tried
from scheduling.queries.money_rules import money_rules_of


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def payer(request: DoorRequest) -> HttpResponse:
    """For who manages the Pool; others are told so."""
    pool = request.membership.pool
    form = PayerForm(request.POST if request.method == "POST" else None, rules=money_rules_of(pool))
    told = {"verb": "set_payer", "by": request.actor, "at": clock.now()}
    if form.is_valid() and tried(form, set_money_rules, pool, changes=form.wanted(), **told):
        messages.success(request, _("Gespeichert."))
        return redirect("desk_settings")
    context = {
        "form": form, "title": _("Konto des Pools"), "button": _("Speichern"),
        "back": reverse("desk_settings"),
        "lead": _(
            "Von diesem Konto wird gezahlt, wenn Sie eine SEPA-Datei für Ihre Bank erstellen. Zahlt die "
            "Kasse des Landkreises nach einer Liste, genügt die Kostenstelle."
        ),
    }  # fmt: skip
    return render(request, "scheduling/institution/form_page.html", context)
