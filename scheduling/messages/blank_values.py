"""What fills the blanks of an SMS: one function for each family of texts.

They read the same context that the templates of mails get; what the context does not know stays empty.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from django.conf import settings
from django.utils import dateformat, translation
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool.models import Pool
from scheduling.domain.blanks import BLANKS
from scheduling.domain.house_texts import TEXTS

Values = dict[str, str]
NOBODY = "Dolmetscherpool"  # who speaks to a number of which no Pool knows
TOLD = {
    "code": "code",
    "codes": "codes",
    "fragen": "questions",
    "zugesagt": "booked",
    "beispiel": "example",
    "satz": "sentence",
    "minuten": "minutes",
    "gefahren": "km",
    "ticket": "ticket",
    "wer": "told",
    "vorort": "contact",
    "termine": "dates",
    "reihe": "dates",
    "reihe_codes": "dates",
    "anzahl": "count",
    "bis": "until",
    "punkte": "points",
    "jahr": "year",
    "grenze": "ceiling",
    "summe": "counted",
    "zuerst": "first",
    "endet": "last_four",
}


def blank_values(name: str, pool: Pool | None, context: Mapping[str, Any]) -> Values:
    """The values for this text, in German and in the Pool's local time."""
    with translation.override("de"):
        found = of_pool(pool) | _of_time(context, pool.tz if pool else None)
        found |= _of_assignment(context) if "assignment" in context else _of_question(context)
        found |= _of_report(context) | _of_answer(context)
    return {blank: value for blank, value in found.items() if blank in TEXTS[name].blanks}


def of_pool(pool: Pool | None) -> Values:
    """Who speaks, and the number to call."""
    return {"pool": pool.sms_name, "telefon": pretty(pool.phone)} if pool else {"pool": NOBODY}


def _of_time(context: Mapping[str, Any], tz: tzinfo | None) -> Values:
    period = context.get("assignment") or context.get("slot")
    if period is None:
        return {}
    starts = period.starts.astimezone(tz)
    return {
        "tag": dateformat.format(starts, "D d.m."),
        "wann": _when(starts, context.get("said_at")),
        "uhrzeit": dateformat.format(starts, "H:i"),
        "bisher": _moment(context.get("before"), tz),
        "dauer": f"{(period.ends - period.starts).total_seconds() / 60:.0f}",
    }


def _moment(at: datetime | None, tz: tzinfo | None) -> str:
    return dateformat.format(at.astimezone(tz), "D d.m. H:i") if at else ""


def _when(starts: datetime, said_at: datetime | None) -> str:
    """heute (Mo 23.11.), morgen (Di 24.11.), am Mi 25.11.; such a word must leave on the day it is put."""
    day = dateformat.format(starts, "D d.m.")
    ahead = (starts.date() - said_at.astimezone(starts.tzinfo).date()).days if said_at else -1
    words = {0: _("heute (%(day)s)"), 1: _("morgen (%(day)s)")}
    return words.get(ahead, _("am %(day)s")) % {"day": day}


def _of_question(context: Mapping[str, Any]) -> Values:
    """What may be said before anybody has accepted, and no more than that."""
    on_site = context.get("on_site")
    return {
        "sprache": context.get("language", ""),
        "eilt": "EILT" if context.get("hurry") else "",
        "ersatz": context.get("via", ""),
        "ort": context.get("town", "") if on_site else context.get("modality", ""),
        "bereich": context.get("setting", ""),
        "km": _km(context.get("km")) if on_site else "",
    }


def _of_assignment(context: Mapping[str, Any]) -> Values:
    """What somebody needs who comes."""
    row = context.get("request")
    if row is None:
        return {}
    town = f"{row.postal_code} {row.town}".strip()
    phone = pretty(row.contact_phone) if row.contact_phone else ""
    return {
        "sprache": context.get("main", ""),
        "adresse": _joined(", ", row.street, town) if context.get("on_site") else context.get("modality", ""),
        "treffpunkt": "" if context.get("brief") else row.meets_at,
        "kontakt": "" if context.get("brief") else _joined(" ", row.contact_name, phone),
    }


def _whole_link(path: str) -> str:
    """The address behind which everything stands; nothing rather than one that would be cut."""
    link = f"{settings.PUBLIC_URL}{path}" if path else ""
    return link if len(link) <= BLANKS["link"].room else ""


def _of_report(context: Mapping[str, Any]) -> Values:
    if context.get("on_site") and context.get("wants_ticket"):
        return {"angaben": "Minuten, km oder Fahrkarte", "zahlen": "60 BUS 5,80"}
    if context.get("on_site"):
        return {"angaben": "Minuten und km", "zahlen": "60 24"}
    return {"angaben": "Minuten", "zahlen": "60"}


def _of_answer(context: Mapping[str, Any]) -> Values:
    told = {blank: str(context.get(word, "")) for blank, word in TOLD.items()}
    return told | {"link": _whole_link(context.get("link", ""))}


def _km(km: Any) -> str:
    """Whole kilometres; nothing where they are unknown or not worth a word."""
    return f"{km:.0f}" if isinstance(km, float | int) and km >= 1 else ""


def _joined(between: str, *words: str) -> str:
    return between.join(word for word in words if word)
