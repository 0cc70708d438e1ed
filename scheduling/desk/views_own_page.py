"""A volunteer's own page, from the desk: send them a link, end the links and calendar addresses there are."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from notifications import clock
from pool.models import Interpreter
from scheduling.actions import links
from scheduling.actions.feeds import revoke_feed
from scheduling.desk.sections import back_to, row_number
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.queries.feeds import feeds_about


def _send(row: Interpreter, request: DoorRequest, **who: Any) -> None:
    links.send_own_link(row, **who)


def _revoke_all(row: Interpreter, request: DoorRequest, **who: Any) -> None:
    links.revoke_all(row, **who)


def _revoke_feed(row: Interpreter, request: DoorRequest, **who: Any) -> None:
    revoke_feed(get_object_or_404(feeds_about(row), pk=row_number(request)), **who)


STEPS: dict[str, tuple[Callable[..., None], str]] = {
    "send_own_link": (_send, gettext_noop("Der Link ist unterwegs.")),
    "revoke_all": (_revoke_all, gettext_noop("Alle Links und Kalender-Adressen sind gesperrt.")),
    "revoke_feed": (_revoke_feed, gettext_noop("Die Kalender-Adresse ist gesperrt.")),
}


@coordinator_required
@require_POST
@answering
def own_page(request: DoorRequest, pk: int) -> HttpResponse:
    """One of three buttons."""
    rows = Interpreter.objects.of(request.membership.pool).select_related("person", "pool")
    row = get_object_or_404(rows, pk=pk)
    do = request.POST.get("do", "")
    if do not in STEPS:
        raise SuspiciousOperation("No such button.")
    act, after = STEPS[do]
    act(row, request, by=request.actor, at=clock.now())
    messages.success(request, _(after))
    return back_to(reverse("desk_person", args=[pk]), "own_page")
