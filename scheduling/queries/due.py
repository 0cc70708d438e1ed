"""What the sweep must look at now, over all Pools."""

from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from pool.models import Interpreter, OwnCalendar
from scheduling.domain.escalation import WISH
from scheduling.domain.states import OPEN_OFFER, AssignmentState, RequestState
from scheduling.models import Assignment, Offer, Request, YearClosing
from scheduling.queries.asking import asking_ends, still_to_leave

SOON, IN_TIME = timedelta(hours=24), timedelta(hours=48)


def due_requests() -> "QuerySet[Request]":
    """Searches that may have to ask the next people, what begins soonest first: a sweep may be cut short."""
    rows = Request.objects.across_pools().filter(state=RequestState.SEARCHING, slots__rank=WISH)
    return rows.select_related("pool").order_by("slots__starts", "pk")


def due_warnings(at: datetime) -> "QuerySet[Request]":
    """Searches nobody was warned about, for what begins soon and was filed in good time."""
    first = Request.objects.across_pools().filter(state=RequestState.SEARCHING, warned_at__isnull=True)
    soon = Q(slots__rank=WISH, slots__starts__gt=at, slots__starts__lte=at + SOON)
    in_time = Q(slots__starts__gte=F("submitted_at") + IN_TIME)
    return first.filter(soon & in_time).select_related("pool").order_by("pk")


def due_reconfirmations(at: datetime) -> list[Offer]:
    """Questions about a new time that have waited long enough, or whose time to ask is over.

    What waits here since the provider is away was put to nobody, and costs nobody what they have promised.
    """
    rows = Offer.objects.across_pools().filter(
        state__in=OPEN_OFFER, request__state=RequestState.RECONFIRMING, round__waits_until__lte=at
    )
    here = still_to_leave(rows)
    found = rows.select_related("request__pool", "pool", "slot").order_by("pk")
    return [row for row in found if row.pk not in here or at >= asking_ends(row.request, row.slot)]


def due_assignments(at: datetime) -> "QuerySet[Assignment]":
    """Agreed times that are over."""
    rows = Assignment.objects.across_pools().filter(state=AssignmentState.CONFIRMED, ends__lte=at)
    return rows.select_related("request", "pool", "person").order_by("pk")


def due_calendars(at: datetime) -> "QuerySet[OwnCalendar]":
    """Calendars elsewhere that are to be read again, of whoever still belongs to a Pool."""
    here = Interpreter.objects.across_pools().filter(person=OuterRef("person"))
    rows = OwnCalendar.objects.filter(Exists(here.exclude(state=Interpreter.LEFT)), due_at__lte=at)
    return rows.order_by("due_at", "pk")


def due_closings(at: datetime, *, stale: timedelta) -> "QuerySet[YearClosing]":
    """Those nobody goes on with: their job was lost, or its worker died."""
    rows = YearClosing.objects.across_pools().filter(finished_at=None)
    return rows.filter(Q(claimed_at=None) | Q(claimed_at__lt=at - stale)).order_by("pk")
