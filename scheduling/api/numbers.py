"""The numbers of the Pool in some days, beside those of the time or of the year before. For coordinators.

The same figures as on the page; names of people are left out.
"""

from collections.abc import Sequence
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door, ForCoordinators
from pool.api.schema import says
from scheduling.api.missing import DAYS, SpanSerializer, span
from scheduling.domain.endings import Ending
from scheduling.domain.evaluation import By, Evaluation, Line
from scheduling.domain.spans import Against, Days, compared
from scheduling.domain.waits import Wait
from scheduling.queries.evaluation import evaluation_of

AGAINST = OpenApiParameter("against", OpenApiTypes.STR, enum=[one.value for one in Against])


class AskedSerializer(SpanSerializer):
    """Which days, and what to compare them with."""

    def get_fields(self) -> dict[str, Any]:
        """The days, and the period before unless it is said otherwise."""
        choices = [one.value for one in Against]
        return super().get_fields() | {
            "against": serializers.ChoiceField(choices, default=Against.BEFORE.value)
        }

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        """As of days alone."""
        days = {name: day for name, day in told.items() if name != "against"}
        return super().validate(days) | {"against": told["against"]}


class TallySerializer(serializers.Serializer[Any]):
    """Places of Requests by how they ended."""

    asked = serializers.IntegerField(help_text="all of the following together")
    served = serializers.IntegerField()
    missing = serializers.IntegerField()
    open = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    rejected = serializers.IntegerField()
    percent = serializers.IntegerField(allow_null=True, help_text="served of served + missing")


class CountedSerializer(serializers.Serializer[Any]):
    """One line of a table."""

    by = serializers.ChoiceField(choices=[one.value for one in By])
    key = serializers.CharField(
        help_text="a code, a day, a number (weekday: 0 is Monday) or the id of an Authority; empty: a call",
        allow_blank=True,
    )
    tally = TallySerializer()
    minutes_to_yes = serializers.IntegerField(allow_null=True, help_text="median, awake minutes from filing")


class UnservedSerializer(serializers.Serializer[Any]):
    """Why so many were not served."""

    reason = serializers.ChoiceField(choices=[one.value for one in Ending])
    number = serializers.IntegerField()


class LackingSerializer(serializers.Serializer[Any]):
    """What could not be served where."""

    language = serializers.CharField(help_text="ISO 639-3")
    town = serializers.CharField(allow_blank=True, help_text="empty: by phone or video")
    missing = serializers.IntegerField()


class WaitSerializer(serializers.Serializer[Any]):
    """Minutes within which half and nine of ten had said yes."""

    count = serializers.IntegerField()
    half = serializers.IntegerField(allow_null=True)
    most = serializers.IntegerField(allow_null=True)


class WorkSerializer(serializers.Serializer[Any]):
    """What was done, and what was not; confirmed minutes and kilometres."""

    done = serializers.IntegerField()
    minutes = serializers.IntegerField()
    km = serializers.DecimalField(max_digits=12, decimal_places=1)
    paid = serializers.DecimalField(max_digits=12, decimal_places=2)
    unconfirmed = serializers.IntegerField()
    cancelled = serializers.IntegerField()
    late = serializers.IntegerField(help_text="less than 24 hours before the beginning")
    no_show = serializers.IntegerField()
    absent = serializers.IntegerField(help_text="the client did not come")


class PeriodSerializer(serializers.Serializer[Any]):
    """All figures of some days."""

    first = serializers.DateField()
    last = serializers.DateField()
    total = TallySerializer()
    reasons = UnservedSerializer(many=True)
    counted = CountedSerializer(many=True)
    lacking = LackingSerializer(many=True)
    from_filing = WaitSerializer(help_text="awake minutes")
    from_first_question = WaitSerializer(help_text="awake minutes")
    work = WorkSerializer()
    sms_parts = serializers.IntegerField()
    volunteers = serializers.IntegerField(help_text="active, or with work in these days")
    volunteers_busy = serializers.IntegerField()
    volunteers_doing_half = serializers.IntegerField(help_text="the fewest who did half of the work")


class NumbersSerializer(serializers.Serializer[Any]):
    """Two periods."""

    now = PeriodSerializer()
    before = PeriodSerializer()


class Numbers(Door):
    """GET /numbers/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    serializer_class = NumbersSerializer

    @says(NumbersSerializer, parameters=[*DAYS, AGAINST])
    def get(self, request: Call) -> Response:
        """The figures of these days (a year until today, when nothing is said), and those to compare with."""
        at, pool = clock.now(), request._request.membership.pool  # type: ignore[attr-defined]
        asked = self.asked(AskedSerializer)
        days = Days(*span(asked.get("from"), asked.get("to"), at.astimezone(pool.tz).date()))
        both = {"now": days, "before": compared(days, Against(asked["against"]))}
        return self.shown({name: told(evaluation_of(pool, one, at=at)) for name, one in both.items()})


def told(found: Evaluation) -> dict[str, Any]:
    """The figures as the schema names them."""
    return {
        "first": found.days.first,
        "last": found.days.last,
        "total": found.total,
        "reasons": [{"reason": ending, "number": number} for ending, number in found.reasons],
        "counted": [line for by, lines in found.by.items() for line in counted(by, lines)],
        "lacking": [
            {"language": code, "town": town, "missing": number} for (code, town), number in found.lacking
        ],
        "from_filing": waited(found.waits.filed),
        "from_first_question": waited(found.waits.asked),
        "work": found.work,
        "sms_parts": found.words.parts,
        "volunteers": found.spread.people,
        "volunteers_busy": found.spread.busy,
        "volunteers_doing_half": found.spread.half,
    }


def counted(by: By, lines: Sequence[Line]) -> list[dict[str, Any]]:
    """One table."""
    return [
        {"by": by.value, "key": str(one.key), "tally": one.tally, "minutes_to_yes": one.wait.half}
        for one in lines
    ]


def waited(one: Wait) -> dict[str, int | None]:
    """How long it took."""
    return {"count": one.count, "half": one.half, "most": one.most}
