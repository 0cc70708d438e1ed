"""The SMS about several dates at once."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

QUESTION = (*POOL, "code", "sprache", "ersatz", "anzahl", "reihe", "dauer", "ort", "km", "bereich")
NEEDED = ("pool", "sprache", "reihe", "ort", "code")

SERIES = {
    "offer_series": Text(
        _("Frage nach einer Reihe"),
        _("wenn eine Person zu allen Terminen einer Reihe kommen soll"),
        "{pool}: {sprache} gesucht[ (Sie als {ersatz})], {anzahl} Termine je {dauer} Min: {reihe}, "
        "{ort}[ (ca. {km} km)], {bereich}. Antwort für alle Termine: JA {code} oder NEIN {code}",
        QUESTION,
        NEEDED,
    ),
    "reminder_series": Text(
        _("Erinnerung an eine Reihe"),
        _("einmal, wenn auf die Frage nach einer Reihe keine Antwort kommt"),
        "{pool}: Erinnerung: {sprache}[ (Sie als {ersatz})], {anzahl} Termine je {dauer} Min: {reihe}, "
        "{ort}[ (ca. {km} km)]. Können Sie alle? JA {code} oder NEIN {code}",
        QUESTION,
        NEEDED,
    ),
    "confirmed_series": Text(
        _("Zusage zu einer Reihe"),
        _("nach einem Ja zu allen Terminen einer Reihe; jeder hat seinen eigenen Code"),
        "Danke! {anzahl} Einsätze {sprache}: {reihe_codes}. {adresse}.[ Treffpunkt: {treffpunkt}.]"
        "[ Kontakt: {kontakt}.] Einen absagen: ABSAGE und sein Code, z.B. ABSAGE {code}. {pool} {telefon}",
        (*POOL, "code", "sprache", "anzahl", "reihe_codes", "adresse", "treffpunkt", "kontakt"),
        ("pool", "code", "reihe_codes", "adresse", "telefon"),
        most=5,
    ),
}
