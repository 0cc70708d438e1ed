"""Assignments: who comes when. Cancelling means two things, one for each side:

a coordinator releases the Interpreter, and the search goes on; an Authority needs nobody any more, so its
Request is withdrawn.
"""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door
from pool.api.idempotency import idempotent
from pool.api.schema import says
from pool.api.serializers import Guarded, Instant, is_coordinator
from pool.domain.actors import Role
from pool.models import Interpreter
from scheduling import queries
from scheduling.actions.assignments import cancel_assignment
from scheduling.actions.requests import withdraw_request
from scheduling.api.fields import CancelSerializer
from scheduling.api.offers import BY_REQUEST, OfRequest
from scheduling.domain.machine import IllegalMove
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment


class ComingSerializer(serializers.Serializer[Any]):
    """Who comes. The number: for coordinators, and where the Interpreter wants it given to Authorities."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="person.name")
    phone = serializers.SerializerMethodField(help_text="E.164, or null")

    @extend_schema_field({"type": ["string", "null"]})
    def get_phone(self, row: Interpreter) -> str | None:
        """Null when it must not be told."""
        return row.person.mobile if is_coordinator(self) or row.share_phone else None


class AssignmentSerializer(Guarded):
    """One Interpreter at one agreed time. Null for an Authority: km."""

    confidential: ClassVar = ("km",)

    id = serializers.IntegerField()
    request = serializers.IntegerField(source="request_id")
    state = serializers.ChoiceField(choices=[state.value for state in AssignmentState])
    code = serializers.CharField()
    interpreter = ComingSerializer()
    position = serializers.IntegerField(source="position.number")
    language = serializers.CharField(source="position.language")
    via = serializers.CharField(allow_blank=True, help_text="their own language, when they stand in")
    starts = Instant()
    ends = Instant()
    km = serializers.FloatField(allow_null=True)
    uid = serializers.UUIDField(help_text="its name in every calendar, for life")
    sequence = serializers.IntegerField()
    confirmed_at = Instant()
    still_asked_at = Instant(allow_null=True, help_text="asked, long after the yes, whether they come")
    still_coming_at = Instant(allow_null=True, help_text="and said that they do")
    ended_at = Instant(allow_null=True)
    cancelled_by = serializers.CharField(allow_blank=True)
    missed_at = Instant(allow_null=True, help_text="the Authority said that nobody had come")
    late_cost = serializers.DecimalField(
        max_digits=8, decimal_places=2, allow_null=True, help_text="euros, of a late cancellation"
    )
    service_record = serializers.SerializerMethodField(help_text="its number, or null")

    @extend_schema_field({"type": ["integer", "null"]})
    def get_service_record(self, row: Assignment) -> int | None:
        """Exists once the time is over."""
        record = getattr(row, "service_record", None)
        return record.pk if record else None


class Assignments(Door):
    """GET /assignments/"""

    serializer_class = AssignmentSerializer

    @says(AssignmentSerializer(many=True), parameters=[BY_REQUEST])
    def get(self, request: Call) -> Response:
        """The latest appointment first."""
        rows = assignment_rows(self)
        wanted = self.asked(OfRequest).get("request")
        return self.page(rows if wanted is None else rows.filter(request=wanted))


class OneAssignment(Door):
    """GET /assignments/<id>/"""

    serializer_class = AssignmentSerializer

    @says(AssignmentSerializer)
    def get(self, request: Call, pk: int) -> Response:
        """One of them."""
        return self.shown(assignment_of(self, pk))


class CancelAssignment(Door):
    """POST /assignments/<id>/cancel/"""

    serializer_class = AssignmentSerializer

    @says(AssignmentSerializer, takes=CancelSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """By a coordinator: the search goes on. By an Authority: the Request is withdrawn."""
        row, at = assignment_of(self, pk), clock.now()
        told = self.told(CancelSerializer)
        why = told["reason"]
        if self.actor.role is Role.COORDINATOR:
            cancel_assignment(row, by=self.actor, at=at, reason=why)
        elif row.state != AssignmentState.CONFIRMED:
            raise IllegalMove
        else:
            withdraw_request(row.request, by=self.actor, at=at, **told)
        return self.shown(assignment_of(self, pk))


def assignment_rows(door: Door) -> "QuerySet[Assignment]":
    """Those that exist for whoever asks."""
    rows = queries.visible(Assignment, door.actor)
    related = ("request", "position", "interpreter__person", "service_record", "pool")
    return rows.select_related(*related).order_by("-starts", "-pk")


def assignment_of(door: Door, pk: int) -> Assignment:
    """The Assignment, if it exists for whoever asks; else 404."""
    return get_object_or_404(assignment_rows(door), pk=pk)
