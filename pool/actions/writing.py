"""How a form's plain value gets into its row."""

from collections.abc import Mapping

from django.db.models import Model


def write(row: Model, values: Mapping[str, object]) -> None:
    """Save these fields of a locked row, and no others."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
