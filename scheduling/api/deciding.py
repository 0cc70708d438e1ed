"""What is decided about a Request: approve, reject, cancel, who could come, who comes."""

from typing import Any

from django.db.models import prefetch_related_objects
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door
from pool.api.idempotency import idempotent
from pool.api.schema import says
from pool.api.serializers import Instant
from scheduling import explaining, queries, wording
from scheduling.actions.assignments import assign_by_hand
from scheduling.actions.places import place_of
from scheduling.actions.requests import approve_request, reject_request, withdraw_request
from scheduling.api.assignments import AssignmentSerializer, assignment_of
from scheduling.api.fields import CancelSerializer, InterpreterField, ReasonSerializer
from scheduling.api.places import AT_PLACE, AtPlace
from scheduling.api.requests import RequestSerializer, request_of
from scheduling.domain.stored import as_json


class HandSerializer(AtPlace):
    """Who comes; to the first open place unless another is named. Where a rule is overruled: why."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")

    interpreter = InterpreterField()


class WhyNotSerializer(serializers.Serializer[Any]):
    """One reason against somebody: a word for machines, a sentence for people."""

    code = serializers.CharField()
    facts = serializers.DictField(child=serializers.JSONField())
    sentence = serializers.SerializerMethodField()

    @extend_schema_field(OpenApiTypes.STR)
    def get_sentence(self, row: dict[str, Any]) -> str:
        """In the language of the reader."""
        return wording.reason(row)


class PartSerializer(serializers.Serializer[Any]):
    """One part of a score."""

    code = serializers.CharField()
    name = serializers.CharField()
    points = serializers.FloatField()


class CandidateSerializer(serializers.Serializer[Any]):
    """Somebody who speaks the language: fit, with the parts of the score, or not, with the reasons."""

    interpreter = serializers.IntegerField()
    name = serializers.CharField()
    km = serializers.FloatField(allow_null=True)
    via = serializers.CharField(allow_blank=True, help_text="their own language, when they would stand in")
    fit = serializers.BooleanField()
    score = serializers.FloatField(allow_null=True)
    parts = serializers.SerializerMethodField()
    reasons = WhyNotSerializer(many=True)
    sentence = serializers.CharField()

    @extend_schema_field(PartSerializer(many=True))
    def get_parts(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        """The parts under their names."""
        return [{"code": c, "name": wording.part(c), "points": p} for c, p in row["parts"].items()]


class RoadsSerializer(serializers.Serializer[Any]):
    """Whose distances these are: measured, partly, estimated, fell_back or none; and a sentence."""

    code = serializers.CharField()
    sentence = serializers.CharField(allow_blank=True)


class CandidatesSerializer(serializers.Serializer[Any]):
    """Everybody who speaks the language, as it is now: the best first, then those who do not fit."""

    request = serializers.IntegerField()
    position = serializers.IntegerField()
    version = serializers.IntegerField()
    at = Instant()
    roads = RoadsSerializer()
    candidates = CandidateSerializer(many=True)


class Cancel(Door):
    """POST /requests/<id>/cancel/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer, takes=CancelSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """It is not needed any more: whoever is asked or booked hears of it."""
        row = request_of(self, pk)
        withdraw_request(row, by=self.actor, at=clock.now(), **self.told(CancelSerializer))
        return self.shown(request_of(self, pk))


class Approve(Door):
    """POST /requests/<id>/approve/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """A coordinator has looked at it: the search begins."""
        row = request_of(self, pk)
        self.only_for_coordinators()
        approve_request(row, by=self.actor, at=clock.now())
        return self.shown(request_of(self, pk))


class Reject(Door):
    """POST /requests/<id>/reject/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer, takes=ReasonSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """The Pool cannot serve it; the Authority reads the reason."""
        row = request_of(self, pk)
        self.only_for_coordinators()
        reject_request(row, by=self.actor, at=clock.now(), **self.told(ReasonSerializer))
        return self.shown(request_of(self, pk))


class Candidates(Door):
    """GET /requests/<id>/candidates/"""

    serializer_class = CandidatesSerializer

    @says(CandidatesSerializer, parameters=[AT_PLACE])
    def get(self, request: Call, pk: int) -> Response:
        """For coordinators: who could come, who not, and why."""
        row, at = request_of(self, pk), clock.now()
        self.only_for_coordinators()
        place = place_of(row, self.asked(AtPlace).get("position", 1))
        assessed = queries.candidates_for(row, place, at=at)
        prefetch_related_objects([row], "rounds__offers")
        asked = explaining.asked_in(row, place)
        found = [
            one | {"sentence": explaining.explain(one, asked.get(one["interpreter"]))}
            for one in as_json(assessed)
        ]
        roads = {"code": assessed.facts["roads"], "sentence": explaining.roads(assessed.facts)}
        told = {"request": row.pk, "position": place.number, "version": row.version, "at": at}
        return self.shown(told | {"roads": roads, "candidates": found})


class Assign(Door):
    """POST /requests/<id>/assign/"""

    serializer_class = AssignmentSerializer

    @says(AssignmentSerializer, status=201, takes=HandSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """The coordinator decides who comes; only a second Assignment in the same minutes is refused."""
        row = request_of(self, pk)
        self.only_for_coordinators()
        made = assign_by_hand(row, by=self.actor, at=clock.now(), **self.told(HandSerializer))
        return self.shown(assignment_of(self, made.pk), status=201)
