"""One sum to one person: paid, come back, waived."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from notifications import clock
from scheduling.actions import payments
from scheduling.desk.money.forms_payments import PaidForm, ReturnedForm, WaivedForm
from scheduling.desk.sections import Step, done, sent
from scheduling.domain.paying import PAYOUT, PayoutMove
from scheduling.doors import DoorRequest, answering, coordinator_required, own
from scheduling.models import Payout
from scheduling.queries.payments import account_of

STEPS = {
    "paid": Step(payments.mark_paid, gettext_noop("Als bezahlt eingetragen.")),
    "returned": Step(
        payments.mark_returned, gettext_noop("Das Geld wartet wieder. Bitte die Bankverbindung prüfen.")
    ),
    "waived": Step(payments.waive_payout, gettext_noop("Der Verzicht ist eingetragen.")),
}
MOVES = {"paid": PayoutMove.PAY, "returned": PayoutMove.RETURN, "waived": PayoutMove.WAIVE}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def payout(request: DoorRequest, pk: int) -> HttpResponse:
    """What it is for and what became of it; the forms for what can still happen."""
    row = own(request, Payout, pk, "run", "interpreter__person", "pool")
    today = clock.now().astimezone(row.pool.tz).date()
    account = account_of(row.interpreter)
    forms = {
        "paid": PaidForm(today=today),
        "returned": ReturnedForm(today=today),
        "waived": WaivedForm(today=today, donates=bool(account and account.donates)),
    }
    if request.method == "POST":
        name = sent(request, STEPS)
        forms[name] = type(forms[name])(request.POST, today=today)
        if done(request, forms[name], STEPS[name], row):
            return redirect(f"{reverse('desk_payout', args=[pk])}#{name}")
    possible = [name for name, move in MOVES.items() if (row.state, move) in PAYOUT.moves]
    parts = row.parts.select_related("statement").order_by("statement__number")
    context = {"row": row, "parts": parts, "forms": forms, "possible": possible}
    return render(request, "scheduling/desk/money/payout.html", context)
