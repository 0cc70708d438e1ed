"""What Authorities thought of Assignments; for coordinators only."""

from collections.abc import Mapping

from django.db.models import Count, QuerySet

from pool.domain.actors import Actor, Role
from pool.models import Interpreter
from scheduling.models import Feedback

LATEST = 5
RELATED = "assignment__interpreter__person", "assignment__request", "person"


def feedback_rows(actor: Actor) -> "QuerySet[Feedback]":
    """All that this actor may read, the latest first."""
    rows = Feedback.objects.of(actor.pool_id or 0).select_related(*RELATED).order_by("-given_at", "-pk")
    return rows if actor.role is Role.COORDINATOR else rows.none()


def poor_feedback(actor: Actor) -> "QuerySet[Feedback]":
    """What somebody should look at."""
    return feedback_rows(actor).filter(rating=Feedback.POOR, seen_at=None)


def feedback_of(interpreter: Interpreter, actor: Actor) -> tuple[Mapping[str, int], list[Feedback]]:
    """How often they were rated with which word, and the latest."""
    rows = feedback_rows(actor).filter(assignment__interpreter=interpreter)
    counts = dict(rows.order_by().values_list("rating").annotate(Count("pk")))
    words = {str(word): counts[rating] for rating, word in Feedback.RATINGS.items() if rating in counts}
    return words, list(rows[:LATEST])
