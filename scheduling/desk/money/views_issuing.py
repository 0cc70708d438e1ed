"""Statements are issued: one, or all that wait; and how long a period is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from notifications import clock
from pool.models import Interpreter
from scheduling.actions.money_rules import set_money_rules
from scheduling.actions.statements import issue_statement
from scheduling.actions.statements_together import Issued, issue_all
from scheduling.desk.money.forms_statements import PeriodForm
from scheduling.desk.sections import back_to
from scheduling.desk.views_statements import statements_page
from scheduling.doors import DoorRequest, answering, coordinator_required, dated, numbered, sentence
from scheduling.queries.people import written_by


@coordinator_required
@require_POST
@answering
def issue(request: DoorRequest) -> HttpResponse:
    """Freeze one Interpreter's period; `take_back`: also what nobody has approved again."""
    pk, month = numbered(request.POST.get("interpreter", "")), dated(request.POST.get("month", ""))
    interpreter = get_object_or_404(Interpreter.objects.of(request.membership.pool), pk=pk)
    back = request.POST.get("take_back") == "1"
    row = issue_statement(interpreter, month=month, by=request.actor, at=clock.now(), take_back=back)
    messages.success(request, _("Abrechnung Nr. %(number)s ist erstellt.") % {"number": row.number})
    if not (row.interpreter.person.email or written_by(row.interpreter) == "sms"):
        text = _("Es gibt weder E-Mail noch SMS: Bitte geben Sie die Abrechnung auf Papier weiter.")
        messages.warning(request, text)
    return redirect("desk_statement", row.pk)


@coordinator_required
@require_POST
def issue_together(request: DoorRequest) -> HttpResponse:
    """All periods that are over, or the one that begins on `month`; what is refused is said."""
    first = dated(request.POST["month"]) if request.POST.get("month") else None
    told = issue_all(request.membership.pool, by=request.actor, at=clock.now(), first=first)
    _say(request, told)
    return redirect("desk_statements")


@coordinator_required
@require_POST
@answering
def period(request: DoorRequest) -> HttpResponse:
    """From now on: by the month, or by the quarter."""
    form, pool = PeriodForm(request.POST), request.membership.pool
    if form.is_valid():
        told = form.cleaned_data
        set_money_rules(pool, verb="set_period", changes=told, by=request.actor, at=clock.now())
        messages.success(request, _("Gespeichert. Das gilt für alles, was noch nicht abgerechnet ist."))
        return back_to(reverse("desk_statements"), "zeitraum")
    return statements_page(request, form)


def _say(request: DoorRequest, told: Issued) -> None:
    for interpreter, refused in told.refused:
        messages.warning(request, f"{interpreter.person.name}: {sentence(refused)}")
    if told.done:
        text = ngettext("%(n)s Abrechnung ist erstellt.", "%(n)s Abrechnungen sind erstellt.", len(told.done))
        messages.success(request, text % {"n": len(told.done)})
    elif not told.refused:
        messages.info(request, _("Es wartet nichts, das abgerechnet werden kann."))
    if told.left:
        text = _("Weitere warten noch: %(n)s. Bitte drücken Sie noch einmal auf „Alle ausstellen“.")
        messages.info(request, text % {"n": told.left})
