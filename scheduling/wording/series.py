"""Several dates in few words: an SMS has little room, and it is always German."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import formats, translation
from django.utils.translation import gettext as _

from scheduling.wording.needs import where

MOST_TOLD = 6  # so many dates fit into a question; further ones are counted


def filed(count: int) -> str:
    """What a door says of so many dates that were filed, in the reader's language; nothing of one."""
    return _("Die Reihe ist angelegt: %(count)s Termine.") % {"count": count} if count > 1 else ""


def in_short(dates: Sequence[Any], tz: ZoneInfo, most: int = MOST_TOLD) -> str:
    """Slots: Di 3.3. 14:00, 10.3., 17.3. und 2 weitere; weekday and hour only where they change."""
    left = len(dates) - most
    with translation.override("de"):
        words = ", ".join(_each(dates[:most], tz))
        return _("%(dates)s und %(left)s weitere") % {"dates": words, "left": left} if left > 0 else words


def with_codes(assignments: Sequence[Any], tz: ZoneInfo) -> str:
    """Assignments: Di 3.3. 14:00 = 4821, 10.3. = 5932"""
    with translation.override("de"):
        told = zip(_each(assignments, tz), assignments, strict=True)
        return ", ".join(f"{words} = {one.code}" for words, one in told)


def _each(dates: Sequence[Any], tz: ZoneInfo) -> list[str]:
    found, before = [], ("", "")
    for one in dates:
        local = one.starts.astimezone(tz)
        now = (formats.date_format(local, "D"), f"{local:%H:%M}")
        weekday = f"{now[0]} " if now[0] != before[0] else ""
        hour = f" {now[1]}" if now != before else ""
        found.append(f"{weekday}{local.day}.{local.month}.{hour}")
        before = now
    return found


def with_places(assignments: Sequence[Any], most: int = 5) -> str:
    """Di 24.11. 09:00 Korbach (4821), Mi 25.11. 14:00 am Telefon (7306): short enough for an SMS."""
    left = len(assignments) - most
    with translation.override("de"):
        said = [_with_place(row) for row in assignments[:most]]
        return ", ".join([*said, _("%(n)s weitere") % {"n": left}] if left > 0 else said)


def questions(offers: Sequence[Any], most: int = 5) -> str:
    """Open questions: Mo 23.11. 13:00 (4583), Mo 23.11. 15:00 (9430); with names where several are asked."""
    several = len({row.person_id for row in offers}) > 1
    most = min(most, 3) if several else most
    left = len(offers) - most
    with translation.override("de"):
        said = [
            f"{row.person.name.split()[0] + ' ' if several else ''}{_starts(row.slot.starts, row.pool.tz)} "
            f"({row.code})"
            for row in offers[:most]
        ]
        return ", ".join([*said, _("%(n)s weitere") % {"n": left}] if left > 0 else said)


def _starts(starts: datetime, tz: ZoneInfo) -> str:
    return formats.date_format(starts.astimezone(tz), "D d.m. H:i")


def _with_place(row: Any) -> str:
    return f"{_starts(row.starts, row.pool.tz)} {where(row.request)} ({row.code})"
