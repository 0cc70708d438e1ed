"""A table: a query of plain values, and how one of its rows reads. Nothing is held but a row at a time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from pool.models import Pool
from scheduling.xlsx_files import Cell

CHUNK = 2_000


@dataclass(frozen=True)
class Wanted:
    """From which local day to which, both inclusive; whether what is encrypted comes along, readable."""

    pool: Pool
    first: date
    last: date
    secrets: bool = False

    @property
    def since(self) -> datetime:
        """The first instant."""
        return datetime.combine(self.first, time(), self.pool.tz)

    @property
    def until(self) -> datetime:
        """The instant after the last."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.pool.tz)


@dataclass(frozen=True)
class Table:
    """`name` is that of the file, `heading` its words; `read` makes the cells of one row of values."""

    name: str
    title: str
    heading: Sequence[str]
    source: "QuerySet[Any]"
    read: Callable[[Any], Sequence[Cell]] = tuple
    money: frozenset[int] = field(default_factory=frozenset)

    def rows(self) -> Iterator[Sequence[Cell]]:
        """Every row, a chunk at a time."""
        for values in self.source.iterator(chunk_size=CHUNK):
            yield self.read(values)

    def count(self) -> int:
        """How many rows there are now."""
        return self.source.count()


def words(labels: Any) -> Callable[[Any], str]:
    """A stored word as people read it; one that nobody knows stays."""
    said = {
        str(key): _(str(label)) if isinstance(label, str) else str(label) for key, label in labels.items()
    }
    return lambda value: said.get(str(value), str(value or ""))


def clock(minutes: int | None) -> time | None:
    """A minute of the day; the end of it is a minute earlier, since a clock has no 24:00."""
    return None if minutes is None else time(*divmod(min(minutes, 1439), 60))
