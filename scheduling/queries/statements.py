"""The texts of the candidate search and of a calendar's question, asked in SQL and not through the ORM.

The ORM takes a millisecond to spell such statements, more than the database to answer them (docs/decisions.md
024). The texts lie in `sql/`; what the two databases say differently stands here.
"""

from collections.abc import Collection
from datetime import UTC, date, datetime
from functools import cache
from json import dumps
from pathlib import Path
from typing import Any

from django.db import connection

FOLDER = Path(__file__).parent / "sql"
AMONG = {
    "postgresql": "= ANY(%({name})s)",
    "sqlite": "IN (SELECT value FROM json_each(%({name})s))",
}


def run(name: str, facts: dict[str, Any], **words: str) -> list[tuple[Any, ...]]:
    """The rows of one text; `words` fill its {places}, `facts` its parameters."""
    with connection.cursor() as cursor:
        cursor.execute(text_of(name, tuple(words.items())), facts)
        return list(cursor.fetchall())


@cache
def text_of(name: str, words: tuple[tuple[str, str], ...]) -> str:
    """One text of `sql/` with its {places} filled; it may itself fill a place of another one."""
    lines = (FOLDER / f"{name}.sql").read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("--")).format(**dict(words))


def among(name: str) -> str:
    """The condition that a column is one of the numbers in parameter `name`."""
    return AMONG[connection.vendor].format(name=name)


def numbers(values: Collection[int]) -> Any:
    """Such a parameter."""
    return list(values) if connection.vendor == "postgresql" else dumps(list(values))


def instant(at: datetime) -> Any:
    """An instant as a parameter."""
    return connection.ops.adapt_datetimefield_value(at.astimezone(UTC))


def day(value: date) -> Any:
    """A day as a parameter."""
    return connection.ops.adapt_datefield_value(value)


def as_instant(value: Any) -> datetime:
    """A column of instants: SQLite tells it as a text without a zone."""
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def as_day(value: Any) -> Any:
    """A column of days, None where it is empty."""
    return date.fromisoformat(value) if isinstance(value, str) else value
