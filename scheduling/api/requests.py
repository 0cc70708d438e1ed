"""Requests: list, file, read, change."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.authorities import visible_to
from pool.api.doors import Door
from pool.api.idempotency import idempotent
from pool.api.schema import says
from pool.api.serializers import Instant, Named
from pool.domain.actors import Role
from pool.models import Authority, Membership, Person, Pool
from scheduling import queries
from scheduling.actions.changes import change_request
from scheduling.actions.requests import submit_request
from scheduling.actions.times import others_of
from scheduling.api.dates import STATES, SeriesSerializer, series_of
from scheduling.api.fields import YEARS
from scheduling.api.places import PlaceSerializer, holding, shown
from scheduling.api.wanted import (
    AGAIN,
    MODALITIES,
    SETTINGS,
    WAYS,
    ChangeSerializer,
    NewRequestSerializer,
    current,
    wanted_from,
)
from scheduling.models import Request

Rows = QuerySet[Request]
EXAMPLE = OpenApiExample(
    "Arabic at the youth office",
    {
        "language": "apc",
        "starts": "2026-11-24T09:00:00+01:00",
        "minutes": 60,
        "modality": "on_site",
        "setting": "youth_office",
        "postal_code": "34497",
        "town": "Korbach",
        "street": "Südring 2",
        "meeting_point": "Foyer",
        "contact_name": "Frau Klee",
        "contact_phone": "+496990009002",
        "file_reference": "AZ 17/4",
    },
    request_only=True,
)
TWO = OpenApiExample(
    "Iraqi Arabic, Levantine may stand in, and a woman for Dari",
    {
        "language": "acm",
        "also": ["apc"],
        "second": {"language": "prs", "gender": "female", "gender_required": True},
        "starts": "2026-11-24T09:00:00+01:00",
        "minutes": 60,
        "modality": "video",
        "setting": "counselling",
    },
    request_only=True,
)
FILTERS = [
    OpenApiParameter("state", OpenApiTypes.STR, enum=STATES),
    OpenApiParameter("from", OpenApiTypes.DATE, description="Starts on this local day or later."),
    OpenApiParameter("to", OpenApiTypes.DATE, description="Starts on this local day or earlier."),
]


class RequestSerializer(serializers.Serializer[Any]):
    """One Request."""

    id = serializers.IntegerField()
    state = serializers.ChoiceField(choices=STATES)
    version = serializers.IntegerField(help_text="rises when answers to the old question no longer count")
    authority = Named()
    requester = Named()
    language = serializers.CharField(source="position.language", help_text="ISO 639-3")
    least_level = serializers.CharField(source="position.least_level")
    gender = serializers.CharField(source="position.gender", allow_blank=True)
    gender_required = serializers.BooleanField(source="position.gender_required")
    starts = Instant(source="slot.starts")
    ends = Instant(source="slot.ends")
    minutes = serializers.IntegerField(source="slot.minutes")
    modality = serializers.ChoiceField(choices=MODALITIES)
    instead = serializers.ListField(
        child=serializers.ChoiceField(choices=WAYS), help_text="how else it may take place"
    )
    other_times = serializers.SerializerMethodField(help_text="further starts that would do as well")
    setting = serializers.ChoiceField(choices=SETTINGS)
    postal_code = serializers.CharField(allow_blank=True)
    town = serializers.CharField(allow_blank=True)
    street = serializers.CharField(allow_blank=True)
    meeting_point = serializers.CharField(allow_blank=True)
    contact_name = serializers.CharField(allow_blank=True)
    contact_phone = serializers.CharField(allow_blank=True, help_text="E.164")
    notes = serializers.CharField(allow_blank=True)
    file_reference = serializers.CharField(allow_blank=True)
    again = serializers.ChoiceField(
        choices=AGAIN, allow_blank=True, help_text="who came last shall come again"
    )
    urgent = serializers.BooleanField()
    urgent_reason = serializers.CharField(allow_blank=True)
    client_agrees = serializers.BooleanField()
    submitted_at = Instant()
    ended_at = Instant(allow_null=True)
    paused_at = Instant(allow_null=True, help_text="since then nobody new is asked")
    assignment = serializers.SerializerMethodField(
        help_text="at the first place: the one that holds, or null"
    )
    positions = serializers.SerializerMethodField(help_text="every place; the fields above are of the first")

    series = serializers.SerializerMethodField(help_text="the dates filed together, or null")

    @extend_schema_field(SeriesSerializer(allow_null=True))
    def get_series(self, row: Request) -> dict[str, Any] | None:
        """All of its dates."""
        return series_of(row)

    def get_assignment(self, row: Request) -> int | None:
        """Its number."""
        held = holding(row, row.position)
        return held.pk if held else None

    @extend_schema_field(serializers.ListField(child=Instant()))
    def get_other_times(self, row: Request) -> list[Any]:
        """The better first."""
        return [Instant().to_representation(starts) for starts in others_of(row)]

    @extend_schema_field(PlaceSerializer(many=True))
    def get_positions(self, row: Request) -> list[dict[str, Any]]:
        """One, or two."""
        return [PlaceSerializer(shown(row, place)).data for place in row.places]


class Filters(serializers.Serializer[Any]):
    """Which Requests."""

    state = serializers.ChoiceField(choices=STATES, required=False)
    since = serializers.DateField(required=False)
    until = serializers.DateField(required=False)

    def get_fields(self) -> dict[str, Any]:
        """`from` is no name for Python."""
        fields = super().get_fields()
        return {"state": fields["state"], "from": fields["since"], "to": fields["until"]}

    def validate(self, told: dict[str, Any]) -> dict[str, Any]:
        """Days that a calendar on the wall would show."""
        for name in ("from", "to"):
            if name in told and told[name].year not in YEARS:
                raise serializers.ValidationError({name: _("Dieses Jahr liegt zu weit weg.")})
        return told


class Requests(Door):
    """GET and POST /requests/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer(many=True), parameters=FILTERS)
    def get(self, request: Call) -> Response:
        """The newest first."""
        told = self.asked(Filters)
        rows = queries.request_rows(self.actor)
        if "state" in told:
            rows = rows.filter(state=told["state"])
        pool = request._request.membership.pool  # type: ignore[attr-defined]
        return self.page(between(rows, pool, told.get("from"), told.get("to")))

    @says(RequestSerializer, status=201, takes=NewRequestSerializer, once=True, examples=[EXAMPLE, TWO])
    @idempotent
    def post(self, request: Call) -> Response:
        """File a Request; the search begins at once unless the Pool wants to look at it first."""
        told = self.told(NewRequestSerializer)
        authority, requester = for_whom(self, told)
        row = submit_request(
            authority, wanted=wanted_from(told), requester=requester, by=self.actor, at=clock.now(),
            overrule=told.get("overrule", ""),
        )  # fmt: skip
        return self.shown(request_of(self, row.pk), status=201)


