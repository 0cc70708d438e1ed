"""Somebody who is there already gets what a row knows and we did not; nothing of theirs is overwritten."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pool import postal_codes
from pool.domain.actors import Actor
from pool.models import Event, Interpreter, LanguageSkill, Note, Person, Pool
from scheduling.domain.imports.people import Brought
from scheduling.domain.imports.plans import Fate, Planned

OF_PERSON = ("gender", "mobile", "email")
OF_INTERPRETER = ("declaration_on", "training_on", "record_check_on", "sms_consent_on")
NOTES_FOR = timedelta(days=365)
Made = Mapping[int, Interpreter]


def extend(
    pool: Pool, rows: Sequence[Planned], made: Made, *, by: Actor, at: datetime
) -> list[dict[str, Any]]:
    """What was filled in, row by row, as undoing needs it; `made`: the new people by number of row.

    A row that repeats one further up means whoever that one has become, or is.
    """
    keys = {one.double.pk for one in rows if one.double and one.double.pk}
    people = Interpreter.objects.of(pool).select_related("person", "pool").filter(pk__in=keys)
    list(Person.objects.filter(interpreters__in=keys).order_by("pk").select_for_update(no_key=True))
    there = people.in_bulk()
    told = _have_said(pool, keys)
    became: dict[int, Interpreter] = dict(made)
    entries = []
    for one in rows:
        if one.double and one.judged.number not in became:
            became[one.judged.number] = there[one.double.pk] if one.double.pk else became[one.double.row]
        if one.fate is Fate.EXTEND and one.judged.brought:
            row = became[one.judged.number]
            brought = one.judged.brought
            if row.pk in told:  # an old list gives nobody's permission back
                brought = replace(brought, sms_consent_on=None)
            entries.append({"row": one.judged.number} | _extended(row, brought, by, at))
    return entries


def _have_said(pool: Pool, keys: set[int]) -> set[int]:
    """Who of these has left, or of whom the desk has noted what they agree to: that counts, and no list."""
    about = Event.objects.of(pool).filter(subject="interpreter", subject_id__in=keys)
    noted_of = about.filter(verb__in=("set_consents", "leave"))
    left = Interpreter.objects.of(pool).filter(pk__in=keys, state=Interpreter.LEFT)
    return set(noted_of.values_list("subject_id", flat=True)) | set(left.values_list("pk", flat=True))


def _extended(row: Interpreter, one: Brought, by: Actor, at: datetime) -> dict[str, Any]:
    person = [name for name in OF_PERSON if not getattr(row.person, name) and getattr(one, name)]
    own = [name for name in OF_INTERPRETER if getattr(row, name) is None and getattr(one, name)]
    for name in person:
        setattr(row.person, name, getattr(one, name))
    for name in own:
        setattr(row, name, getattr(one, name))
    if not row.postal_code and not row.town and (place := postal_codes.find(one.postal_code)):
        row.postal_code, row.town, row.lat, row.lon = one.postal_code, one.town, place.lat, place.lon
        own += ["postal_code", "town", "lat", "lon"]
    if person:
        row.person.save(update_fields=person)
    if own:
        row.save(update_fields=own)
    known = set(row.skills.values_list("language", flat=True))
    added = [(code, level) for code, level in one.languages if code not in known]
    LanguageSkill.objects.bulk_create(
        LanguageSkill(pool=row.pool, interpreter=row, language=code, level=level) for code, level in added
    )
    note = noted(row, one, by, at) if one.notes or one.landline else None
    if note:
        note.save()
    return {
        "interpreter": row.pk, "did": "extend", "person": person, "own": own,
        "languages": [code for code, _level in added], "note": note.pk if note else None,
    }  # fmt: skip


def noted(row: Interpreter, one: Brought, by: Actor, at: datetime) -> Note:
    """What the table says about somebody and what has no column of its own, for a year."""
    landline = [f"Tel. {one.landline}"] if one.landline else []
    text = "\n".join([*landline, one.notes]).strip()
    forget_on = at.astimezone(row.pool.tz).date() + NOTES_FOR
    return Note(pool=row.pool, interpreter=row, text=text, author=by.name, made_at=at, forget_on=forget_on)
