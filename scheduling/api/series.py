"""Series: several dates filed, or cancelled, at once."""

from typing import Any

from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door
from pool.api.idempotency import idempotent
from pool.api.schema import says
from scheduling import queries
from scheduling.actions.series import submit_series, withdraw_series
from scheduling.api.dates import NewSeriesSerializer
from scheduling.api.fields import CancelSerializer
from scheduling.api.requests import RequestSerializer, for_whom, request_of
from scheduling.api.wanted import wanted_from
from scheduling.domain.series import weekly
from scheduling.models import Request


class NewSeries(Door):
    """POST /requests/series/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer(many=True), status=201, takes=NewSeriesSerializer, once=True)
    @idempotent
    def post(self, request: Call) -> Response:
        """File one Request for each date, by time: all of them, or none."""
        told = self.told(NewSeriesSerializer)
        authority, requester = for_whom(self, told)
        weeks = weekly(told["starts"], told.get("weeks", 0), authority.pool.tz)
        rows = submit_series(
            authority, wanted=wanted_from(told), more_starts=(*weeks, *told.get("dates", ())),
            together=told.get("together", False), requester=requester, by=self.actor, at=clock.now(),
            overrule=told.get("overrule", ""),
        )  # fmt: skip
        return _all(self, rows, status=201)


class CancelSeries(Door):
    """POST /requests/<id>/cancel-series/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer(many=True), takes=CancelSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """None of the dates of its series is needed any more; answers those that were withdrawn."""
        row = request_of(self, pk)
        told = self.told(CancelSerializer)
        return _all(self, withdraw_series(row, by=self.actor, at=clock.now(), **told))


def _all(door: Any, rows: list[Request], status: int = 200) -> Response:
    """These Requests as they are now, by time."""
    found = queries.request_rows(door.actor).filter(pk__in=[row.pk for row in rows])
    shown = sorted(found, key=lambda one: (one.slot.starts, one.pk))
    return Response(door.get_serializer(shown, many=True).data, status=status)
