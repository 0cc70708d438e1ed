"""{% load schedule %}: what a coordinator's calendar says beside an entry."""

from typing import Any

from django import template

from scheduling.queries.schedule import Entry
from scheduling.queries.tight import Tightness, keys_of
from scheduling.wording.schedule import clash_words, leg_words, mark

register = template.Library()


@register.filter
def notes(entry: Entry, tight: Tightness | None) -> list[tuple[str, str]]:
    """What is wrong with it: two words, and a sentence."""
    if not tight:
        return []
    return [
        (mark(clash.kind), clash_words(clash, job))
        for key in keys_of(entry)
        for clash in tight.notes.get(key, ())
        for job in clash.jobs
        if job.key == key
    ]


@register.filter
def leg(entry: Entry, tight: Tightness | None) -> str:
    """How who comes gets there."""
    found = tight.legs.get(entry.held.pk) if tight and entry.held else None
    return leg_words(found) if found else ""


@register.filter
def by(entry: Entry, acts: Any) -> list[Any]:
    """What can be done with it from here, as the door says."""
    return list(acts.of(entry)) if acts else []
