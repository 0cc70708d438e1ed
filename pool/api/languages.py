"""The register of languages."""

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
from pool.domain.languages import Language
from pool.domain.spelling import fold

SEARCH = OpenApiParameter("search", OpenApiTypes.STR, description="Part of a name, an alias or a code.")


class LanguageSerializer(serializers.Serializer[Any]):
    """One language. What is not `offered` is too wide: choose one of `ask_back`."""

    code = serializers.CharField(help_text="ISO 639-3")
    name = serializers.SerializerMethodField(help_text="in the language of the reader")
    de = serializers.CharField()
    en = serializers.CharField()
    own = serializers.CharField(help_text="as its speakers call it")
    offered = serializers.BooleanField()
    ask_back = serializers.ListField(child=serializers.CharField())

    @extend_schema_field(OpenApiTypes.STR)
    def get_name(self, row: Language) -> str:
        """German or English."""
        return languages.name(row.code, tongue())


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
