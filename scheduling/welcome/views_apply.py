"""/mitmachen/<pool>/dolmetschen/: somebody wants to interpret. Whom the Pool knows is told to nobody."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.domain.refusals import Refused
from scheduling.actions import applications
from scheduling.domain.joining import WAITING_APPLICATION
from scheduling.doors import sentence, tried
from scheduling.models import Application
from scheduling.queries.applications import accepting_pools
from scheduling.welcome.forms_apply import ApplicationForm
from scheduling.welcome.limits import too_many
from scheduling.welcome.views_links import behind


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """The form. What is typed stays, whatever is wrong; known or not, everybody is thanked alike.

    `website` is a field that people do not see: what fills it in is a machine, thanked and not kept.
    """
    pool = get_object_or_404(accepting_pools(), slug=slug)
    form = ApplicationForm(request.POST if request.method == "POST" else None)
    if request.POST.get("website"):
        return redirect("welcome_applied", slug)
    status = 200
    if form.is_valid():
        key = form.cleaned_data["key"] or uuid.uuid4().hex
        if too_many(request, form, "email", "mobile"):
            status = 429
        elif tried(
            form, applications.file_application, pool, said=form.said(), agreed=True, key=key, at=clock.now()
        ):
            return redirect("welcome_applied", slug)
    return render(request, "scheduling/welcome/apply.html", {"form": form, "pool": pool}, status=status)


@require_safe
def applied(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everybody: thank you, and what comes next."""
    pool = get_object_or_404(accepting_pools(), slug=slug)
    return render(request, "scheduling/welcome/applied.html", {"pool": pool})


@behind(Application)
def application(request: HttpRequest, row: Application) -> HttpResponse:
    """Yes, that was me; or: I do not want to any more. Afterwards: what became of it."""
    at, refused, do = clock.now(), "", request.POST.get("do", "")
    try:
        if do == "withdraw":
            applications.withdraw_application(row, by=applications.applicant(row), at=at)
            return redirect(request.path)
        if request.method == "POST":
            applications.confirm_application(row, at=at)
            return redirect(request.path)
    except Refused as said:
        row.refresh_from_db()
        refused = sentence(said)
    waits = row.state in WAITING_APPLICATION
    context = {
        "row": row,
        "pool": row.pool,
        "waits": waits,
        "ahead": bool(row.interview_at and row.interview_at > at),
    }
    status = 409 if refused else 200
    return render(
        request, "scheduling/welcome/application.html", context | {"refused": refused}, status=status
    )
