"""{% load moments %}: days, times and amounts of time as people read them."""

from datetime import datetime, tzinfo
from typing import Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pool.models import Event
from scheduling import wording
from scheduling.domain.both_sides import Said
from scheduling.domain.schedule import Piece
from scheduling.wording.both_sides import said

register = template.Library()


@register.filter
def day(at: datetime | None) -> str:
    """Di, 24.11.2026"""
    return date_format(timezone.localtime(at, timezone.get_current_timezone()), "D, d.m.Y") if at else ""


@register.filter
def moment(at: datetime | None) -> str:
    """Di, 24.11.2026, 10:00"""
    zone = timezone.get_current_timezone()
    return date_format(timezone.localtime(at, zone), "D, d.m.Y, H:i") if at else ""


@register.filter
def clock(at: datetime | None) -> str:
    """Di 24.11., 10:00: where nobody doubts the year"""
    return _short(at, timezone.get_current_timezone()) if at else ""


@register.filter
def span(row: Any) -> str:
    """10:00–11:00 of something with `starts` and `ends`; the end names its day when it is another one."""
    zone = timezone.get_current_timezone()
    starts, ends = (timezone.localtime(at, zone) for at in (row.starts, row.ends))
    end = date_format(ends, "H:i" if starts.date() == ends.date() else "d.m. H:i")
    return _("%(start)s–%(end)s Uhr") % {"start": date_format(starts, "H:i"), "end": end}


@register.filter
def clocks(piece: Piece[Any]) -> str:
    """22:00–24:00 Uhr of an appointment on one day of a calendar."""
    zone = timezone.get_current_timezone()
    start, end = (
        date_format(timezone.localtime(at, zone), "H:i") for at in (piece.part.start, piece.part.end)
    )
    return _("%(start)s–%(end)s Uhr") % {"start": start, "end": "24:00" if end == "00:00" else end}


@register.filter
def not_all(piece: Piece[Any]) -> str:
    """What the clocks of one day leave out: where it began, where it ends, how long it really is."""
    zone, words = timezone.get_current_timezone(), []
    if piece.began:
        words.append(_("seit %(when)s Uhr") % {"when": _short(piece.whole.start, zone)})
    if piece.goes_on:
        words.append(_("bis %(when)s Uhr") % {"when": _short(piece.whole.end, zone)})
    if piece.shifted:
        words.append(_("%(long)s wegen der Zeitumstellung") % {"long": wording.duration(piece.part.minutes)})
    return ", ".join(words)


def _short(at: datetime, zone: tzinfo) -> str:
    """Fr 27.11., 22:00"""
    return date_format(timezone.localtime(at, zone), "D d.m., H:i")


@register.filter
def duration(minutes: int) -> str:
    """1,5 Stunden"""
    return wording.duration(minutes)


@register.filter
def km(kilometres: float | None) -> str:
    """17,2 km; nothing when nobody travels."""
    return "" if kilometres is None else f"{wording.number(float(kilometres))} km"


@register.filter
def message_kind(kind: str) -> str:
    """What a message is for."""
    return wording.message_kind(kind)


@register.filter
def happened(event: Event, name: str = "") -> str:
    """One line of the journal."""
    return wording.happened(event, name)


@register.filter
def both_said(word: Said | None) -> str:
    """What one side says of an appointment."""
    return said(word)
