"""Which keys do what at the desk: `g` and a letter go to a section, single keys do something on the page.

static/pool/keys.js reads them from the list that every page of the desk carries (templates/pool/keys.html).
"""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from pool.context import path_of


class Shortcut(NamedTuple):
    """What to press, what it is for, and where it leads (empty: it does something on this page)."""

    keys: str
    label: Any
    url: str = ""


ON_THE_PAGE = (
    Shortcut("?", _("Diese Liste zeigen")),
    Shortcut("/", _("In das Suchfeld")),
    Shortcut("j", _("Zum nächsten Punkt")),
    Shortcut("k", _("Zum Punkt davor")),
)
LEADING = (
    ("n", "desk_request_new", _("Anfrage für eine Einrichtung")),
    ("g h", "desk_today", _("Heute")),
    ("g a", "desk_requests", _("Anfragen")),
    ("g p", "desk_plan", _("Zusammen planen")),
    ("g t", "desk_schedule", _("Termine")),
    ("g n", "desk_sms", _("SMS und Mails")),
    ("g r", "desk_mailings", _("Rundschreiben")),
    ("g d", "desk_people", _("Dolmetschende")),
    ("g b", "desk_applications", _("Bewerbungen")),
    ("g k", "desk_map", _("Karte")),
    ("g e", "desk_authorities", _("Einrichtungen")),
    ("g s", "desk_hours", _("Stunden")),
    ("g m", "desk_statements", _("Abrechnung")),
    ("g z", "desk_numbers", _("Zahlen")),
    ("g f", "desk_missing", _("Was fehlt")),
    ("g o", "desk_settings", _("Einstellungen")),
    ("g v", "desk_standing_in", _("Vertretung")),
    ("g w", "desk_wall", _("Wandansicht")),
)


def shortcuts() -> list[Shortcut]:
    """All of them; a page that nobody has written has none."""
    leading = (Shortcut(keys, label, path_of(name)) for keys, name, label in LEADING)
    return [*ON_THE_PAGE, *(one for one in leading if one.url)]