class OneRequest(Door):
    """GET and PATCH /requests/<id>/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer)
    def get(self, request: Call, pk: int) -> Response:
        """One of them."""
        return self.shown(request_of(self, pk))

    @says(RequestSerializer, takes=ChangeSerializer(partial=True))
    def patch(self, request: Call, pk: int) -> Response:
        """Change it. A new time or place is a new question to whoever is asked or booked."""
        row = request_of(self, pk)
        told = self.told(ChangeSerializer, partial=True)
        wanted, overrule = wanted_from(current(row) | told), told.get("overrule", "")
        change_request(row, wanted=wanted, by=self.actor, at=clock.now(), overrule=overrule)
        return self.shown(request_of(self, pk))


def request_of(door: Door, pk: int) -> Request:
    """The Request, if it exists for whoever asks; else 404."""
    return get_object_or_404(queries.request_rows(door.actor), pk=pk)


def between(rows: Rows, pool: Pool, first: date | None, last: date | None) -> Rows:
    """Those that start on these local days, both inclusive."""
    bounds = {}
    if first:
        bounds["slots__starts__gte"] = queries.day_bounds(pool, first)[0]
    if last:
        bounds["slots__starts__lt"] = queries.day_bounds(pool, last)[1]
    return rows.filter(slots__rank=1, **bounds) if bounds else rows


def for_whom(door: Door, told: dict[str, Any]) -> tuple[Authority, Person]:
    """The Authority and the person who requests; raises ValidationError for what is not of this Pool."""
    if door.actor.role is not Role.COORDINATOR:
        membership = door.request._request.membership  # type: ignore[attr-defined]
        return membership.authority, membership.person
    authority = visible_to(door.actor).filter(pk=told.get("authority", 0)).first()
    if authority is None:
        raise serializers.ValidationError({"authority": _("Bitte nennen Sie eine Einrichtung Ihres Pools.")})
    people = Membership.objects.of(authority.pool_id).filter(authority=authority, active=True)
    if "requester" in told:
        people = people.filter(person_id=told["requester"])
    membership = people.select_related("person").order_by("pk").first()
    if membership is None:
        raise serializers.ValidationError(
            {"requester": _("Diese Person fragt nicht für diese Einrichtung an.")}
        )
    return authority, membership.person
