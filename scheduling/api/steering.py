"""A coordinator steers a search: asks chosen people or the next ones now, pauses it, goes on."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request as Call
from rest_framework.response import Response

from notifications import clock
from pool.api.doors import Door
from pool.api.idempotency import idempotent
from pool.api.schema import says
from scheduling.actions.asking_by_hand import ask_by_hand, ask_now
from scheduling.actions.steering import pause_search, resume_search
from scheduling.api.fields import InterpreterField
from scheduling.api.places import AtPlace
from scheduling.api.requests import RequestSerializer, request_of


class WhySerializer(serializers.Serializer[Any]):
    """Why, where somebody wants to say so."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True, default="")


class AskSerializer(WhySerializer, AtPlace):
    """Whom to ask; nobody named: whom the Pool's way of asking takes next. Against a rule: why."""

    interpreters = serializers.ListField(child=InterpreterField(), required=False, max_length=100, default=[])


class Ask(Door):
    """POST /requests/<id>/ask/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer, takes=AskSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """Ask these people at once, whatever the search waits for; or the next ones, when nobody is named."""
        row, at = request_of(self, pk), clock.now()
        self.only_for_coordinators()
        told = self.told(AskSerializer)
        if chosen := [one.pk for one in told.pop("interpreters")]:
            ask_by_hand(row, interpreters=chosen, by=self.actor, at=at, **told)
        else:
            ask_now(row, by=self.actor, at=at)
        return self.shown(request_of(self, pk))


class Pause(Door):
    """POST /requests/<id>/pause/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer, takes=WhySerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """Nobody new is asked or reminded; open questions stay open."""
        row = request_of(self, pk)
        self.only_for_coordinators()
        pause_search(row, by=self.actor, at=clock.now(), **self.told(WhySerializer))
        return self.shown(request_of(self, pk))


class Resume(Door):
    """POST /requests/<id>/resume/"""

    serializer_class = RequestSerializer

    @says(RequestSerializer, once=True)
    @idempotent
    def post(self, request: Call, pk: int) -> Response:
        """The search goes on."""
        row = request_of(self, pk)
        self.only_for_coordinators()
        resume_search(row, by=self.actor, at=clock.now())
        return self.shown(request_of(self, pk))
