"""How many appointments a client has had or will have: counted by a keyed hash, nobody knows whose."""

from collections import Counter
from datetime import datetime
from typing import Any

from pool.models import Authority
from scheduling.domain.states import RequestState
from scheduling.models import Slot

NOT_SERVED = (RequestState.REJECTED, RequestState.WITHDRAWN)


def counted(authority: Authority, client: str, *, at: datetime, besides: int | None = None) -> dict[int, int]:
    """By local year; without those that came to nothing, and without the Request `besides`.

    Who replaces somebody that did not come is part of the same appointment.
    """
    if not client:
        return {}
    rows = Slot.objects.of(authority.pool_id).filter(
        rank=1, request__authority=authority, request__client_token=client, request__replaces=None
    )
    rows = rows.exclude(request__state__in=NOT_SERVED).exclude(
        request__state=RequestState.UNFILLED, ends__lte=at
    )
    found: Any = rows.exclude(request=besides) if besides else rows
    tz = authority.pool.tz
    return dict(Counter(starts.astimezone(tz).year for starts in found.values_list("starts", flat=True)))
