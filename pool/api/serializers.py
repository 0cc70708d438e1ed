"""Pieces of serializers: instants, numbers of rows, and fields that only coordinators see."""

from datetime import UTC
from typing import Any, ClassVar

from django.utils.translation import get_language
from rest_framework import serializers

from pool.domain.actors import Role


class Instant(serializers.DateTimeField):
    """An instant, always told in UTC: 2026-11-24T08:00:00Z."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, default_timezone=UTC, **kwargs)


class RowNumber(serializers.IntegerField):
    """The number of a row, as large as a database can count."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=1, max_value=2**63 - 1, **kwargs)


class Named(serializers.Serializer[Any]):
    """A person or a body, by number and name."""

    id = serializers.IntegerField(read_only=True)
    name = serializers.CharField(read_only=True)


class Guarded(serializers.Serializer[Any]):
    """The fields in `confidential` are null for everybody but coordinators."""

    confidential: ClassVar[tuple[str, ...]] = ()

    def to_representation(self, row: Any) -> dict[str, Any]:
        """Leave out before anything is read, then say null."""
        hidden = () if is_coordinator(self) else self.confidential
        shown = {
            field.field_name: None if field.field_name in hidden else _value(field, row)
            for field in self._readable_fields
        }
        return shown


def is_coordinator(shape: "serializers.BaseSerializer[Any]") -> bool:
    """Whether the reader coordinates this Pool."""
    return shape.context["view"].actor.role is Role.COORDINATOR


def tongue() -> str:
    """The language of the reader."""
    return get_language() or "de"


def _value(field: Any, row: Any) -> Any:
    attribute = field.get_attribute(row)
    return None if attribute is None else field.to_representation(attribute)
