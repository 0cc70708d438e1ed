"""How long the whole answer takes, beside the yardsticks: hand-written SQL and a bare SELECT 1."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pool.models import Pool
from scheduling import queries
from scheduling.domain.ranking import Assessed
from scheduling.domain.stored import as_json
from scheduling.management.benchmarks.handwritten import fits_by_hand, prepare
from scheduling.models import Request
from scheduling.queries.needs import need_of

BEST, WARM_UP, SEEN, COUNTY = 20, 10, 40, 2_000


class Disagreement(Exception):
    """The yardstick found other people: then neither figure means anything."""


@dataclass(frozen=True)
class Size:
    """One line of figures, in milliseconds; `queries` is the greatest number of statements of one answer."""

    interpreters: int
    answer_p50_ms: float
    answer_p99_ms: float
    sql_p50_ms: float
    sql_p99_ms: float
    select1_p50_ms: float
    queries: int


@dataclass(frozen=True)
class Whole:
    """Explaining everybody who speaks the language of a county's pool, and merely fetching the same rows."""

    explained_p50_ms: float
    fetched_p50_ms: float


def measure(pool: Pool, *, interpreters: int, at: datetime, rounds: int) -> tuple[Size, float]:
    """Ask about `rounds` open Requests in turn, each in all ways; and the memory this took, in MB."""
    prepare()
    asked = open_requests(pool, rounds)
    for row in asked[:WARM_UP]:
        answer(row, at)
        by_hand(row, at)
    gc.collect()
    before = _resident_mb()
    ours, sql, bare = [], [], []
    for row in asked:
        ours.append(_clocked(answer, row, at))
    grown = _resident_mb() - before
    for row in asked:
        need = need_of(row, row.position, at=at, by_sms=False)
        sql.append(_clocked(fits_by_hand, need, row, row.position))
        bare.append(_clocked(_select_1))
        _agree(row, at)
    count = max(_statements(row, at) for row in asked[:SEEN])
    figures = (_p(ours, 50), _p(ours, 99), _p(sql, 50), _p(sql, 99), _p(bare, 50))
    return Size(interpreters, *figures, count), grown


def measure_whole(pool: Pool, *, at: datetime) -> Whole:
    """The explanation of everybody, against the same statements with their rows thrown away."""
    explained, fetched = [], []
    for row in open_requests(pool, SEEN):
        seen: list[tuple[str, Any]] = []
        with connection.execute_wrapper(_remembering(seen)):
            everybody(row, at)
        fetched.append(_clocked(_fetch, seen))
        explained.append(_clocked(everybody, row, at))
    return Whole(_p(explained, 50), _p(fetched, 50))


def open_requests(pool: Pool, number: int) -> list[Request]:
    """Requests of the Pool that wait for somebody, with what a page has loaded already."""
    rows = Request.objects.of(pool).select_related("pool", "authority").order_by("pk")
    return list(rows.filter(state="approved").prefetch_related("slots", "positions")[:number])


def answer(row: Request, at: datetime) -> list[dict[str, Any]]:
    """The product's answer: the best 20 with the parts of their score, as they are stored."""
    assessed = queries.best_for(row, row.position, at=at, by_sms=False)
    return as_json(Assessed(assessed.need, assessed.ranked[:BEST], assessed.nofits))


def everybody(row: Request, at: datetime) -> list[dict[str, Any]]:
    """The same for all who speak the language, with the reasons against the others."""
    return as_json(queries.candidates_for(row, row.position, at=at, by_sms=False))


def by_hand(row: Request, at: datetime) -> list[int]:
    """The yardstick's answer."""
    return fits_by_hand(need_of(row, row.position, at=at, by_sms=False), row, row.position)


def _agree(row: Request, at: datetime) -> None:
    found = queries.best_for(row, row.position, at=at, by_sms=False).fits
    ours, theirs = {fit.candidate.interpreter_id for fit in found}, set(by_hand(row, at))
    if ours != theirs:
        raise Disagreement(f"Request {row.pk}: only ours {ours - theirs}, only by hand {theirs - ours}")


def _statements(row: Request, at: datetime) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer(row, at)
    return len(seen)


def _remembering(seen: list[tuple[str, Any]]) -> Callable[..., Any]:
    def remember(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append((sql, params))
        return execute(sql, params, many, context)

    return remember


def _fetch(seen: Sequence[tuple[str, Any]]) -> None:
    with connection.cursor() as cursor:
        for sql, params in seen:
            cursor.execute(sql, params)
            cursor.fetchall()


def _select_1() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()


def _clocked(work: Callable[..., Any], *about: Any) -> float:
    begin = perf_counter()
    work(*about)
    return (perf_counter() - begin) * 1000


def _p(times: Sequence[float], share: int) -> float:
    """The percentile, in milliseconds."""
    return round(sorted(times)[min(len(times) - 1, len(times) * share // 100)], 3)


def _resident_mb() -> float:
    """Memory this process holds, where the system tells it."""
    status = Path("/proc/self/statm")
    pages = int(status.read_text(encoding="ascii").split()[1]) if status.exists() else 0
    return pages * 4096 / 1e6
