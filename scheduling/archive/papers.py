"""The files of the bundle that are no tables. Paths are plain ASCII and sort by number."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.utils.text import slugify

from scheduling import funding_files
from scheduling.archive.bundle import as_json
from scheduling.archive.rows import Year
from scheduling.models import CostList, FundingSource, Statement, Tariff
from scheduling.queries.closings import sources_of_year, year_bounds
from scheduling.wording.tariffs import terms_in_words

Paper = tuple[str, bytes]
CHUNK = 50  # Statements with their PDF at once
# how the file's name ends, and what makes the report of a source for a year
REPORTS: tuple[tuple[str, Callable[..., bytes]], ...] = (
    ("xlsx", funding_files.report_xlsx),
    ("pdf", funding_files.report_pdf),
)


def papers(year: Year) -> Iterator[Paper]:
    """Path and content, one after the other."""
    yield from _statements(year)
    yield from _runs(year)
    yield from _cost_lists(year)
    yield from _reports(year)
    yield "tabellen/tarife.json", as_json([_tariff(row) for row in _tariffs(year)])


def _statements(year: Year) -> Iterator[Paper]:
    rows = year.statements.select_related("interpreter__person", "corrects", "paper")
    for row in rows.prefetch_related("entries").iterator(chunk_size=CHUNK):
        yield f"abrechnungen/{row.number:06}.json", as_json(_statement(row))
        if hasattr(row, "paper"):
            yield f"abrechnungen/{row.number:06}.pdf", bytes(row.paper.pdf)


def _statement(row: Statement) -> dict[str, Any]:
    names = ("day", "text", "minutes", "km", "amount", "calculation", "lines", "revision")
    return {
        "number": row.number, "name": row.interpreter.person.name, "first_day": row.month,
        "last_day": row.until, "issued_at": row.issued_at.isoformat(), "total": row.total,
        "corrects": row.corrects.number if row.corrects else None, "content": row.content,
        "entries": [{name: getattr(one, name) for name in names} for one in row.entries.all()],
    }  # fmt: skip


def _runs(year: Year) -> Iterator[Paper]:
    """What bank or cashier got, byte for byte."""
    for row in year.runs.exclude(file=None).iterator(chunk_size=1):
        file = bytes(row.file or b"")
        yield f"zahlungen/{row.number:06}.{_ends(file)}", file
        if row.csv:
            yield f"zahlungen/{row.number:06}-liste.csv", bytes(row.csv)


def _ends(file: bytes) -> str:
    if file.startswith(b"PK"):
        return "xlsx"
    return "xml" if file.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<") else "csv"


def _cost_lists(year: Year) -> Iterator[Paper]:
    rows = year.cost_lists.select_related("authority").prefetch_related("items")
    for row in rows.iterator(chunk_size=CHUNK):
        yield f"kosten/{row.number:06}.json", as_json(_cost_list(row))


def _cost_list(row: CostList) -> dict[str, Any]:
    names = ("kind", "day", "text", "amount", "calculation")
    return {
        "number": row.number, "institution": row.authority.name, "month": row.month,
        "issued_at": row.issued_at.isoformat(), "total": row.total, "content": row.content,
        "items": [{name: getattr(one, name) for name in names} for one in row.items.all()],
    }  # fmt: skip


def _reports(year: Year) -> Iterator[Paper]:
    """As of the last moment of the year or of its data, so that they are the same whenever they are made."""
    at = _latest(year)
    for source in sources_of_year(year.pool, year.year).order_by("rank", "pk"):
        for ends, make in REPORTS:
            yield f"foerderung/{_named(source)}.{ends}", make(source, year.year, at=at)


def _latest(year: Year) -> datetime:
    known: Iterable[datetime | None] = (
        year.steps.order_by("-at").values_list("at", flat=True).first(),
        year.statements.order_by("-issued_at").values_list("issued_at", flat=True).first(),
    )
    return max([year_bounds(year.pool, year.year)[1], *(one for one in known if one)])


def _named(source: FundingSource) -> str:
    return f"{source.rank:02}-{slugify(source.name) or 'topf'}-{source.pk}"


def _tariffs(year: Year) -> Iterable[Tariff]:
    rows = Tariff.objects.of(year.pool).select_related("source").order_by("valid_from", "pk")
    return rows.filter(valid_from__lte=year.days[1]).exclude(valid_until__lt=year.days[0])


def _tariff(row: Tariff) -> dict[str, Any]:
    return {
        "name": row.name, "side": row.side, "applies_to": row.applies_to,
        "source": row.source.name if row.source else None, "valid_from": row.valid_from,
        "valid_until": row.valid_until, "terms": row.terms, "sentence": terms_in_words(row.value().terms),
    }  # fmt: skip
