"""The register of languages."""

from functools import cached_property
from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pool import languages
from pool.api.doors import Door
from pool.api.schema import says
from pool.api.serializers import tongue
from pool.domain.languages import Grade, Language
from pool.domain.spelling import fold
from pool.edge_rows import stand_ins_of_all

SEARCH = OpenApiParameter("search", OpenApiTypes.STR, description="Part of a name, an alias or a code.")


class StandIn(serializers.Serializer[Any]):
    """A language whose speakers may stand in, and how surely they are understood."""

    code = serializers.CharField(help_text="ISO 639-3")
    grade = serializers.ChoiceField(choices=[Grade.LIKELY.value, Grade.ASK.value])


class LanguageSerializer(serializers.Serializer[Any]):
    """One language. What is not `offered` is too wide: choose one of `ask_back`.

    `stand_ins` are languages whose speakers may stand in for it in your Pool, the likely first. Name them in
    a Request, and those of them who have confirmed it are asked when nobody else is left.
    """

    code = serializers.CharField(help_text="ISO 639-3")
    name = serializers.SerializerMethodField(help_text="in the language of the reader")
    de = serializers.CharField()
    en = serializers.CharField()
    own = serializers.CharField(help_text="as its speakers call it")
    offered = serializers.BooleanField()
    ask_back = serializers.ListField(child=serializers.CharField())
    stand_ins = serializers.SerializerMethodField()

    @extend_schema_field(OpenApiTypes.STR)
    def get_name(self, row: Language) -> str:
        """German or English."""
        return languages.name(row.code, tongue())

    @extend_schema_field(StandIn(many=True))
    def get_stand_ins(self, row: Language) -> list[dict[str, str]]:
        """As the caller's Pool sees it."""
        return [{"code": code, "grade": grade} for code, grade in self._ways.get(row.code, {}).items()]

    @cached_property
    def _ways(self) -> dict[str, dict[str, Grade]]:
        return stand_ins_of_all(self.context["view"].actor.pool_id or 0)


class Search(serializers.Serializer[Any]):
    """What to look for; longer words than these are no names."""

    search = serializers.CharField(required=False, allow_blank=True, max_length=60)


class Languages(Door):
    """GET /languages/"""

    serializer_class = LanguageSerializer

    @says(LanguageSerializer(many=True), parameters=[SEARCH])
    def get(self, request: Request) -> Response:
        """Every language, or those that `search` may mean, best first."""
        wanted = self.asked(Search).get("search", "")
        by_name = sorted(languages.ALL.values(), key=lambda row: fold(row.de))
        rows = languages.find(wanted) if wanted else by_name
        return self.page(rows)
