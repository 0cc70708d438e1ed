"""What counts for the tax-free amount, as one text that the search, the lists and the standing share."""

from datetime import date, datetime, time, tzinfo
from decimal import Decimal
from typing import Any

from django.db import connection

from scheduling.domain import money
from scheduling.queries.statements import among, day, instant, text_of

BEFORE = 6  # months before the year in which what is still open may have begun
JSON_SUM = {
    "postgresql": "(SELECT COALESCE(sum(CAST(l.value ->> 'amount' AS numeric)), 0)"
    " FROM jsonb_array_elements({row}.lines) l WHERE l.value ->> 'kind' = 'travel')",
    "sqlite": "(SELECT COALESCE(sum(CAST(json_extract(l.value, '$.amount') AS numeric)), 0)"
    " FROM json_each({row}.lines) l WHERE json_extract(l.value, '$.kind') = 'travel')",
}
LEAST = {"postgresql": "LEAST", "sqlite": "min"}


def income_text() -> str:
    """The text, for the database at hand; it goes into the place {income} of another one."""
    words = {"people": among("people"), "entry_travel": _travel("e"), "record_travel": _travel("v")}
    return text_of("income", tuple(words.items()))


def _travel(row: str) -> str:
    """Money for the way within one amount: never more than the amount, and taken back with it."""
    told = JSON_SUM[connection.vendor].format(row=row)
    within = f"{LEAST[connection.vendor]}(abs({told}), abs({row}.amount))"
    return f"(CASE WHEN {row}.amount < 0 THEN -1 ELSE 1 END * {within})"


def income_facts(year: int, tz: tzinfo, *, at: datetime) -> dict[str, Any]:
    """The bounds of that local calendar year; what is open now counts in the year of `at`, or when it ends.

    Of a year that is over only what was paid in it counts.
    """
    begin, end = (datetime.combine(date(one, 1, 1), time(), tz) for one in (year, year + 1))
    now = at.astimezone(tz).year
    since = datetime.combine(date(year - 1, 13 - BEFORE, 1), time(), tz)
    return {
        "tax_year": year, "first_day": day(date(year, 1, 1)), "last_day": day(date(year, 12, 31)),
        "year": instant(begin), "next_year": instant(end),
        "open_from": instant(since if year == now else begin),
        "open_until": instant(end if year >= now else begin),
    }  # fmt: skip


def as_euros(amount: Any) -> Decimal:
    """A sum as the database tells it; SQLite does so in floating point."""
    return money.euros(Decimal(str(amount)))
