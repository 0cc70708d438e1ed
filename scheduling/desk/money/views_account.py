"""How one person is paid: the account (four signs of it), waived or not, what is open, what was paid."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.models import Interpreter
from scheduling.actions import bank_accounts, payments
from scheduling.desk.money.forms_payments import AccountForm, WaivedForm, WaiveForm
from scheduling.desk.sections import Step, back_to, done, sent
from scheduling.domain.ibans import bank_of, grouped
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.models import BankAccount
from scheduling.queries.payments import account_doubted, account_of, paid_to, waiting

STEPS = {
    "account": Step(bank_accounts.set_account, gettext_noop("Gespeichert. Die Person bekommt Bescheid.")),
    "waive": Step(bank_accounts.waive_account, gettext_noop("Der Verzicht ist eingetragen.")),
    "waived": Step(payments.waive_open, gettext_noop("Der Verzicht ist eingetragen.")),
}
BUTTONS: dict[str, tuple[Callable[..., Any], str]] = {
    "ask": (bank_accounts.ask_for_account, gettext_noop("Die Nachricht mit dem Link ist unterwegs.")),
    "confirm": (bank_accounts.confirm_account, gettext_noop("Die Bankverbindung wird wieder verwendet.")),
}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def account(request: DoorRequest, pk: int) -> HttpResponse:
    """The page, its forms and buttons; the whole IBAN stands only on the answer to its button."""
    rows = Interpreter.objects.of(request.membership.pool).select_related("person", "pool")
    row, at = get_object_or_404(rows, pk=pk), clock.now()
    found = account_of(row)
    forms = _forms(row, found, at.astimezone(row.pool.tz).date())
    whole = ""
    if request.method == "POST":
        name = sent(request, {"look": None, **STEPS, **BUTTONS})
        if name == "look":
            found = bank_accounts.look_at_account(row, by=request.actor, at=at)
            whole = grouped(found.iban)
        elif name in BUTTONS:
            act, after = BUTTONS[name]
            act(row, by=request.actor, at=at)
            messages.success(request, _(after))
            return back_to(reverse("desk_account", args=[pk]), name)
        else:
            forms[name] = forms[name](request.POST)
            if done(request, forms[name], STEPS[name], row):
                return back_to(reverse("desk_account", args=[pk]), name)
    context = {
        "row": row, "account": found, "whole": whole, "doubted": account_doubted(found),
        "bank": bank_of(found.iban) if found and found.iban else "",
        "forms": {name: form() if callable(form) else form for name, form in forms.items()},
        "open": next(iter(waiting(row.pool, row)), None), "payouts": paid_to(row),
    }  # fmt: skip
    return render(request, "scheduling/desk/money/account.html", context)


def _forms(row: Interpreter, found: BankAccount | None, today: Any) -> dict[str, Any]:
    """By name, each still to be filled: with what was sent, or as it is."""
    donates = bool(found and found.donates)
    return {
        "account": lambda data=None: AccountForm(data, account=found, name=row.person.name),
        "waive": lambda data=None: WaiveForm(data, account=found),
        "waived": lambda data=None: WaivedForm(data, today=today, donates=donates),
    }
