"""Statements: read, issue, take along as CSV. For coordinators."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from rest_framework import serializers
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.permissions import IsAuthenticated
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door, ForCoordinators
from pool.api.idempotency import idempotent
from pool.api.schema import says
from pool.api.serializers import Instant
from scheduling import csv_files, queries
from scheduling.actions.statements import issue_statement
from scheduling.api.fields import InterpreterField, MonthField
from scheduling.api.offers import PersonSerializer
from scheduling.models import Statement
from scheduling.showing import statement_table


class EntrySerializer(serializers.Serializer[Any]):
    """One paid Assignment, as it was when the Statement was issued; below zero when it is taken back."""

    service_record = serializers.IntegerField(source="service_record_id")
    day = serializers.DateField()
    text = serializers.CharField()
    minutes = serializers.IntegerField()
    km = serializers.DecimalField(max_digits=5, decimal_places=1)
    amount = serializers.DecimalField(max_digits=8, decimal_places=2, help_text="euros")
    calculation = serializers.CharField()


class StatementSerializer(serializers.Serializer[Any]):
    """One Interpreter, one month or quarter; below zero it is to be given back."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    interpreter = PersonSerializer()
    month = MonthField()
    until = serializers.DateField(help_text="the last day; a month, or a quarter where the Pool settles so")
    corrects = serializers.IntegerField(
        source="corrects_id",
        allow_null=True,
        help_text="id of the Statement of which it takes lines back",
    )
    issued_at = Instant()
    total = serializers.DecimalField(max_digits=10, decimal_places=2, help_text="euros")
    entries = EntrySerializer(many=True)


class IssueSerializer(serializers.Serializer[Any]):
    """Whose month."""

    interpreter = InterpreterField()
    month = MonthField()


class OnlyJson(BaseContentNegotiation):
    """A file is a file whatever is accepted; only its errors are JSON."""

    def select_renderer(self, request: Call, renderers: Any, format_suffix: str | None = None) -> Any:
        """Always the same."""
        return JSONRenderer(), JSONRenderer.media_type


class Statements(Door):
    """GET and POST /statements/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    serializer_class = StatementSerializer

    @says(StatementSerializer(many=True))
    def get(self, request: Call) -> Response:
        """The newest first."""
        return self.page(statement_rows(self))

    @says(StatementSerializer, status=201, takes=IssueSerializer, once=True)
    @idempotent
    def post(self, request: Call) -> Response:
        """Freeze what is approved of one month (or its quarter) into a numbered Statement."""
        told = self.told(IssueSerializer)
        made = issue_statement(told["interpreter"], month=told["month"], by=self.actor, at=clock.now())
        return self.shown(statement_of(self, made.pk), status=201)


class OneStatement(Door):
    """GET /statements/<id>/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    serializer_class = StatementSerializer

    @says(StatementSerializer)
    def get(self, request: Call, pk: int) -> Response:
        """One of them."""
        return self.shown(statement_of(self, pk))


class StatementFile(Door):
    """GET /statements/<id>/csv/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    content_negotiation_class = OnlyJson
    serializer_class = StatementSerializer

    @says(OpenApiTypes.BINARY, media_type="text/csv", operation_id="statements_csv")
    def get(self, request: Call, pk: int) -> HttpResponse:
        """RFC 4180 with semicolons, UTF-8 with a byte order mark, formulas disarmed."""
        row = statement_of(self, pk)
        name = f"abrechnung-{row.number}.csv"
        return HttpResponse(
            csv_files.csv_file(statement_table(row)),
            content_type=csv_files.MEDIA_TYPE,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def statement_rows(door: Door) -> "QuerySet[Statement]":
    """Those that exist for whoever asks."""
    rows = queries.visible(Statement, door.actor).select_related("interpreter__person", "pool")
    return rows.prefetch_related("entries").order_by("-number")


def statement_of(door: Door, pk: int) -> Statement:
    """The Statement, if it exists for whoever asks; else 404."""
    return get_object_or_404(statement_rows(door), pk=pk)
