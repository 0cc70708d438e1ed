"""Which Requests probably mean the same: one Authority, one language, and the same hour or the same case.

    two living Requests of one Authority that share a language, and
        their times overlap or are less than 30 minutes apart, unless they name two different cases
        or they name the same case and begin within twelve hours of each other

The dates of one series are meant to be several, and a replacement is a second person for the same time.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from scheduling.domain.states import RequestState
from scheduling.models import Position, Request, Slot

ALIVE = (
    RequestState.SUBMITTED, RequestState.APPROVED, RequestState.SEARCHING, RequestState.RECONFIRMING,
    RequestState.FILLED, RequestState.UNFILLED,
)  # fmt: skip
COLUMNS = ("pk", "authority", "client_token", "series", "begins", "stops")
NEAR, SAME_DAY = timedelta(minutes=30), timedelta(hours=12)


def marked(rows: "QuerySet[Any]", pool: int) -> "QuerySet[Any]":
    """The same Requests of this Pool, each with `double`: whether another one probably means the same."""
    first = Slot.objects.of(pool).filter(request=OuterRef("pk"), rank=1)
    rows = rows.annotate(begins=first.values("starts")[:1], stops=first.values("ends")[:1])
    mine = Position.objects.of(pool).filter(request=OuterRef(OuterRef(OuterRef("pk"))), dropped=False)
    outer = [OuterRef(name) for name in COLUMNS]
    other = _alike(pool, *outer, languages=mine.values("language"))
    alive = Q(Exists(other)) & Q(state__in=ALIVE, replaces=None)
    return rows.annotate(double=ExpressionWrapper(alive, output_field=BooleanField()))


def double_in(rows: "Iterable[Request]", pool: int) -> set[int]:
    """Which of these few another one probably means; a whole list is never searched, only the page shown."""
    shown = Request.objects.of(pool).filter(pk__in=[row.pk for row in rows])
    return set(marked(shown, pool).filter(double=True).values_list("pk", flat=True))


def doubles_of(request: Request) -> list[Request]:
    """The others that probably mean the same as this one, the oldest first."""
    if request.state not in ALIVE or request.replaces_id:
        return []
    slot, spoken = request.slot, [place.language for place in request.places]
    rows = _alike(
        request.pool_id, request.pk, request.authority_id, Value(request.client_token), request.series_id,
        slot.starts, slot.ends, languages=spoken,
    )  # fmt: skip
    rows = rows.select_related("authority", "requester", "pool").order_by("pk")
    return list(rows.prefetch_related("slots", "positions", "assignments__interpreter__person"))


def _alike(
    pool: int, pk: Any, authority: Any, case: Any, series: Any, begins: Any, stops: Any, *, languages: Any
) -> "QuerySet[Request]":
    """The rule above, about one Request whose facts are values, or columns of an outer row."""
    spoken = Position.objects.of(pool).filter(request=OuterRef("pk"), dropped=False)
    near = Q(slots__starts__lt=stops + NEAR, slots__ends__gt=begins - NEAR)
    unnamed = Q(client_token="") | Q(client_token=case) | Q(Exact(case, Value("")))
    named = ~Q(client_token="") & Q(client_token=case)
    day = Q(slots__starts__gt=begins - SAME_DAY, slots__starts__lt=begins + SAME_DAY)
    rows = Request.objects.of(pool).filter(
        Exists(spoken.filter(language__in=languages)), authority=authority, state__in=ALIVE,
        slots__rank=1, replaces=None,
    )  # fmt: skip
    apart = Q(series=None) | ~Q(series=Coalesce(series, 0))
    return rows.filter(~Q(pk=pk) & apart & (near & unnamed | named & day))
