"""The SMS to those who want to interpret, and to a number that somebody wants to be reached at."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

JOINING = {
    "interview": Text(
        _("Einladung zum Gespräch"),
        _("an Bewerberinnen und Bewerber ohne E-Mail-Adresse"),
        "{pool}: Danke für Ihre Bewerbung! Wir laden Sie zum Gespräch ein: {tag} {uhrzeit} Uhr, {ort}. "
        "Passt das nicht? Bitte anrufen: {telefon}",
        (*POOL, "tag", "uhrzeit", "ort"),
        ("pool", "tag", "uhrzeit", "ort", "telefon"),
        most=2,
    ),
    "contact_code": Text(
        _("Code für eine neue Nummer"),
        _("wenn jemand auf der eigenen Seite eine andere Mobilnummer einträgt"),
        "{pool}: Ihr Code ist {code}. Bitte geben Sie ihn auf Ihrer Seite ein, dann gilt diese Nummer.",
        (*POOL, "code"),
        ("pool", "code"),
    ),
}
