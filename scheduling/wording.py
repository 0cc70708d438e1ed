"""How states, reasons and score parts read; every door shows these words."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool import languages
from pool.domain.settings_of_work import MODALITY_LABELS, SETTING_LABELS, Modality, Setting
from scheduling.domain.matching import REASONS
from scheduling.domain.ranking import PARTS

STATES = {
    "Request": {
        "submitted": gettext_noop("wird geprüft"),
        "approved": gettext_noop("angenommen"),
        "searching": gettext_noop("wir fragen an"),
        "reconfirming": gettext_noop("neue Zeit wird nachgefragt"),
        "filled": gettext_noop("gefunden"),
        "unfilled": gettext_noop("niemand gefunden"),
        "closed": gettext_noop("abgeschlossen"),
        "rejected": gettext_noop("abgelehnt"),
        "withdrawn": gettext_noop("zurückgezogen"),
    },
    "Offer": {
        "queued": gettext_noop("SMS wartet"),
        "sent": gettext_noop("gefragt"),
        "accepted": gettext_noop("zugesagt"),
        "declined": gettext_noop("abgelehnt"),
        "expired": gettext_noop("nicht geantwortet"),
        "filled_by_other": gettext_noop("an andere vergeben"),
        "withdrawn": gettext_noop("zurückgenommen"),
        "opted_out": gettext_noop("möchte keine SMS"),
    },
    "Assignment": {
        "confirmed": gettext_noop("zugesagt"),
        "done": gettext_noop("Termin vorbei"),
        "cancelled": gettext_noop("abgesagt"),
        "no_show": gettext_noop("nicht erschienen"),
    },
    "ServiceRecord": {
        "open": gettext_noop("Zeiten fehlen"),
        "reported": gettext_noop("Zeiten gemeldet"),
        "attested": gettext_noop("von Einrichtung bestätigt"),
        "approved": gettext_noop("freigegeben"),
        "settled": gettext_noop("abgerechnet"),
    },
}
TONES = {
    "searching": "info",
    "reconfirming": "warning",
    "submitted": "info",
    "sent": "info",
    "filled": "success",
    "confirmed": "success",
    "accepted": "success",
    "approved": "success",
    "settled": "success",
    "unfilled": "danger",
    "no_show": "danger",
    "reported": "warning",
    "attested": "info",
    "open": "warning",
}


def state(row: Any) -> str:
    """The state of a row, in words."""
    return _(STATES[row.machine.name][row.state])


def tone(row: Any) -> str:
    """The colour that goes with it (never the only sign): info, success, warning, danger or neutral."""
    return TONES.get(row.state, "neutral")


def reason(row: dict[str, Any]) -> str:
    """One stored reason as a sentence."""
    return _(REASONS[row["code"]]) % row["facts"]


def part(name: str) -> str:
    """The name of one part of a score."""
    return _(PARTS[name])


def setting(value: str) -> str:
    """Schule, Jugendamt, …"""
    return _(SETTING_LABELS[Setting(value)])


def modality(value: str) -> str:
    """vor Ort, am Telefon, per Video"""
    return _(MODALITY_LABELS[Modality(value)])


def language(code: str, lang: str = "de") -> str:
    """The name of a language."""
    return languages.name(code, lang)
