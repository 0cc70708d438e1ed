"""Row locks in the one order of this house: Person, Request (SQLite has one writer and ignores them).

`no_key`: a new row elsewhere that only points at a locked one need not wait, so nobody waits in a circle.
"""

from collections.abc import Collection

from django.db.models import Q

from pool.models import Authority, Person
from scheduling.models import Assignment, FundingSource, Request, Tariff


def hold_authority(authority_id: int) -> None:
    """Nobody else counts its clients until the transaction ends; before Person and Request, as in filing."""
    list(
        Authority.objects.across_pools()
        .filter(pk=authority_id)
        .select_for_update(no_key=True)
        .values_list("pk")
    )


def lock_person(person_id: int) -> Person:
    """Nobody else books this body until the transaction ends."""
    return Person.objects.select_for_update(no_key=True).get(pk=person_id)


def lock_request(request: Request) -> Request:
    """The Request as it is now, held until the transaction ends; with it, in one order, all of its series."""
    if request.series_id:
        series = Request.objects.of(request.pool_id).filter(series=request.series_id).order_by("pk")
        list(series.select_for_update(of=("self",), no_key=True).values_list("pk"))
    rows = Request.objects.of(request.pool_id).select_related("pool", "authority", "requester")
    rows = rows.prefetch_related("slots", "positions")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=request.pk)


def lock_requests(pks: Collection[int]) -> None:
    """Several of them, of whichever Pools, with their series: in the same one order, before anything else."""
    rows = Request.objects.across_pools()
    series = rows.filter(pk__in=pks, series__isnull=False).values_list("series", flat=True)
    rows = rows.filter(Q(pk__in=pks) | Q(series__in=list(series))).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def again(assignment: Assignment) -> Assignment:
    """The Assignment as it is now; its Request is locked first, so it stays so."""
    rows = Assignment.objects.of(assignment.pool_id)
    return rows.select_related("pool", "person", "interpreter__person", "position").get(pk=assignment.pk)


def hold_prices(pool_id: int) -> None:
    """Nobody else reckons with what is approved (one way per visit, a year's bounds) until the end of this.

    After Request and record, before the sources. One row stands for all: without a Tariff nothing is priced.
    """
    rows = Tariff.objects.of(pool_id).order_by("pk").select_for_update(no_key=True, of=("self",))
    list(rows.values_list("pk")[:1])


def hold_sources(pool_id: int) -> None:
    """Nobody else gives this Pool's funding away until the transaction ends; after Request and record."""
    rows = FundingSource.objects.of(pool_id).order_by("pk")
    list(rows.select_for_update(no_key=True, of=("self",)).values_list("pk"))
