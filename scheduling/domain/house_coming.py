"""The SMS before an appointment: the reminder, the question whether somebody comes, and its answers."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

AHEAD = (*POOL, "code", "wann", "uhrzeit", "adresse", "treffpunkt", "kontakt", "link")
NEEDED = ("pool", "code", "wann", "uhrzeit", "adresse")

COMING_TEXTS = {
    "remind": Text(
        _("Erinnerung an einen Einsatz"),
        _("vor einem zugesagten Einsatz, so früh wie die Person es möchte"),
        "{pool}: Ihr Einsatz {code} ist {wann} um {uhrzeit} Uhr: {adresse}.[ Treffpunkt: {treffpunkt}.]"
        "[ Kontakt: {kontakt}.][ Alle Angaben: {link}] Sie können nicht? ABSAGE {code}",
        AHEAD,
        NEEDED,
    ),
    "still": Text(
        _("Kommen Sie?"),
        _("am Tag vor einem Einsatz, der vor mehr als einer Woche zugesagt wurde"),
        "{pool}: Ihr Einsatz {code} ist {wann} um {uhrzeit} Uhr: {adresse}.[ Treffpunkt: {treffpunkt}.]"
        "[ Kontakt: {kontakt}.][ Alle Angaben: {link}] Kommen Sie? JA {code} oder NEIN {code}",
        AHEAD,
        NEEDED,
    ),
    "missed": Text(
        _("Wo sind Sie?"),
        _("wenn die Einrichtung sagt, dass niemand gekommen ist"),
        "{pool}: Wo sind Sie? Zum Einsatz {code} um {uhrzeit} Uhr werden Sie erwartet: {adresse}. Sie kommen "
        "noch? SPÄTER {code} und Minuten. Sonst bitte anrufen: {telefon}",
        (*POOL, "code", "uhrzeit", "adresse"),
        ("pool", "code", "telefon"),
    ),
    "answer_coming": Text(
        _("Danke, Sie kommen"),
        _("wenn jemand auf „Kommen Sie?“ mit Ja antwortet"),
        "{pool}: Danke, dass Sie kommen! Einsatz {code}, {wann} um {uhrzeit} Uhr.",
        (*POOL, "code", "wann", "uhrzeit"),
        ("pool", "code"),
    ),
    "answer_list_coming": Text(
        _("Was ist gemeint?"),
        _("wenn „Kommen Sie?“ offen ist und die Antwort nicht sicher dazu gehört"),
        "{pool}: Was meinen Sie? Bitte JA oder NEIN und den Code schreiben.[ Neue Anfrage: {codes}.] "
        "Kommen Sie zum Einsatz: {zugesagt}? Fragen: {telefon}",
        (*POOL, "codes", "zugesagt"),
        ("pool", "zugesagt"),
    ),
}
