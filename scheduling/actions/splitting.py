"""When nobody can come to all dates of a series: from then on each date is asked for by itself."""

from datetime import datetime

from django.db.models import F

from pool.domain.actors import SYSTEM
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions.locks import lock_request
from scheduling.models import Request, Series


def split_series(request: Request, *, at: datetime) -> list[Request]:
    """End the search for one person for all; returns the dates that are open, the leading one first.

    To the leading date the next question is a new one: who was asked for all of them may be asked for this.
    Runs in the transaction of whoever asks, with the series locked.
    """
    dates = queries.series_open(request)
    Series.objects.of(request.pool_id).filter(requests=request).update(together=False)
    Request.objects.of(request.pool_id).filter(pk=request.pk).update(version=F("version") + 1)
    for one in dates:
        Event.record("split_series", one, by=SYSTEM, at=at, series=request.series_id)
    messages.split_series(dates, at=at)
    return [lock_request(one) for one in dates]
