"""Very many rows at once: COPY on PostgreSQL, executemany on SQLite; every constraint of theirs holds.

Rows are tuples in the order of the named columns, JSON as text; a column that is not named and may not be
empty has its default in every row. Model.save() and its signals are not used.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection, models

Row = tuple[Any, ...]
CONVERTED = (models.DateTimeField, models.DateField, models.UUIDField)  # what SQLite keeps as text


def write(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert them, streamed."""
    fields: list[Any] = [model._meta.get_field(name) for name in columns]
    left = (one for one in model._meta.concrete_fields if one not in fields)
    others = [one for one in left if not (one.null or one.primary_key)]
    fields, same = [*fields, *others], tuple(_default(one) for one in others)
    rows = (row + same for row in rows)
    names = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    into = f"{connection.ops.quote_name(model._meta.db_table)} ({names})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            insert = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(fields))})"  # noqa: S608 -- own names
            cursor.executemany(insert, list(_as_text(fields, rows)))


def numbers(model: type[models.Model], count: int) -> list[int]:
    """So many new primary keys, which nobody else gets."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(sequence, [table, count])
            return [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
        return list(range(last + 1, last + count + 1))


def quicker() -> None:
    """Do not wait for the disk at this transaction's end: made rows can be made again."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO off")


def analyze() -> None:
    """Let the database count what it has, so that it plans well."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _default(field: "models.Field[Any, Any]") -> Any:
    """What stands in a new row when nobody says anything; JSON as text."""
    value = field.get_default()
    return json.dumps(value) if isinstance(field, models.JSONField) else value


def _as_text(fields: Sequence[Any], rows: Iterable[Row]) -> Iterator[Row]:
    how: list[tuple[int, Callable[..., Any]]] = [
        (place, field.get_db_prep_save) for place, field in enumerate(fields) if isinstance(field, CONVERTED)
    ]
    for row in rows:
        changed = list(row)
        for place, convert in how:
            changed[place] = convert(row[place], connection)
        yield tuple(changed)
