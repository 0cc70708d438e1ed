"""The places of a Request as JSON: whom it needs, and who comes."""

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from scheduling.api.wanted import DIRECTIONS
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Position, Request

AT_PLACE = OpenApiParameter("position", OpenApiTypes.INT, description="The number of a place; the first.")
GONE = (AssignmentState.CANCELLED, AssignmentState.NO_SHOW)


class PlaceSerializer(serializers.Serializer[Any]):
    """One Interpreter that is needed."""

    number = serializers.IntegerField(help_text="for ?position= and for assigning; it is never given again")
    language = serializers.CharField(help_text="ISO 639-3")
    more = serializers.ListField(child=serializers.CharField())
    also = serializers.ListField(child=serializers.CharField())
    direction = serializers.ChoiceField(choices=DIRECTIONS)
    least_level = serializers.CharField()
    gender = serializers.CharField(allow_blank=True)
    gender_required = serializers.BooleanField()
    filled = serializers.BooleanField()
    assignment = serializers.IntegerField(allow_null=True, help_text="the one that holds, or null")


class AtPlace(serializers.Serializer[Any]):
    """Which place."""

    position = serializers.IntegerField(
        required=False, min_value=1, max_value=100, help_text="the number of a place"
    )


def shown(row: Request, place: Position) -> dict[str, Any]:
    """One place with who comes."""
    names = [name for name in PlaceSerializer().fields if name not in ("filled", "assignment")]
    held = holding(row, place)
    told = {name: getattr(place, name) for name in names}
    return told | {"filled": held is not None, "assignment": held.pk if held else None}


def holding(row: Request, place: Position) -> Assignment | None:
    """The Assignment that holds, out of the prefetched ones."""
    rows = (one for one in row.assignments.all() if one.position_id == place.pk)
    return next((one for one in rows if one.state not in GONE), None)
