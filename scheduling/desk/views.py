"""Today: what needs somebody, who is where today and tomorrow, which searches are going on."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from notifications import clock
from scheduling import queries
from scheduling.desk.views_numbers import numbers_shown
from scheduling.domain.states import RecordState
from scheduling.doors import DoorRequest, coordinator_required
from scheduling.queries import desk
from scheduling.queries.attention import waiting_words
from scheduling.queries.feedback import poor_feedback
from scheduling.queries.onboarding import registrations_waiting
from scheduling.queries.own_calendars import calendars_failing
from scheduling.queries.silences import silences
from scheduling.queries.words import CLERK_WORD, with_requests


@coordinator_required
@require_safe
def today(request: DoorRequest) -> HttpResponse:
    """The first page of the day."""
    actor, pool, at = request.actor, request.membership.pool, clock.now()
    day = at.astimezone(pool.tz).date()
    begin, middle = queries.day_bounds(pool, day)
    end = queries.day_bounds(pool, day + timedelta(days=1))[1]
    waiting = list(waiting_words(actor))
    unclear = [message for message in waiting if message.kind != CLERK_WORD]
    failed = list(desk.failed_messages(actor, since=at - timedelta(days=1)))
    numbers = [*(message.sender for message in unclear), *(message.recipient for message in failed)]
    plans = list(queries.assignments_between(actor, begin, end))
    context = {
        "requests": desk.in_the_air(actor, at=at),
        "unclear": unclear,
        "clerk_words": with_requests(waiting, actor),
        "missed": list(queries.missed_undecided(actor)),
        "failed": failed,
        "silent": desk.opted_out_lately(actor, at=at),
        "silences": silences(plans, at=at),
        "names": desk.people_by_number(actor, numbers),
        "hours": desk.records_in(actor, RecordState.ATTESTED).count(),
        "registrations": registrations_waiting(actor).count(),
        "poor": poor_feedback(actor),
        **numbers_shown(actor, pool, at),
        "failing_calendars": calendars_failing(actor, at),
        "days": [
            (begin, [row for row in plans if row.starts < middle]),
            (middle, [row for row in plans if row.starts >= middle]),
        ],
        "at": at,
    }
    return render(request, "scheduling/desk/today.html", context)
