"""Who has not come, by what the Authorities say, and who is searched for instead."""

from django.db.models import Q, QuerySet

from pool.domain.actors import Actor
from scheduling.domain.states import APPROVED_RECORD, HELD_ASSIGNMENT
from scheduling.models import Assignment, Request
from scheduling.queries.visible import visible


def replacements_of(assignment: Assignment) -> "QuerySet[Request]":
    """The Requests for somebody else, the newest first; a withdrawn one left out."""
    rows = Request.objects.of(assignment.pool_id).filter(replaces=assignment).exclude(state="withdrawn")
    rows = rows.select_related("pool", "authority", "requester")
    return rows.prefetch_related("slots", "positions", "assignments__interpreter__person").order_by("-pk")


def missed_undecided(actor: Actor) -> "QuerySet[Assignment]":
    """Those of whom an Authority says that they did not come, until a coordinator has decided."""
    rows = visible(Assignment, actor).filter(missed_at__isnull=False, state__in=HELD_ASSIGNMENT)
    open_hours = Q(service_record__isnull=True) | ~Q(service_record__state__in=APPROVED_RECORD)
    related = "request__authority", "interpreter__person", "position", "pool"
    return rows.filter(open_hours).select_related(*related).order_by("starts", "pk")
