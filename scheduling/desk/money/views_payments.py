"""Payment: who waits for how much, the runs so far; a new run; one run with its sums, buttons and files."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from notifications import clock
from pool.domain.refusals import Refused
from scheduling import payment_files
from scheduling.actions import payments
from scheduling.desk.money.forms_payments import PaidForm, RunForm
from scheduling.domain import money
from scheduling.domain.bank_days import is_bank_day, next_bank_day
from scheduling.domain.payable import Standing
from scheduling.domain.paying import PayoutState, RunState
from scheduling.doors import DoorRequest, answering, coordinator_required, own, page_of, sentence, tried
from scheduling.models import PaymentRun
from scheduling.permissions import check_can_approve_run, needs_second
from scheduling.queries.money_rules import money_rules_of
from scheduling.queries.payments import payouts_of, ready, runs_of, seen, sums_of, waiting


@coordinator_required
@require_safe
def waiting_and_runs(request: DoorRequest) -> HttpResponse:
    """Who gets how much next and who waits for what; the runs, the newest first."""
    pool = request.membership.pool
    found = waiting(pool)
    context = {
        "ready": ready(found),
        "total": money.total(one.amount for one in ready(found)),
        "others": [one for one in found if one.standing is not Standing.READY],
        "sums": sums_of(pool),
        "page": page_of(request, runs_of(pool)),
    }
    return render(request, "scheduling/desk/money/payments.html", context)


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: DoorRequest) -> HttpResponse:
    """Everything that would be paid, before anything is made; what was shown is what is made."""
    pool, at = request.membership.pool, clock.now()
    rules, found = money_rules_of(pool), ready(waiting(pool))
    payer = bool(rules.debtor_name and rules.debtor_iban)
    kind = PaymentRun.SEPA if payer else PaymentRun.LIST
    first = {"kind": kind, "pays_on": next_bank_day(at.astimezone(pool.tz).date())}
    form = RunForm(request.POST if request.method == "POST" else None, initial=first)
    told: dict[str, Any] = {"by": request.actor, "at": at, "shown": request.POST.get("shown") or "-"}
    if form.is_valid() and (run := tried(form, payments.make_run, pool, **told, **form.cleaned_data)):
        messages.success(request, _("Der Zahlungslauf ist vorbereitet. Noch ist nichts bezahlt."))
        return redirect("desk_payment_run", run.pk)
    total = money.total(one.amount for one in found)
    context = {
        "form": form, "found": found, "total": total, "shown": seen(found), "payer": payer, "rules": rules,
        "second": rules.second_above is not None and total > rules.second_above,
    }  # fmt: skip
    return render(request, "scheduling/desk/money/payment_new.html", context)


@coordinator_required
@require_safe
def run(request: DoorRequest, pk: int) -> HttpResponse:
    """One run: whom, how much, where it stands, what can be done with it."""
    row, at = own(request, PaymentRun, pk, "pool"), clock.now()
    payouts = list(payouts_of(row))
    rules = money_rules_of(row.pool)
    day = payments.day_of(row, at) if row.state in (RunState.DRAFTED, RunState.APPROVED) else row.pays_on
    context = {
        "row": row,
        "payouts": payouts,
        "sums": _by_state(payouts),
        "rules": rules,
        "second": needs_second(row, rules.second_above),
        "not_by_me": _why_not(request, row, payouts, rules),
        "day": day,
        "executed": next_bank_day(day),
        "bank_day": is_bank_day(day),
        "kinds": payment_files.kinds_of(row),
        "under_way": any(one.state == PayoutState.ORDERED for one in payouts),
        "paid_form": PaidForm(today=at.astimezone(row.pool.tz).date()),
    }
    return render(request, "scheduling/desk/money/payment_run.html", context)


def _by_state(payouts: list[Any]) -> list[tuple[Any, int, Any]]:
    """(a Payout of that state, how many, together) in the order of the states."""
    groups = [[one for one in payouts if one.state == state] for state in PayoutState]
    return [(rows[0], len(rows), money.total(one.amount for one in rows)) for rows in groups if rows]


def _why_not(request: DoorRequest, row: PaymentRun, payouts: list[Any], rules: Any) -> str:
    """Why this visitor cannot approve it; empty when they can."""
    paid = {one.interpreter.person_id for one in payouts if one.state == PayoutState.PLANNED}
    try:
        check_can_approve_run(request.actor, row, limit=rules.second_above, paid=paid)
    except Refused as refused:
        return sentence(refused)
    return ""


def _paid(row: PaymentRun, request: DoorRequest, at: datetime) -> None:
    form = PaidForm(request.POST, today=at.astimezone(row.pool.tz).date())
    if not form.is_valid():
        raise payments.NoDay
    payments.mark_run_paid(row, on=form.cleaned_data["on"], by=request.actor, at=at)


def _acting(act: Callable[..., Any]) -> Callable[..., None]:
    def inner(row: PaymentRun, request: DoorRequest, at: datetime) -> None:
        act(row, by=request.actor, at=at)

    return inner


STEPS: dict[str, tuple[Callable[..., None], str]] = {
    "approve": (_acting(payments.approve_run), gettext_noop("Der Zahlungslauf ist freigegeben.")),
    "order": (
        _acting(payments.approve_and_order),
        gettext_noop("Die Datei ist erstellt. Bitte herunterladen und an Bank oder Kasse geben."),
    ),
    "discard": (
        _acting(payments.discard_run),
        gettext_noop("Der Zahlungslauf ist verworfen. Alles darin wartet wieder."),
    ),
    "paid": (_paid, gettext_noop("Alles ist als bezahlt eingetragen.")),
}


@coordinator_required
@require_POST
@answering
def step(request: DoorRequest, pk: int) -> HttpResponse:
    """One of the buttons of a run."""
    row = own(request, PaymentRun, pk, "pool")
    do = request.POST.get("do", "")
    if do not in STEPS:
        raise SuspiciousOperation("No such button.")
    act, after = STEPS[do]
    act(row, request, clock.now())
    messages.success(request, _(after))
    return redirect("desk_payment_run", pk)


@coordinator_required
@require_POST
@answering
def file(request: DoorRequest, pk: int) -> HttpResponse:
    """The file as it was made; by a button, since it is noted who has it."""
    row, kind = own(request, PaymentRun, pk, "pool"), request.POST.get("kind", "")
    content = payments.fetch_file(row, kind=kind, by=request.actor, at=clock.now())
    name = f"{row.pool.slug}-zahlung-{row.number}.{kind}"
    return HttpResponse(
        content, content_type=payment_files.MEDIA_TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )  # fmt: skip
