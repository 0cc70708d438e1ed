"""What the sweep must look at now, over all Pools."""

from datetime import datetime

from django.db.models import QuerySet

from scheduling.domain.states import OPEN_OFFER, AssignmentState, RequestState
from scheduling.models import Assignment, Offer, Request


def due_requests() -> "QuerySet[Request]":
    """Searches that may have to ask the next people."""
    rows = Request.objects.across_pools().filter(state=RequestState.SEARCHING)
    return rows.select_related("pool").order_by("pk")


def due_reconfirmations(at: datetime) -> "QuerySet[Offer]":
    """Questions about a new time that have waited long enough, or whose time to ask is over."""
    rows = Offer.objects.across_pools().filter(
        state__in=OPEN_OFFER, request__state=RequestState.RECONFIRMING, round__waits_until__lte=at
    )
    return rows.select_related("request__pool", "pool").order_by("pk")


def due_assignments(at: datetime) -> "QuerySet[Assignment]":
    """Agreed times that are over."""
    rows = Assignment.objects.across_pools().filter(state=AssignmentState.CONFIRMED, ends__lte=at)
    return rows.select_related("request", "pool", "person").order_by("pk")
