"""What is to be learned about a Request beside its search."""

from django.conf import settings

from notifications.queue import enqueue
from pool.domain.settings_of_work import Modality
from scheduling.models import Request


def want_roads(request: Request) -> None:
    """Have the worker measure the ways to an appointment on site, once this transaction is through."""
    if settings.ROUTING_URL and request.modality == Modality.ON_SITE:
        enqueue("scheduling.tasks.learn_roads", request.pk)
