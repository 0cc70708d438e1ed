"""The rows of the directory, narrowed as far as columns go; `wanted` as in scheduling.queries.directory."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Avg, Q, QuerySet

from pool import postal_codes
from pool.domain.actors import Actor
from pool.domain.places import Place
from pool.domain.settings_of_work import Gender, Modality
from pool.models import Interpreter, LanguageSkill
from scheduling.domain.looking_for import looking_for
from scheduling.domain.who import ORDER
from scheduling.queries.finding import interpreters_meant

ENOUGH = 5_000
A_DAY = date(2000, 1, 1)  # words are read as those of no day in particular


def rows_wanted(actor: Actor, wanted: Mapping[str, Any]) -> "QuerySet[Interpreter]":
    """Whom text, state, language, mode and gender leave, by name; nonsense filters nothing."""
    pool_id = actor.pool_id or 0
    rows = Interpreter.objects.of(pool_id).select_related("person").prefetch_related("skills")
    state = wanted.get("state")
    known = state in Interpreter.STATES
    rows = rows.filter(state=state) if known else rows.exclude(state=Interpreter.LEFT)
    if wanted.get("language"):
        rows = rows.filter(pk__in=_speakers(pool_id, wanted).values("interpreter_id"))
    if wanted.get("mode") in set(Modality):
        rows = rows.filter(**{wanted["mode"]: True})
    if wanted.get("gender") in set(Gender):
        rows = rows.filter(person__gender=wanted["gender"])
    if text := str(wanted.get("text") or "").strip():
        meant = interpreters_meant(rows.order_by(), looking_for(text, today=A_DAY))
        rows = rows.filter(pk__in=meant[:ENOUGH])
    return rows.order_by("person__name", "pk")


def _speakers(pool_id: int, wanted: Mapping[str, Any]) -> "QuerySet[LanguageSkill]":
    skills = LanguageSkill.objects.of(pool_id).filter(language=wanted["language"])
    if not wanted.get("stand_ins"):
        skills = skills.filter(via="")
    if wanted.get("level") in ORDER:
        enough = [level for level, rank in ORDER.items() if rank >= ORDER[wanted["level"]]]
        follows = Q(understands="") | Q(understands__in=enough)
        skills = skills.filter(follows, level__in=enough)
    return skills


def place_wanted(actor: Actor, text: str) -> Place | None:
    """Where that is; of several towns of one name the one nearest to the middle of this Pool's homes."""
    middle = None
    if text and not postal_codes.PLZ.search(text):
        homes = Interpreter.objects.of(actor.pool_id or 0).aggregate(lat=Avg("lat"), lon=Avg("lon"))
        if homes["lat"] is not None:
            middle = Place("", "", homes["lat"], homes["lon"])
    return postal_codes.named(text, near=middle)


def start_wanted(wanted: Mapping[str, Any], tz: Any) -> datetime | None:
    """The instant (UTC) that is asked about, None where no day or time was said that there is."""
    try:
        local = datetime.fromisoformat(f"{wanted['day']}T{wanted['time']}")
        return local.replace(tzinfo=tz).astimezone(UTC) if 1 < local.year < 9999 else None
    except (KeyError, ValueError):
        return None
