"""The link at the foot of a Mailing: no more of them, in one click, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.domain.actors import Actor, Role
from pool.models import Interpreter
from scheduling.actions.mailings import set_mailings
from scheduling.doors.secret_addresses import crowded, private
from scheduling.queries.mailings import behind_no_more


@csrf_exempt  # from the middleware, whose refusal would lack our headers; csrf_protect checks inside
@private
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def no_more(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows, since scanners of mail open every link; POST acts, and can be taken back."""
    if crowded(request, token):
        return render(request, "429.html", status=429)
    row = behind_no_more(token)
    if row is None:
        return render(request, "scheduling/welcome/gone.html", status=404)
    if request.method == "POST":
        wanted = request.POST.get("mailings") == "yes"
        set_mailings(row, wanted=wanted, by=_themselves(row), at=clock.now())
        return redirect(request.path)
    with timezone.override(row.pool.tz):
        return render(request, "scheduling/welcome/no_more.html", {"row": row, "pool": row.pool})


def _themselves(row: Interpreter) -> Actor:
    """Who reads that mailbox speaks for themselves, in this one matter."""
    return Actor(
        Role.INTERPRETER, row.person.name, pool_id=row.pool_id, person_id=row.person_id, interpreter_id=row.pk
    )
