"""The parts of a Request as one speaks of them when they have changed."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from scheduling.wording.needs import modality, setting

PARTS = {
    "time": _("Zeit"),
    "other_times": _("andere Zeiten"),
    "setting": _("Bereich"),
    "way": _("Art des Einsatzes"),
    "place": _("Ort"),
    "meeting_point": _("Treffpunkt"),
    "contact": _("Ansprechperson"),
    "wish": _("wer gesucht wird"),
    "notes": _("Hinweise"),
    "urgent": _("wie eilig es ist"),
    "again": _("dieselbe Person wie sonst"),
    "file_reference": _("Zeichen"),
}


def parts(names: Iterable[str]) -> str:
    """Zeit, Treffpunkt"""
    return ", ".join(gettext(PARTS[name]) for name in names if name in PARTS)


def told_changes(facts: Mapping[str, Any]) -> list[str]:
    """One line for each part that a change has changed, as it was and as it is where the journal says so.

    Zeit: Di, 24.11., 09:00–10:00 → Mi, 25.11., 09:00–10:00
    """
    before, after = facts.get("before"), facts.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        before, after = {}, {}
    if "minutes" in before:
        return [_figures(before, after)]
    names = [name for name in facts.get("what", ()) if name in PARTS]
    lines = []
    for name in names:
        was, now = (_said(name, values[name]) if name in values else "" for values in (before, after))
        part = gettext(PARTS[name])
        lines.append(f"{part[:1].upper()}{part[1:]}: {was or '–'} → {now or '–'}" if was != now else part)
    return [line if ":" in line else gettext("Geändert: %(part)s") % {"part": line} for line in lines]


def _figures(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Minutes and kilometres of a corrected ServiceRecord."""
    was, now = (
        gettext("%(minutes)s Minuten, %(km)s km")
        % {name: "–" if one.get(name) in (None, "None") else one[name] for name in ("minutes", "km")}
        for one in (before, after)
    )
    return f"{was} → {now}"


def _said(name: str, value: Any) -> str:
    """One part of a Request as the journal keeps it."""
    match name:
        case "time":
            return _span(value)
        case "other_times":
            return "; ".join(map(_span, value))
        case "setting":
            return setting(value)
        case "way":
            return gettext(" oder ").join(modality(one) for one in (value[0], *value[1]))
        case "place":
            return " ".join(filter(None, value))
    return ""


def _span(value: Any) -> str:
    """Di, 24.11., 09:00–10:00"""
    zone = timezone.get_current_timezone()
    starts, ends = (timezone.localtime(datetime.fromisoformat(one), zone) for one in value)
    return f"{date_format(starts, 'D, d.m., H:i')}–{date_format(ends, 'H:i')}"
