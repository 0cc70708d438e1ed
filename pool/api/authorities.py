"""Authorities: a coordinator reads all of the Pool, a Requester their own."""

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from pool.api.doors import Door
from pool.api.schema import says
from pool.domain.actors import Actor, Role
from pool.models import Authority


class AuthoritySerializer(serializers.Serializer[Any]):
    """One Authority."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    state = serializers.ChoiceField(choices=list(Authority.STATES))
    setting = serializers.CharField(allow_blank=True)
    postal_code = serializers.CharField()
    town = serializers.CharField()
    street = serializers.CharField(allow_blank=True)
    meeting_point = serializers.CharField(allow_blank=True)


def visible_to(actor: Actor) -> "QuerySet[Authority]":
    """Those that exist for this actor."""
    rows = Authority.objects.of(actor.pool_id or 0).order_by("name", "pk")
    return rows if actor.role is Role.COORDINATOR else rows.filter(pk=actor.authority_id or 0)


class Authorities(Door):
    """GET /authorities/"""

    serializer_class = AuthoritySerializer

    @says(AuthoritySerializer(many=True))
    def get(self, request: Request) -> Response:
        """By name."""
        return self.page(visible_to(self.actor))


class OneAuthority(Door):
    """GET /authorities/<id>/"""

    serializer_class = AuthoritySerializer

    @says(AuthoritySerializer)
    def get(self, request: Request, pk: int) -> Response:
        """One of them."""
        return self.shown(get_object_or_404(visible_to(self.actor), pk=pk))
