"""The moment at which a table counts: everybody who was shown is written, or nobody is."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from pool import postal_codes
from pool.actions import spoken
from pool.actions.careers import wants_of
from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Import, Interpreter, LanguageSkill, Note, Person, Pool
from scheduling.actions.imports import open_import
from scheduling.actions.imports_extending import extend, noted
from scheduling.domain.imports.people import Brought
from scheduling.domain.imports.plans import Fate, Planned, state_of
from scheduling.queries.imports import Usual, plan_of, usual_of
from scheduling.queries.imports_undone import marks_of


class PlanChanged(Refused):
    """Somebody else has imported or changed people since the page was shown."""

    sentence = _("Inzwischen hat sich im Pool etwas geändert. Bitte sehen Sie die Zeilen noch einmal an.")


class WrongRows(Refused):
    """Rows with errors stay out only if somebody says so."""

    sentence = _(
        "Zeilen mit Fehlern: %(rows)s. Bitte kreuzen Sie an, dass sie wegbleiben, "
        "oder berichtigen Sie die Datei und laden Sie sie neu hoch."
    )
    field = "without_wrong"


class NothingToTake(Refused):
    """Every row is wrong or left out."""

    sentence = _("So würde niemand übernommen. Es ist nichts geschehen.")


@transaction.atomic
def take_over(import_: Import, *, seen: str, without_wrong: bool, by: Actor, at: datetime) -> Import:
    """Write what the page has shown (`seen`, the Plan's digest): all of it or nothing.

    Raises ImportOver, PlanChanged, WrongRows, NothingToTake, NotAllowed.
    """
    row = open_import(import_, by)
    pool = lock_pool(row.pool_id)
    plan = plan_of(row, at=at)
    if plan.digest != seen:
        raise PlanChanged
    if plan.counts[Fate.WRONG] and not without_wrong:
        raise WrongRows(rows=plan.counts[Fate.WRONG])
    news = [one for one in plan.rows if one.fate is Fate.NEW]
    extended = [one for one in plan.rows if one.fate is Fate.EXTEND]
    if not news and not extended:
        raise NothingToTake
    made = _new(pool, news, usual_of(row), by, at)
    entries: list[dict[str, Any]] = [
        {"row": number, "interpreter": one.pk, "did": "new"} for number, one in made.items()
    ]
    entries += extend(pool, plan.rows, made, by=by, at=at)
    keys = {entry["interpreter"] for entry in entries}
    spoken.rebuild(keys)
    Event.record_all("import", Interpreter.objects.of(pool).filter(pk__in=keys), by=by, at=at, file=row.pk)
    marks = marks_of(pool.pk, keys)
    row.made = [entry | {"mark": marks[entry["interpreter"]]} for entry in entries]
    row.table, row.choices, row.done_at, row.rows = "", {}, at, len(plan.rows)
    row.save(update_fields=["made", "table", "choices", "done_at", "rows"])
    Event.record("take_over", row, by=by, at=at, counts=plan.counts)
    return row


def _new(
    pool: Pool, rows: Sequence[Planned], usual: Usual, by: Actor, at: datetime
) -> dict[int, Interpreter]:
    """The people who were not there, by the number of their row."""
    brought = {one.judged.number: one.judged.brought for one in rows if one.judged.brought}
    people = Person.objects.bulk_create(
        Person(name=one.name, gender=one.gender, mobile=one.mobile, email=one.email)
        for one in brought.values()
    )
    highest = Interpreter.objects.of(pool).aggregate(highest=Max("number"))["highest"] or 0
    numbered = enumerate(zip(brought.values(), people, strict=True), highest + 1)
    found = Interpreter.objects.bulk_create(
        Interpreter(pool=pool, person=person, number=number, **_values(pool, one, usual, at))
        for number, (one, person) in numbered
    )
    pairs = list(zip(found, brought.values(), strict=True))
    LanguageSkill.objects.bulk_create(
        LanguageSkill(pool=pool, interpreter=row, language=code, level=level)
        for row, one in pairs
        for code, level in one.languages
    )
    Note.objects.bulk_create(noted(row, one, by, at) for row, one in pairs if one.notes or one.landline)
    return dict(zip(brought, found, strict=True))


def _values(pool: Pool, one: Brought, usual: Usual, at: datetime) -> dict[str, Any]:
    """The columns of an Interpreter who begins like this."""
    place, today = postal_codes.find(one.postal_code), at.astimezone(pool.tz).date()
    allowed = today if usual.texts and one.mobile else None
    state = state_of(one, usual.state, wants=wants_of(pool), today=today)
    left = state == Interpreter.LEFT
    return {
        "state": state,
        "left_on": today if left else None,
        "postal_code": one.postal_code,
        "town": one.town,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "declaration_on": one.declaration_on,
        "training_on": one.training_on,
        "record_check_on": one.record_check_on,
        "sms_consent_on": None if left else one.sms_consent_on or allowed,
    } | ({"radius_km": one.radius_km} if one.radius_km else {})
