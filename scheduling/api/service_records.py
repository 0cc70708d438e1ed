"""ServiceRecords: report, attest, approve, correct."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door
from pool.api.idempotency import idempotent
from pool.api.schema import says
from pool.api.serializers import Guarded, Instant
from scheduling import queries
from scheduling.actions.service_records import (
    LONGEST_NOTE,
    REPORTED,
    STATED,
    approve_record,
    attest_record,
    correct_record,
    decide_record,
    report_record,
)
from scheduling.api.fields import ReasonSerializer
from scheduling.domain.states import RecordState
from scheduling.models import ServiceRecord

STATES = [state.value for state in RecordState]
BY_STATE = OpenApiParameter("state", OpenApiTypes.STR, enum=STATES)


class LineSerializer(serializers.Serializer[Any]):
    """One amount and how it came about."""

    amount = serializers.CharField()
    sentence = serializers.CharField()


class RecordSerializer(Guarded):
    """The time really worked. Null for an Authority: amount, lines."""

    confidential: ClassVar = ("amount", "lines")

    id = serializers.IntegerField()
    assignment = serializers.IntegerField(source="assignment_id")
    code = serializers.CharField(source="assignment.code")
    interpreter = serializers.CharField(source="assignment.person.name")
    starts = Instant(source="assignment.starts")
    ends = Instant(source="assignment.ends")
    state = serializers.ChoiceField(choices=STATES)
    minutes = serializers.IntegerField(allow_null=True)
    km = serializers.DecimalField(max_digits=5, decimal_places=1, allow_null=True)
    ticket = serializers.DecimalField(
        max_digits=6, decimal_places=2, allow_null=True, help_text="euros for tickets, there and back"
    )
    means = serializers.CharField(
        allow_blank=True, help_text="how they travelled, as an Interpreter's travels_by"
    )
    travel_minutes = serializers.IntegerField(allow_null=True, help_text="minutes on the way, there and back")
    kind = serializers.ChoiceField(
        choices=[ServiceRecord.WORKED, ServiceRecord.CANCELLED],
        help_text="cancelled: nobody worked, it was called off late",
    )
    absent = serializers.BooleanField(help_text="the client did not come")
    reported_minutes = serializers.IntegerField(allow_null=True, help_text="what the Interpreter says")
    reported_absent = serializers.BooleanField(allow_null=True)
    stated_minutes = serializers.IntegerField(allow_null=True, help_text="what the Authority says")
    stated_absent = serializers.BooleanField(allow_null=True)
    stated_note = serializers.CharField(allow_blank=True)
    undecided = serializers.BooleanField(help_text="they differ, and no coordinator has decided yet")
    decided_at = Instant(allow_null=True)
    reported_at = Instant(allow_null=True)
    attested_at = Instant(allow_null=True)
    attested_how = serializers.CharField(
        allow_blank=True, help_text="authority, coordinator, paper or silence; empty until it is attested"
    )
    paper_number = serializers.CharField(allow_blank=True, help_text="of a signed paper")
    approved_at = Instant(allow_null=True)
    amount = serializers.DecimalField(max_digits=8, decimal_places=2, allow_null=True, help_text="euros")
    lines = LineSerializer(many=True, allow_null=True)


class WorkedSerializer(serializers.Serializer[Any]):
    """Minutes worked and kilometres driven, the way home included."""

    minutes = serializers.IntegerField(min_value=-10_000, max_value=10_000)
    km = serializers.DecimalField(max_digits=7, decimal_places=2)
    ticket = serializers.DecimalField(max_digits=8, decimal_places=2, required=False, help_text="euros")
    means = serializers.CharField(
        required=False, max_length=8, help_text="how they travelled, as an Interpreter's travels_by"
    )
    travel_minutes = serializers.IntegerField(required=False, min_value=-10_000, max_value=10_000)


class CorrectionSerializer(WorkedSerializer, ReasonSerializer):
    """Other figures, and why."""

    absent = serializers.BooleanField(required=False, help_text="left out: stays as it is")


class StatedSerializer(serializers.Serializer[Any]):
    """How it was, if not as reported; nothing at all is a yes. 0 minutes: no Interpreter came."""

    minutes = serializers.IntegerField(required=False, min_value=-10_000, max_value=10_000)
    absent = serializers.BooleanField(required=False, help_text="the client did not come")
    note = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_NOTE)


class SideSerializer(serializers.Serializer[Any]):
    """Which of the two statements counts."""

    side = serializers.ChoiceField(choices=[REPORTED, STATED])


class States(serializers.Serializer[Any]):
    """Which ServiceRecords."""

    state = serializers.ChoiceField(choices=STATES, required=False)


class ServiceRecords(Door):
    """GET /service-records/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer(many=True), parameters=[BY_STATE])
    def get(self, request: Call) -> Response:
        """The latest appointment first."""
        return self.page(record_rows(self).filter(**self.asked(States)))


class OneServiceRecord(Door):
    """GET /service-records/<id>/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer)
    def get(self, request: Call, pk: int) -> Response:
        """One of them."""
        return self.shown(record_of(self, pk))


class Report(Door):
    """POST /service-records/<id>/report/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer, takes=WorkedSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """A coordinator enters what the Interpreter said on the telephone."""
        row = record_of(self, pk)
        self.only_for_coordinators()
        report_record(row, by=self.actor, at=clock.now(), **self.told(WorkedSerializer))
        return self.shown(record_of(self, pk))


class Attest(Door):
    """POST /service-records/<id>/attest/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer, takes=StatedSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """The Authority confirms the reported time, or says itself how long it was."""
        row = record_of(self, pk)
        attest_record(row, by=self.actor, at=clock.now(), **self.told(StatedSerializer))
        return self.shown(record_of(self, pk))


class Decide(Door):
    """POST /service-records/<id>/decide/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer, takes=SideSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """A coordinator says which of the two statements counts; both stay."""
        row = record_of(self, pk)
        self.only_for_coordinators()
        decide_record(row, by=self.actor, at=clock.now(), **self.told(SideSerializer))
        return self.shown(record_of(self, pk))


class ApproveRecord(Door):
    """POST /service-records/<id>/approve/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """A coordinator approves: the tariff of the day gives the amount."""
        row = record_of(self, pk)
        self.only_for_coordinators()
        approve_record(row, by=self.actor, at=clock.now())
        return self.shown(record_of(self, pk))


class Correct(Door):
    """POST /service-records/<id>/correct/"""

    serializer_class = RecordSerializer

    @says(RecordSerializer, takes=CorrectionSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """A coordinator puts other figures, with a reason; an approval is taken back by it."""
        row = record_of(self, pk)
        self.only_for_coordinators()
        correct_record(row, by=self.actor, at=clock.now(), **self.told(CorrectionSerializer))
        return self.shown(record_of(self, pk))


def record_rows(door: Door) -> "QuerySet[ServiceRecord]":
    """Those that exist for whoever asks."""
    rows = queries.visible(ServiceRecord, door.actor).select_related(
        "assignment__person", "assignment__request"
    )
    return rows.order_by("-assignment__starts", "-pk")


def record_of(door: Door, pk: int) -> ServiceRecord:
    """The ServiceRecord, if it exists for whoever asks; else 404."""
    return get_object_or_404(record_rows(door), pk=pk)
