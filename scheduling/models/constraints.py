"""No double-booking, in the database itself: an exclusion constraint that needs no extension.

Only PostgreSQL enforces it; on SQLite, where Django's own class would be a syntax error, it is silent
and the action refuses the overlap (one writer at a time makes that safe).
"""

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db.models import F, Func, Q, Value


class NoOverlap(ExclusionConstraint):
    """Two rows of one person must not overlap in time."""

    def constraint_sql(self, model: Any, schema_editor: Any) -> Any:
        """Nothing on SQLite."""
        return _on_postgres(schema_editor) and super().constraint_sql(model, schema_editor)

    def create_sql(self, model: Any, schema_editor: Any) -> Any:
        """Nothing on SQLite."""
        return _on_postgres(schema_editor) and super().create_sql(model, schema_editor)

    def remove_sql(self, model: Any, schema_editor: Any) -> Any:
        """Nothing on SQLite."""
        return _on_postgres(schema_editor) and super().remove_sql(model, schema_editor)

    def validate(self, *args: Any, **kwargs: Any) -> None:
        """The action checks, and the database."""


def no_double_booking() -> NoOverlap:
    """One body, one place: over the person, for Assignments that are not cancelled, bare times."""
    return NoOverlap(
        name="assignment_no_double_booking",
        condition=~Q(state="cancelled"),
        expressions=[
            (Func(F("person"), F("person"), Value("[]"), function="int8range"), "="),
            (Func(F("starts"), F("ends"), Value("[)"), function="tstzrange"), "&&"),
        ],
    )


def _on_postgres(editor: Any) -> bool | None:
    return editor.connection.vendor == "postgresql" or None
