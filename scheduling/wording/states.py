"""How the state of a row reads, and the colour that goes with it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

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
        "queued": gettext_noop("Frage wartet"),
        "sent": gettext_noop("gefragt"),
        "accepted": gettext_noop("zugesagt"),
        "declined": gettext_noop("abgelehnt"),
        "expired": gettext_noop("nicht geantwortet"),
        "filled_by_other": gettext_noop("an jemand anderen vergeben"),
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
    "Registration": {
        "filed": gettext_noop("E-Mail-Adresse nicht bestätigt"),
        "confirmed": gettext_noop("wartet auf die Koordination"),
        "approved": gettext_noop("angenommen"),
        "rejected": gettext_noop("abgelehnt"),
    },
    "Application": {
        "filed": gettext_noop("eingegangen"),
        "confirmed": gettext_noop("eingegangen, E-Mail-Adresse bestätigt"),
        "invited": gettext_noop("zum Gespräch eingeladen"),
        "accepted": gettext_noop("aufgenommen"),
        "rejected": gettext_noop("abgelehnt"),
        "withdrawn": gettext_noop("zurückgezogen"),
    },
    "PaymentRun": {
        "drafted": gettext_noop("vorbereitet"),
        "approved": gettext_noop("freigegeben"),
        "ordered": gettext_noop("Datei erstellt"),
        "discarded": gettext_noop("verworfen"),
    },
    "Payout": {
        "planned": gettext_noop("vorbereitet"),
        "ordered": gettext_noop("unterwegs"),
        "paid": gettext_noop("bezahlt"),
        "returned": gettext_noop("zurückgekommen"),
        "waived": gettext_noop("verzichtet"),
        "discarded": gettext_noop("verworfen"),
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
    "drafted": "warning",
    "ordered": "info",
    "paid": "success",
    "returned": "danger",
}


def state(row: Any) -> str:
    """The state of a row, in words; a search may be paused."""
    if row.state == "searching" and row.paused_at:
        return _("Suche angehalten")
    return _(STATES[row.machine.name][row.state])


def tone(row: Any) -> str:
    """The colour that goes with it (never the only sign): info, success, warning, danger or neutral."""
    if row.state == "searching" and row.paused_at:
        return "warning"
    return TONES.get(row.state, "neutral")
