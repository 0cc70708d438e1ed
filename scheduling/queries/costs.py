"""What it costs an Authority to cancel what somebody has agreed to."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from pool.domain.actors import Role
from pool.models import Event, Pool
from scheduling.domain.cancelling import FREE, CancelRule, Terms, terms
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Offer, Request


def rule_of(pool: Pool) -> CancelRule:
    """What this Pool has decided."""
    return CancelRule(pool.cancel_hours, pool.cancel_cost)


def cancel_terms(requests: Iterable[Request], *, at: datetime) -> Terms:
    """For withdrawing these Requests of one Pool together.

    Nobody pays for whom we have failed: neither for somebody who has not come, nor for their replacement.
    """
    rows = list(requests)
    held = [one for row in rows if not row.replaces_id for one in row.assignments.all()]
    agreed = [one.starts for one in held if _binds(one)]
    return terms(rule_of(rows[0].pool), sorted(agreed), at) if rows else Terms(None, FREE, FREE)


def late_cost(assignment: Assignment, request: Request, *, at: datetime) -> Decimal:
    """What the Authority owes when it ends this one at `at`."""
    if request.replaces_id or not _binds(assignment):
        return FREE
    return rule_of(request.pool).cost(assignment.starts, at)


def cost_of_change(offer: Offer, held: Assignment) -> Decimal:
    """What the Authority owes when who had agreed says no to its other time: as if it had cancelled then.

    A coordinator's change costs it nothing.
    """
    story = Event.objects.of(offer.pool_id).about(offer.request)
    last = story.filter(verb="change", at__lte=offer.made_at).last()
    if last is None or last.role != Role.AUTHORITY:
        return FREE
    return late_cost(held, offer.request, at=offer.made_at)


def _binds(assignment: Assignment) -> bool:
    return assignment.state == AssignmentState.CONFIRMED and assignment.missed_at is None
