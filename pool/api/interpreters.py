"""Interpreters: for coordinators only."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from pool.api.doors import Door, ForCoordinators
from pool.api.schema import says
from pool.domain.actors import Actor
from pool.domain.languages import Level
from pool.domain.settings_of_work import Modality, Travel
from pool.models import Interpreter, LanguageSkill


class SkillSerializer(serializers.Serializer[Any]):
    """A language and how well it is spoken (from German) and understood (into German)."""

    language = serializers.CharField(help_text="ISO 639-3")
    level = serializers.ChoiceField(choices=[level.value for level in Level])
    understands = serializers.SerializerMethodField()
    remote_only = serializers.BooleanField(help_text="only by phone or video")
    via = serializers.CharField(allow_blank=True, help_text="what a confirmed stand-in speaks, else empty")
    confirmed_on = serializers.DateField(allow_null=True, help_text="when a stand-in was asked")

    @extend_schema_field(OpenApiTypes.STR)
    def get_understands(self, row: LanguageSkill) -> str:
        """The same as `level` where nothing else was said."""
        return row.understands or row.level


class InterpreterSerializer(serializers.Serializer[Any]):
    """One volunteer of the Pool."""

    id = serializers.IntegerField()
    number = serializers.IntegerField()
    name = serializers.CharField(source="person.name")
    state = serializers.ChoiceField(choices=list(Interpreter.STATES))
    postal_code = serializers.CharField(allow_blank=True)
    town = serializers.CharField(allow_blank=True)
    radius_km = serializers.IntegerField()
    travels_by = serializers.ChoiceField(choices=[way.value for way in Travel])
    day_limit = serializers.IntegerField(allow_null=True, help_text="most Assignments a day")
    week_limit = serializers.IntegerField(allow_null=True, help_text="most Assignments from Monday to Sunday")
    notice_hours = serializers.IntegerField(help_text="how long before they want to be asked")
    settings_declined = serializers.ListField(child=serializers.CharField())
    settings_trained = serializers.ListField(child=serializers.CharField())
    phone = serializers.CharField(source="person.mobile", allow_blank=True, help_text="E.164")
    languages = SkillSerializer(source="skills", many=True)
    modes = serializers.SerializerMethodField()

    def get_modes(self, row: Interpreter) -> list[str]:
        """What they do: on_site, phone, video."""
        does = {Modality.ON_SITE: row.on_site, Modality.PHONE: row.phone, Modality.VIDEO: row.video}
        return [mode.value for mode, done in does.items() if done]


def of_pool(actor: Actor) -> "QuerySet[Interpreter]":
    """All of the Pool, by number."""
    rows = Interpreter.objects.of(actor.pool_id or 0).select_related("person")
    return rows.prefetch_related("skills").order_by("number")


class Interpreters(Door):
    """GET /interpreters/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    serializer_class = InterpreterSerializer

    @says(InterpreterSerializer(many=True))
    def get(self, request: Request) -> Response:
        """By number."""
        return self.page(of_pool(self.actor))


class OneInterpreter(Door):
    """GET /interpreters/<id>/"""

    permission_classes = (IsAuthenticated, ForCoordinators)
    serializer_class = InterpreterSerializer

    @says(InterpreterSerializer)
    def get(self, request: Request, pk: int) -> Response:
        """One of them."""
        return self.shown(get_object_or_404(of_pool(self.actor), pk=pk))
