"""One registration: let it in, add its person to an institution there is, or say no; and how all are met."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from notifications import clock
from pool.actions.authorities import namesake
from pool.actions.welcome import set_welcome
from scheduling.actions.registrations import approve_registration, reject_registration
from scheduling.desk.forms_authorities import ApproveForm, WelcomeForm
from scheduling.domain.joining import WAITING_REGISTRATION
from scheduling.doors import DoorRequest, answering, coordinator_required, tried
from scheduling.forms.requests import ReasonForm
from scheduling.models import Registration
from scheduling.showing import registration_facts


@coordinator_required
@answering
def registration(request: DoorRequest, pk: int) -> HttpResponse:
    """What was said, and two buttons; without the mailbox being proved, the desk may have phoned."""
    rows = Registration.objects.of(request.membership.pool).select_related("authority")
    row = get_object_or_404(rows, pk=pk)
    pool, who = request.membership.pool, {"by": request.actor, "at": clock.now()}
    no = request.method == "POST" and "reason" in request.POST
    yes = request.method == "POST" and not no
    approve = ApproveForm(request.POST if yes else None, pool=pool, same=namesake(pool.pk, row.name))
    reject = ReasonForm(request.POST if no else None)
    if yes and approve.is_valid():
        done = tried(approve, approve_registration, row, into=approve.wanted(), **who)
        if done:
            said = _("%(name)s kann jetzt anfragen. Die Person bekommt eine E-Mail.")
            messages.success(request, said % {"name": done.authority})
            return redirect("desk_authority", done.authority_id)
    if no and reject.is_valid() and tried(reject, reject_registration, row, **who, **reject.cleaned_data):
        messages.success(request, _("Abgelehnt. Die Person bekommt den Grund per E-Mail."))
        return redirect("desk_authorities")
    context = {
        "row": row,
        "facts": registration_facts(row),
        "open": row.state in WAITING_REGISTRATION,
        "same": namesake(pool.pk, row.name),
        "approve": approve,
        "error": " ".join(str(one) for said in reject.errors.values() for one in said),
        "form": approve,
    }
    return render(request, "scheduling/desk/registration.html", context)


@coordinator_required
def welcome(request: DoorRequest) -> HttpResponse:
    """Who registers how, whom the Pool trusts, and what everybody agrees to."""
    pool = request.membership.pool
    form = WelcomeForm(request.POST if request.method == "POST" else None, pool=pool)
    if form.is_valid() and tried(
        form, set_welcome, pool, welcome=form.wanted(), by=request.actor, at=clock.now()
    ):
        messages.success(request, _("Gespeichert."))
        return redirect("desk_welcome")
    context = {"form": form, "title": _("Aufnahme von Einrichtungen"), "button": _("Speichern")}
    context |= {"back": reverse("desk_authorities"), "back_label": _("Zurück")}
    return render(request, "scheduling/institution/form_page.html", context)
