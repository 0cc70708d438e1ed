"""Imports: what a table says, and what would happen with each of its rows now."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from pool import languages, postal_codes
from pool.domain.languages import Level
from pool.models import Import, Interpreter
from scheduling.domain.imports.columns import Field, Layout, guessed
from scheduling.domain.imports.doubles import Known
from scheduling.domain.imports.people import Setup, judged
from scheduling.domain.imports.places import Gazetteer
from scheduling.domain.imports.plans import Fate, Plan, planned
from scheduling.domain.imports.speech import Words
from scheduling.domain.imports.tables import MOST_ROWS, Table, TooManyRows

KEPT = timedelta(days=7)
GAZETTEER = Gazetteer(postal_codes.find, postal_codes.codes_of, postal_codes.town_matches)


@dataclass(frozen=True)
class Usual:
    """What counts where the table says nothing: state of a new person, level of a language; whether all of
    them have allowed SMS."""

    state: str = Interpreter.ACTIVE
    level: str = Level.C1.value
    texts: bool = False


def imports_listed(pool_id: int) -> "QuerySet[Import]":
    """The latest first, without their tables."""
    return Import.objects.of(pool_id).select_related("made_by").defer("table", "made", "choices", "columns")


def old_tables(at: datetime) -> "QuerySet[Import]":
    """Those that wait and that nobody has gone on with for a week, whosever they are."""
    rows = Import.objects.across_pools().filter(done_at__isnull=True, made_at__lte=at - KEPT)
    return rows.filter(rows__gt=0).order_by("pk")


def tables_in(row: Import) -> list[Table]:
    """Every sheet of the file; none when the Import is over."""
    return [Table.of(plain) for plain in json.loads(row.table or "[]")]


def guess(table: Table, heading: int | None = -1) -> Layout:
    """What the columns of a sheet seem to be."""
    return guessed(table, is_language=lambda text: bool(languages.called(text)), heading=heading)


def best_sheet(tables: list[Table]) -> int:
    """The sheet that looks most like a list of people."""
    known = [sum(field is not Field.NOTHING for field in guess(table).fields) for table in tables]
    return known.index(max(known))


def layout_of(row: Import) -> Layout:
    """What somebody has said the columns are."""
    return Layout(row.columns["heading"], tuple(Field(name) for name in row.columns["fields"]))


def usual_of(row: Import) -> Usual:
    """What somebody has said about what the table leaves open."""
    return Usual(**row.choices.get("usual", {}))


def plan_of(row: Import, *, at: datetime) -> Plan:
    """The fate of each row, with the people the Pool has now. Raises TooManyRows."""
    table, layout = tables_in(row)[row.columns["sheet"]], layout_of(row)
    lines = layout.people(table)
    if len(lines) > MOST_ROWS:
        raise TooManyRows
    setup = Setup(
        layout, Words(languages.called, row.choices.get("words", {})), GAZETTEER,
        today=at.astimezone(row.pool.tz).date(), level=Level(usual_of(row).level),
        countries=settings.SMS_COUNTRIES,
    )  # fmt: skip
    choices = {int(number): fate for number, fate in row.choices.get("rows", {}).items()}
    always = row.choices.get("always", Fate.SKIP)
    return planned([judged(line, setup) for line in lines], known_people(row.pool_id), choices, always)


def known_people(pool_id: int) -> list[Known]:
    """Everybody of the Pool, as far as doubles need it; whoever has left counts."""
    columns = ("pk", "person__name", "person__mobile", "person__email", "postal_code", "town")
    return [Known(*values) for values in Interpreter.objects.of(pool_id).order_by("pk").values_list(*columns)]


def people_made(row: Import) -> dict[int, Any]:
    """The Interpreters that the Import has made or extended and that are still there, by key."""
    keys = {entry["interpreter"] for entry in row.made}
    return Interpreter.objects.of(row.pool_id).select_related("person").in_bulk(keys)
