"""The dates of a series as JSON: what is wanted, and what there is."""

from typing import Any

from rest_framework import serializers

from pool.api.serializers import Instant
from scheduling.api.fields import StartField
from scheduling.api.wanted import NewRequestSerializer
from scheduling.domain.series import MOST_DATES
from scheduling.domain.states import RequestState
from scheduling.models import Request

STATES = [state.value for state in RequestState]


class NewSeriesSerializer(NewRequestSerializer):
    """A need on several dates: at `starts`, so many weeks on at the same local time, and at `dates`."""

    dates = serializers.ListField(
        child=StartField(), required=False, max_length=MOST_DATES - 1, help_text="further starts"
    )
    weeks = serializers.IntegerField(
        required=False,
        min_value=0,
        max_value=MOST_DATES - 1,
        help_text="further weeks, at the same local time",
    )
    together = serializers.BooleanField(
        required=False, help_text="one person for all dates, as long as there is one"
    )


class DateSerializer(serializers.Serializer[Any]):
    """One date: a Request of its own."""

    id = serializers.IntegerField()
    starts = Instant(source="slot.starts")
    state = serializers.ChoiceField(choices=STATES)


class SeriesSerializer(serializers.Serializer[Any]):
    """The dates that were filed together, by time."""

    id = serializers.IntegerField()
    together = serializers.BooleanField(help_text="one person is looked for, for all dates")
    number = serializers.IntegerField(help_text="which of the dates this Request is, from 1")
    dates = DateSerializer(many=True)


def series_of(row: Request) -> dict[str, Any] | None:
    """The series of a Request out of the prefetched rows; null for one that stands alone."""
    if row.series is None:
        return None
    dates = sorted(row.series.requests.all(), key=lambda one: (one.slot.starts, one.pk))
    told = {"id": row.series.pk, "together": row.series.together, "number": dates.index(row) + 1}
    return dict(SeriesSerializer(told | {"dates": dates}).data)
