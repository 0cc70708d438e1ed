"""What we say about several dates at once; one date is told by scheduling.messages."""

from collections.abc import Sequence
from datetime import datetime

from scheduling import messages, wording_series
from scheduling.models import Assignment, Request


def confirmed(rows: Sequence[Assignment], *, at: datetime) -> None:
    """The one SMS after a yes to all dates: each has its own code, and can be cancelled by itself."""
    first, pool = rows[0], rows[0].pool
    messages.sms(
        "confirmed_series", first.person, pool, about=f"assignment:{first.pk}", at=at, due=at,
        key=f"confirmed_series:{first.pk}:{first.sequence}", expires=rows[-1].ends, code=first.code,
        count=len(rows), dates=wording_series.with_codes(rows, pool.tz),
        request=first.request, assignment=first,
        kind="confirmed", urgent=first.starts - at <= messages.SOON,
        **messages.facts(first.request, first.position, via=first.via),
    )  # fmt: skip


def split(dates: Sequence[Request], *, at: datetime) -> None:
    """Nobody can come to all dates; authority and coordinator hear that each is asked for by itself now."""
    first = dates[0]
    told = wording_series.in_short([one.slot for one in dates], first.pool.tz, most=len(dates))
    for to_pool in (True, False):
        address = first.pool.email if to_pool else first.requester.email
        link = f"/desk/requests/{first.pk}/" if to_pool else f"/anfragen/{first.pk}/"
        messages.mail(
            "split_series", address, first.pool, about=f"request:{first.pk}", at=at, request=first,
            key=f"split_series:{first.series_id}:{'pool' if to_pool else 'requester'}", link=link,
            to_pool=to_pool, count=len(dates), dates=told, **messages.facts(first),
        )  # fmt: skip
