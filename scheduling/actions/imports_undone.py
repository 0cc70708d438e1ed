"""Taking an Import back: whoever it has made goes, whatever it has filled in is empty again.

Who was asked or changed since stays as they are, and the Import says why.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from notifications import numbers
from pool.actions import spoken
from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Import, Interpreter, LanguageSkill, Note, Person, Pool
from pool.permissions import check_can_rule
from scheduling.queries.imports_undone import IN_USE, kept_back

EMPTY = {"gender": "", "mobile": "", "email": "", "postal_code": "", "town": ""}


class NothingToUndo(Refused):
    """It has not happened, or is undone."""

    sentence = _("Diese Einfuhr ist nicht übernommen oder schon rückgängig gemacht.")


@transaction.atomic
def undo_import(import_: Import, *, by: Actor, at: datetime) -> Import:
    """As if it had not been, but for whoever was asked or changed. Raises NothingToUndo, NotAllowed."""
    check_can_rule(by, import_.pool_id)
    pool = lock_pool(import_.pool_id)
    row: Import = Import.objects.of(pool).select_for_update().get(pk=import_.pk)
    if row.state != "done":
        raise NothingToUndo
    kept = kept_back(row)
    entries: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for entry in row.made:
        if entry["interpreter"] not in kept:
            entries[entry["interpreter"]].append(entry)
    new = {key for key, told in entries.items() if any(entry["did"] == "new" for entry in told)}
    kept |= dict.fromkeys(_removed(pool, new), IN_USE)
    reverted = sorted(set(entries) - new)
    for key in reverted:
        for entry in reversed(entries[key]):
            _reverted(pool, key, entry)
    spoken.rebuild(reverted)
    Event.record_all("undo_import", Interpreter.objects.of(pool).filter(pk__in=reverted), by=by, at=at)
    row.made = [
        entry | {"kept": kept[entry["interpreter"]]} for entry in row.made if entry["interpreter"] in kept
    ]
    row.undone_at = at
    row.save(update_fields=["made", "undone_at"])
    Event.record("undo", row, by=by, at=at, removed=len(new), reverted=len(reverted), kept=len(kept))
    return row


def _removed(pool: Pool, keys: Collection[int]) -> list[int]:
    """Delete these Interpreters and their Persons; returns those that something still holds."""
    held: list[int] = []
    try:
        with transaction.atomic():
            _remove(pool, keys)
    except ProtectedError:
        for key in sorted(keys):
            try:
                with transaction.atomic():
                    _remove(pool, [key])
            except ProtectedError:
                held.append(key)
    return held


def _remove(pool: Pool, keys: Collection[int]) -> None:
    rows = Interpreter.objects.of(pool).filter(pk__in=keys)
    people = list(rows.values_list("person_id", flat=True))
    rows.delete()
    alone = Person.objects.filter(pk__in=people, interpreters=None, memberships=None, user=None)
    mobiles = set(alone.exclude(mobile="").values_list("mobile", flat=True))
    alone.delete()
    shared = Person.objects.filter(mobile__in=mobiles).values_list("mobile", flat=True)
    numbers.forget(*mobiles.difference(shared))


def _reverted(pool: Pool, key: int, entry: dict[str, Any]) -> None:
    """What one row has filled in is empty again."""
    row = Interpreter.objects.of(pool).select_related("person").get(pk=key)
    for subject, names in ((row.person, entry["person"]), (row, entry["own"])):
        for name in names:
            setattr(subject, name, EMPTY.get(name))
        if names:
            subject.save(update_fields=names)
    LanguageSkill.objects.of(pool).filter(interpreter=row, language__in=entry["languages"], via="").delete()
    if entry["note"]:
        Note.objects.of(pool).filter(pk=entry["note"]).delete()
