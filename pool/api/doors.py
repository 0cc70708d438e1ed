"""The base of every route of the API."""

from typing import Any

from django.utils.cache import patch_cache_control
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed


class Door(GenericAPIView):
    """Knows who acts, reads what was sent, shows rows by `serializer_class`."""

    queryset = None

    @property
    def actor(self) -> Actor:
        """The `by=` of what is done here."""
        return self.request._request.actor  # type: ignore[attr-defined,no-any-return]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """After sign-in: more than DATA_UPLOAD_MAX_MEMORY_SIZE is refused before anybody parses it."""
        super().initial(request, *args, **kwargs)
        if request.method not in SAFE_METHODS:
            request._request.body  # noqa: B018

    def told(self, shape: type[BaseSerializer[Any]], **kwargs: Any) -> Any:
        """The checked input."""
        sent = shape(data=self.request.data, context=self.get_serializer_context(), **kwargs)
        sent.is_valid(raise_exception=True)
        return sent.validated_data

    def asked(self, shape: type[BaseSerializer[Any]]) -> Any:
        """The checked parameters of the address."""
        sent = shape(data=self.request.query_params, context=self.get_serializer_context())
        sent.is_valid(raise_exception=True)
        return sent.validated_data

    def shown(self, row: Any, status: int = 200) -> Response:
        """One row as JSON."""
        return Response(self.get_serializer(row).data, status=status)

    def page(self, rows: Any) -> Response:
        """A page of rows as JSON."""
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)

    def only_for_coordinators(self) -> None:
        """Raise NotAllowed for everybody else."""
        if self.actor.role is not Role.COORDINATOR:
            raise NotAllowed

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Nobody between us and the caller keeps a copy."""
        patch_cache_control(response, private=True, no_store=True)
        return super().finalize_response(request, response, *args, **kwargs)


class ForCoordinators(BasePermission):
    """A noun that only coordinators read."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Raises NotAllowed with its sentence."""
        view.only_for_coordinators()
        return True
