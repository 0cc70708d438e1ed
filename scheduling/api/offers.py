"""Offers: who was asked and what they said. An Authority sees only that somebody was asked, and when."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request as Call
from rest_framework.response import Response

from pool.api.doors import Door
from pool.api.schema import says
from pool.api.serializers import Guarded, Instant, RowNumber
from scheduling import queries
from scheduling.domain.states import OfferState
from scheduling.models import Offer

BY_REQUEST = OpenApiParameter("request", OpenApiTypes.INT, description="Only those of this Request.")


class PersonSerializer(serializers.Serializer[Any]):
    """An Interpreter, as a coordinator reaches them."""

    id = serializers.IntegerField()
    name = serializers.CharField(source="person.name")
    phone = serializers.CharField(source="person.mobile", allow_blank=True, help_text="E.164")


class OfferSerializer(Guarded):
    """One question to one Interpreter. Null for an Authority: interpreter, code, km, via."""

    confidential: ClassVar = ("interpreter", "code", "km", "via")

    id = serializers.IntegerField()
    request = serializers.IntegerField(source="request_id")
    position = serializers.IntegerField(source="position.number")
    language = serializers.CharField(source="position.language")
    round = serializers.IntegerField(source="round.number")
    version = serializers.IntegerField()
    state = serializers.ChoiceField(choices=[state.value for state in OfferState])
    made_at = Instant()
    sent_at = Instant(allow_null=True)
    answered_at = Instant(allow_null=True)
    starts = Instant(source="slot.starts")
    ends = Instant(source="slot.ends")
    interpreter = PersonSerializer(allow_null=True)
    code = serializers.CharField(allow_null=True)
    km = serializers.FloatField(allow_null=True)
    via = serializers.CharField(
        allow_null=True, allow_blank=True, help_text="their own language, when they would stand in"
    )


class OfRequest(serializers.Serializer[Any]):
    """Which Offers or Assignments."""

    request = RowNumber(required=False)


class Offers(Door):
    """GET /offers/"""

    serializer_class = OfferSerializer

    @says(OfferSerializer(many=True), parameters=[BY_REQUEST])
    def get(self, request: Call) -> Response:
        """The newest first."""
        rows = offer_rows(self)
        wanted = self.asked(OfRequest).get("request")
        return self.page(rows if wanted is None else rows.filter(request=wanted))


class OneOffer(Door):
    """GET /offers/<id>/"""

    serializer_class = OfferSerializer

    @says(OfferSerializer)
    def get(self, request: Call, pk: int) -> Response:
        """One of them."""
        return self.shown(get_object_or_404(offer_rows(self), pk=pk))


def offer_rows(door: Door) -> "QuerySet[Offer]":
    """Those that exist for whoever asks."""
    related = "round", "slot", "position", "interpreter__person"
    rows = queries.visible(Offer, door.actor).select_related(*related)
    return rows.order_by("-pk")
