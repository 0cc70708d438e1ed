"""What is missing in the Pool, and what one more volunteer would have served. For coordinators."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door, ForCoordinators
from pool.api.problems import sentence
from pool.api.schema import says
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Gender
from scheduling.api.fields import YEARS
from scheduling.domain import missing
from scheduling.domain.demand import Outcome, Why
from scheduling.domain.missing import Part
from scheduling.domain.one_more import PATTERNS, OneMore
from scheduling.domain.when import clock_words
from scheduling.queries.missing import Missing, missing_in

DAYS = [
    OpenApiParameter("from", OpenApiTypes.DATE, description="First local day; default: a year before `to`."),
    OpenApiParameter("to", OpenApiTypes.DATE, description="Last local day, inclusive; default: today."),
]


class SpanSerializer(serializers.Serializer[Any]):
    """Which days."""

    def get_fields(self) -> dict[str, Any]:
        """`from` is no name for Python."""
        return {name: serializers.DateField(required=False) for name in ("from", "to")}

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        """Days that a calendar on the wall would show."""
        for name, day in told.items():
            if day.year not in YEARS:
                raise serializers.ValidationError({name: _("Dieses Jahr liegt zu weit weg.")})
        return told


class LanguageLineSerializer(serializers.Serializer[Any]):
    """One language. asked = served + missing."""

    language = serializers.CharField(help_text="ISO 639-3")
    asked = serializers.IntegerField()
    served = serializers.IntegerField()
    missing = serializers.IntegerField()
    speakers = serializers.IntegerField(help_text="interpreters of the Pool, now")


class TimeLineSerializer(serializers.Serializer[Any]):
    """Not served, by local weekday and part of the day in which it begins."""

    language = serializers.CharField(help_text="ISO 639-3")
    weekday = serializers.IntegerField(help_text="1 is Monday")
    part = serializers.ChoiceField(choices=[part.value for part in Part])
    missing = serializers.IntegerField()


class TownLineSerializer(serializers.Serializer[Any]):
    """Not served, by town."""

    town = serializers.CharField(allow_blank=True, help_text="empty: by phone or video")
    missing = serializers.IntegerField()


class ReasonLineSerializer(serializers.Serializer[Any]):
    """Not served, by what was nearest to a yes."""

    reason = serializers.ChoiceField(choices=[why.value for why in Why])
    missing = serializers.IntegerField()


class DepthLineSerializer(serializers.Serializer[Any]):
    """Requests with so many possible volunteers."""

    least = serializers.IntegerField()
    most = serializers.IntegerField(allow_null=True, help_text="null: or more")
    asked = serializers.IntegerField()
    served = serializers.IntegerField()


class HoursSerializer(serializers.Serializer[Any]):
    """A window of the week."""

    weekday = serializers.IntegerField(help_text="1 is Monday")
    hours = serializers.CharField(help_text="08:00–13:00")


class OneMoreSerializer(serializers.Serializer[Any]):
    """One more volunteer, and how many of those not served that person could have taken."""

    language = serializers.CharField(help_text="ISO 639-3")
    town = serializers.CharField(allow_null=True, help_text="null: anywhere, by phone or video")
    postal_code = serializers.CharField(allow_null=True)
    gender = serializers.ChoiceField(
        choices=[one.value for one in Gender], help_text="empty: does not matter"
    )
    pattern = serializers.ChoiceField(choices=[one.name for one in PATTERNS])
    hours = HoursSerializer(many=True)
    served = serializers.IntegerField()
    missing = serializers.IntegerField()


class MissingSerializer(serializers.Serializer[Any]):
    """All of it."""

    first = serializers.DateField()
    last = serializers.DateField()
    asked = serializers.IntegerField(help_text="served + missing")
    served = serializers.IntegerField()
    missing = serializers.IntegerField()
    open = serializers.IntegerField(help_text="not counted: nobody knows yet")
    dropped = serializers.IntegerField(help_text="not counted: rejected, or withdrawn too early")
    languages = LanguageLineSerializer(many=True)
    times = TimeLineSerializer(many=True)
    towns = TownLineSerializer(many=True)
    reasons = ReasonLineSerializer(many=True)
    depth = DepthLineSerializer(many=True)
    one_more = OneMoreSerializer(many=True)


class WhatIsMissing(Door):
    """GET /missing/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    serializer_class = MissingSerializer

    @says(MissingSerializer, parameters=DAYS)
    def get(self, request: Call) -> Response:
        """What could not be served in these days, and what one more volunteer would have served."""
        at, pool = clock.now(), request._request.membership.pool  # type: ignore[attr-defined]
        asked = self.asked(SpanSerializer)
        first, last = span(asked.get("from"), asked.get("to"), at.astimezone(pool.tz).date())
        return self.shown(told(missing_in(pool, first, last, at=at)))


def span(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """The days that are meant; raises ValidationError."""
    try:
        return missing.span_of(first, last, today)
    except Refused as error:
        raise serializers.ValidationError({error.field: sentence(error)}, code=error.code) from None


def told(found: Missing) -> dict[str, Any]:
    """The figures as the schema names them."""
    ended = missing.outcomes(found.demands)
    times = missing.by_when(found.demands)
    return {
        "first": found.first,
        "last": found.last,
        "asked": ended[Outcome.SERVED] + ended[Outcome.MISSING],
        **{outcome.value: number for outcome, number in ended.items()},
        "languages": missing.by_language(found.demands, found.speakers),
        "times": [
            {"language": code, "weekday": day + 1, "part": part, "missing": number}
            for (code, day, part), number in times.items()
        ],
        "towns": [{"town": town, "missing": number} for town, number in missing.by_town(found.demands)],
        "reasons": [{"reason": why, "missing": number} for why, number in missing.by_reason(found.demands)],
        "depth": missing.by_depth(found.demands),
        "one_more": [more(one) for one in found.more],
    }


def more(one: OneMore) -> dict[str, Any]:
    """One more volunteer."""
    return {
        "language": one.language,
        "town": one.place.town if one.place else None,
        "postal_code": one.place.plz if one.place else None,
        "gender": one.gender,
        "pattern": one.pattern.name,
        "hours": [
            {"weekday": row.weekday + 1, "hours": clock_words(row.start, row.end)}
            for row in one.pattern.hours
        ],
        "served": one.served,
        "missing": one.missing,
    }
