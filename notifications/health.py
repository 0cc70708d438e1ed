"""Two questions of a supervisor: does the process live, and can the pool do its work?"""

from datetime import datetime, timedelta

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from notifications import lines, mailboxes, queue
from notifications.clock import now
from notifications.domain.statuses import MessageState
from notifications.models import Message

BEAT = timedelta(minutes=3)
OVERDUE = timedelta(minutes=5)


@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """The process answers. Asks nobody else, so that a restart never hangs on the database."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Database, worker and outbox are well; otherwise 503 with the reasons."""
    try:
        reasons, rejected = complaints(now()), lines.rejections()
    except Error:
        reasons, rejected = ["The database does not answer."], None
    answer = {"status": "not ready" if reasons else "ok", "reasons": reasons, "rejected_calls": rejected}
    response = JsonResponse(answer, status=503 if reasons else 200)
    response["Cache-Control"] = "no-store"
    return response


def complaints(at: datetime) -> list[str]:
    """What keeps words from leaving or coming in; empty when all is well."""
    found = []
    beat = queue.last_beat()
    if beat is None or at - beat > BEAT:
        found.append("The worker gave no sign of life for 3 minutes.")
    late = Message.objects.filter(state=MessageState.QUEUED, due_at__lt=at - OVERDUE).count()
    if late:
        found.append(f"{late} message(s) wait for more than 5 minutes.")
    return found + lines.complaints(at) + mailboxes.complaints(at)
