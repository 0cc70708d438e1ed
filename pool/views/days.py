"""What is special about a day, asked while somebody chooses it."""

from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pool.special_days import special_days

MOST = 10


@login_required
@require_safe
def day_notes(request: HttpRequest) -> HttpResponse:
    """The notes of every day among the values of the query; what is no day has none. For members."""
    membership = getattr(request, "membership", None)
    if membership is None:
        raise Http404
    typed = [*request.GET.dict().values()][:MOST]
    days = [day for text in typed if (day := _day(str(text)))]
    found = special_days(membership.pool, days, get_language() or "de")
    notes = [one for day in sorted(found) for one in found[day]]
    return render(request, "pool/day_note.html", {"field": {"notes": notes}})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
