"""Whether what an Import has made can be taken back: nobody was asked or changed since."""

import hashlib
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from pool.domain.words import gettext_noop as _
from pool.models import Event, Import, Interpreter, LanguageSkill, Person
from scheduling.models import Assignment, Offer

ASKED = _("wurde seither gefragt")
CHANGED = _("wurde seither geändert")
GONE = _("ist schon gelöscht")
IN_USE = _("wird anderswo gebraucht")
BY_ITSELF = ("send_code", "import", "undo_import")  # lines of the journal that change nobody

PERSON = tuple(field.name for field in Person._meta.concrete_fields)
INTERPRETER = tuple(field.attname for field in Interpreter._meta.concrete_fields)
SKILL = ("language", "level", "understands", "remote_only", "via")


def marks_of(pool_id: int, keys: Collection[int]) -> dict[int, str]:
    """A fingerprint of each Interpreter as they are now: themselves, their person, their languages."""
    skills: dict[int, list[Any]] = defaultdict(list)
    rows = LanguageSkill.objects.of(pool_id).filter(interpreter__in=keys).order_by("language")
    for interpreter, *told in rows.values_list("interpreter_id", *SKILL):
        skills[interpreter].append(told)
    columns = (*INTERPRETER, *(f"person__{name}" for name in PERSON))
    found = Interpreter.objects.of(pool_id).filter(pk__in=keys).values_list("pk", *columns)
    return {pk: _digest(values, skills[pk]) for pk, *values in found}


def _digest(*values: Any) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]


def kept_back(row: Import) -> dict[int, str]:
    """Whoever has to stay as they are, by key, and why (a German sentence's end)."""
    keys = {entry["interpreter"] for entry in row.made}
    marks = marks_of(row.pool_id, keys)
    made = {entry["interpreter"]: entry["mark"] for entry in row.made}
    offers = Offer.objects.of(row.pool_id).filter(interpreter__in=keys, made_at__gte=row.done_at)
    dates = Assignment.objects.of(row.pool_id).filter(interpreter__in=keys, confirmed_at__gte=row.done_at)
    asked = {key for rows in (offers, dates) for key in rows.values_list("interpreter_id", flat=True)}
    told = Event.objects.of(row.pool_id).filter(subject="interpreter", at__gte=row.done_at)
    told = told.filter(subject_id__in=keys).exclude(verb__in=BY_ITSELF)
    changed = set(told.values_list("subject_id", flat=True))
    return {
        key: GONE if key not in marks else ASKED if key in asked else CHANGED
        for key in keys
        if key in asked or key in changed or marks.get(key) != made[key]
    }
