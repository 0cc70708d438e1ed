"""What every route says of itself in the OpenAPI schema."""

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers

from pool.api.auth import ROLE_HEADER
from pool.api.idempotency import HEADER, LONGEST
from pool.api.problems import MEDIA_TYPE

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
KEY = OpenApiParameter(
    HEADER,
    {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]([ -~]*[!-~])?$"},
    OpenApiParameter.HEADER,
    description="The same key and body get the same answer for 48 hours, and only one effect.",
)
ROLE = OpenApiParameter(
    ROLE_HEADER,
    {"type": "string", "pattern": "^[0-9]{1,18}$"},
    OpenApiParameter.HEADER,
    description="Act in another of your own roles; POST /tokens/ lists them.",
)


class FieldProblem(serializers.Serializer[Any]):
    """One wrong field; an empty name means the body as a whole."""

    field = serializers.CharField(allow_blank=True)
    detail = serializers.CharField()


class Problem(serializers.Serializer[Any]):
    """An error by RFC 9457. `code` is stable, `detail` is for people, in the language they accept."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = FieldProblem(many=True)


def says(
    answer: Any,
    *,
    status: int = 200,
    media_type: str = "application/json",
    takes: Any = None,
    once: bool = False,
    role: bool = True,
    **more: Any,
) -> Callable[[Decorated], Decorated]:
    """Document one method: what it takes and answers; every error is a Problem. `once`: Idempotency-Key."""
    parameters = [*more.pop("parameters", ()), *([KEY] if once else []), *([ROLE] if role else [])]
    responses = {(str(status), media_type): answer, ("default", MEDIA_TYPE): Problem}
    return extend_schema(request=takes, responses=responses, parameters=parameters, **more)
