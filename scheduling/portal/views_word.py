"""The portal: a word to the coordinators about one Request."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from notifications import clock
from pool.resuming import filled
from scheduling import queries
from scheduling.actions.words import write_word
from scheduling.doors import DoorRequest, clerk_required, tried
from scheduling.forms.words import WordForm


@clerk_required
def request_word(request: DoorRequest, pk: int) -> HttpResponse:
    """Send it; what cannot be sent stays in the form, on a page of its own."""
    row = get_object_or_404(queries.request_rows(request.actor), pk=pk)
    form = filled(WordForm, request)
    if form.is_valid() and tried(
        form, write_word, row, writer=request.membership.person, by=request.actor, at=clock.now(),
        **form.cleaned_data,
    ):  # fmt: skip
        messages.success(request, _("Ihre Nachricht ist bei der Koordination."))
        return redirect("request_detail", row.pk)
    return render(request, "scheduling/portal/request_word.html", {"form": form, "row": row})
