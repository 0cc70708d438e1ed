"""Bringing a table in, up to the moment at which it counts: nothing but the Import itself is written here.

Choosing columns and answers is preparation; the journal has the beginning and the end, not each choice.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from pool import languages
from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Import, Pool
from pool.permissions import check_can_rule
from scheduling.domain.imports.columns import FIELD_LABELS, SEVERAL, Layout
from scheduling.domain.imports.plans import CHOICES, Fate
from scheduling.domain.imports.speech import LEFT_OUT
from scheduling.domain.imports.tables import Table
from scheduling.queries.imports import KEPT, Usual

LARGEST = 12_000_000  # letters of a table with all its sheets, as it is kept


class TooMuchText(Refused):
    """Novels in the cells."""

    sentence = _("In der Datei steht zu viel Text. Bitte kopieren Sie nur die Liste in eine neue Datei.")
    field = "file"


class ImportOver(Refused):
    """It was taken over, or waited for more than a week."""

    sentence = _("Diese Datei ist schon übernommen oder nicht mehr da. Bitte laden Sie sie neu hoch.")


class NoName(Refused):
    """People without names."""

    sentence = _("Bitte sagen Sie, in welcher Spalte der Name steht.")


class ColumnTwice(Refused):
    """Two columns cannot both be the mail address."""

    sentence = _("Zwei Spalten sind „%(field)s“. Bitte wählen Sie eine davon, die andere bleibt weg.")


@transaction.atomic
def begin_import(pool: Pool, *, name: str, tables: Sequence[Table], by: Actor, at: datetime) -> Import:
    """Keep what a file says, encrypted, for a week at most. Raises TooMuchText, NotAllowed."""
    check_can_rule(by, pool.pk)
    if by.person_id is None:
        raise NotAllowed
    text = json.dumps([table.plain() for table in tables], ensure_ascii=False)
    if len(text) > LARGEST:
        raise TooMuchText
    row = Import.objects.create(
        pool=pool, name=name[:120], made_by_id=by.person_id, made_at=at, table=text,
        rows=max(len(table.lines) for table in tables),
    )  # fmt: skip
    Event.record("begin", row, by=by, at=at)
    return row


@transaction.atomic
def set_columns(
    import_: Import, *, sheet: int, layout: Layout, usual: Usual, by: Actor, at: datetime
) -> Import:
    """What each column is, and what counts where the table says nothing; choices about rows begin anew.

    Raises NoName, ColumnTwice, ImportOver.
    """
    del at
    row = open_import(import_, by)
    if not layout.names_somebody:
        raise NoName
    for field in set(layout.fields) - SEVERAL:
        if len(layout.columns(field)) > 1:
            raise ColumnTwice(field=FIELD_LABELS[field])
    row.columns = {"sheet": sheet, "heading": layout.heading, "fields": [one.value for one in layout.fields]}
    row.choices = {"usual": asdict(usual), "words": row.choices.get("words", {})}
    row.save(update_fields=["columns", "choices"])
    return row


@transaction.atomic
def answer_words(import_: Import, *, words: Mapping[str, str], by: Actor, at: datetime) -> Import:
    """Which language a word (folded) means in the whole table: a code, LEFT_OUT, or empty: not decided."""
    del at
    row = open_import(import_, by)
    good = {code for code, one in languages.ALL.items() if one.offered} | {LEFT_OUT}
    answers = row.choices.get("words", {}) | {word: code for word, code in words.items() if code in good}
    return _chosen(row, "words", answers)


@transaction.atomic
def choose_rows(import_: Import, *, rows: Mapping[int, str], by: Actor, at: datetime) -> Import:
    """What becomes of each of these doubles, by the number of the row."""
    del at
    row = open_import(import_, by)
    told = {str(number): Fate(fate).value for number, fate in rows.items() if fate in CHOICES}
    return _chosen(row, "rows", row.choices.get("rows", {}) | told)


@transaction.atomic
def choose_all(import_: Import, *, always: str, by: Actor, at: datetime) -> Import:
    """What becomes of all doubles; what was chosen for single rows is forgotten."""
    del at
    row = open_import(import_, by)
    _chosen(row, "rows", {})
    return _chosen(row, "always", Fate(always).value if always in CHOICES else Fate.SKIP.value)


@transaction.atomic
def discard_import(import_: Import, *, by: Actor, at: datetime) -> None:
    """Nothing of it is wanted; nothing was written. Raises ImportOver."""
    row = open_import(import_, by)
    Event.record("discard", row, by=by, at=at)
    row.delete()


@transaction.atomic
def forget_table(import_: Import, *, by: Actor, at: datetime) -> None:
    """Nobody has gone on with it for a week: what the file said is not kept longer."""
    rows = Import.objects.of(import_.pool_id).filter(pk=import_.pk, done_at__isnull=True)
    if rows.filter(made_at__lte=at - KEPT).update(table="", choices={}, rows=0):
        Event.record("forget", import_, by=by, at=at)


def open_import(import_: Import, by: Actor) -> Import:
    """As it is now, locked. Raises ImportOver, NotAllowed."""
    check_can_rule(by, import_.pool_id)
    rows = Import.objects.of(import_.pool_id).select_for_update(of=("self",)).select_related("pool")
    row: Import | None = rows.filter(pk=import_.pk).first()
    if row is None or row.state != "open":
        raise ImportOver
    return row


def _chosen(row: Import, name: str, value: Any) -> Import:
    row.choices = row.choices | {name: value}
    row.save(update_fields=["choices"])
    return row
