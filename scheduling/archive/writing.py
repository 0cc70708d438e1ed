"""The whole bundle, written into a file piece by piece: its size costs no memory."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.db.models import Count, Sum
from django.template.loader import render_to_string
from django.utils import translation

from pool.models import Pool
from scheduling.archive.bundle import Bundle, sha256_of
from scheduling.archive.papers import papers
from scheduling.archive.rows import Year
from scheduling.archive.tables import tables
from scheduling.domain import money
from scheduling.takeout.files import csv_pieces
from scheduling.takeout.tables import Table

FORMAT = "dolmetscherpool-jahr/1"
README = "scheduling/files/archive.txt"


@dataclass(frozen=True)
class Written:
    """How many files a bundle has, and the SHA-256 of the whole."""

    files: int
    sha256: str


def write_archive(file: IO[bytes], pool: Pool, year: int) -> Written:
    """Everything of a local year, in German; `file` can be read back from its beginning afterwards."""
    with translation.override("de"):
        return _written(file, Year(pool, year))


def _written(file: IO[bytes], year: Year) -> Written:
    bundle, totals = Bundle(file), _totals(year)
    told = {"pool": year.pool, "year": year.year, "totals": totals}
    bundle.add("README.txt", [render_to_string(README, told).encode()])
    for path, content in papers(year):
        bundle.add(path, [content])
    for table in tables(year):
        bundle.add(f"tabellen/{table.name}.csv", _pieces(table, year))
    about = {"format": FORMAT, "pool": {"slug": year.pool.slug, "name": year.pool.name}, "year": year.year}
    bundle.close(about | {"totals": totals})
    return Written(len(bundle.entries), sha256_of(file))


def _pieces(table: Table, year: Year) -> Iterator[bytes]:
    return csv_pieces(table, year.pool.tz)


def _totals(year: Year) -> dict[str, Any]:
    """How many of the most important there are, and their sums in euros."""
    found: dict[str, Any] = {}
    sums = (
        ("statements", year.statements, "total"), ("payouts", year.payouts, "amount"),
        ("cost_lists", year.cost_lists, "total"),
    )  # fmt: skip
    for name, rows, column in sums:
        told = rows.order_by().aggregate(n=Count("pk"), euros=Sum(column))
        found[name] = {"number": told["n"], "euros": str(money.euros(told["euros"] or 0))}
    return found
