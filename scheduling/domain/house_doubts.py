"""The SMS that ask back: what was not certain, and what is clear but for what it is about."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

EXAMPLE = (*POOL, "beispiel")

DOUBTS = {
    "answer_list": Text(
        _("Welche Anfrage?"),
        _("wenn mehrere Fragen offen sind und der Code fehlt"),
        "{pool}: Welche Anfrage meinen Sie? Bitte für jede eine SMS mit JA oder NEIN und dem Code. "
        "Offen: {fragen}",
        (*POOL, "fragen"),
        ("pool", "fragen"),
    ),
    "answer_list_both": Text(
        _("Anfrage oder Zusage?"),
        _("wenn ein Nein die offene Frage oder den zugesagten Einsatz meinen kann"),
        "{pool}: Was meinen Sie? Offene Frage {codes}: bitte NEIN und den Code. Schon zugesagt {zugesagt}: "
        "zum Absagen ABSAGE und den Code. Oder anrufen: {telefon}",
        (*POOL, "codes", "zugesagt"),
        ("pool", "codes", "zugesagt"),
    ),
    "answer_list_booked": Text(
        _("Wirklich absagen?"),
        _("wenn nach einem Nein keine Frage offen, aber etwas zugesagt ist"),
        "{pool}: Möchten Sie einen zugesagten Einsatz absagen? Dann bitte ABSAGE und den Code schreiben: "
        "{codes}. Sonst müssen Sie nichts tun. Fragen: {telefon}",
        (*POOL, "codes"),
        ("pool", "codes"),
    ),
    "answer_list_reports": Text(
        _("Welcher Einsatz?"),
        _("wenn jemand Stunden meldet und der Code fehlt"),
        "{pool}: Welchen Einsatz meinen Sie? Bitte antworten Sie mit FERTIG, dem Code, Minuten und km: "
        "{codes}",
        (*POOL, "codes"),
        ("pool", "codes"),
    ),
    "answer_list_assignments": Text(
        _("Welcher zugesagte Einsatz?"),
        _("wenn bei SPÄTER oder NIEMAND der Code fehlt"),
        "{pool}: Welchen Einsatz meinen Sie? Bitte schreiben Sie es noch einmal mit dem Code: {codes}",
        (*POOL, "codes"),
        ("pool", "codes"),
    ),
    "answer_word": Text(
        _("Nicht verstanden"),
        _("wenn eine Antwort auf eine Frage nicht sicher Ja oder Nein heißt"),
        "{pool}: Das haben wir nicht sicher verstanden, nichts wurde geändert. Bitte nur JA oder NEIN und "
        "den Code schreiben[, z.B. JA {beispiel}], oder anrufen: {telefon}",
        EXAMPLE,
        ("pool",),
    ),
    "answer_word_booked": Text(
        _("Nicht verstanden, etwas ist zugesagt"),
        _("wenn etwas unklar ist, keine Frage offen und ein Einsatz zugesagt"),
        "{pool}: Das haben wir nicht sicher verstanden, nichts wurde geändert. Absagen? Dann bitte ABSAGE "
        "und den Code[, also ABSAGE {beispiel}]. Verspätung? SPÄTER, Code, Minuten. Oder anrufen: {telefon}",
        EXAMPLE,
        ("pool",),
    ),
    "answer_word_report": Text(
        _("Nicht verstanden, Zeiten fehlen"),
        _("wenn etwas unklar ist und die Zeiten eines Einsatzes zu melden sind"),
        "{pool}: Das haben wir nicht sicher verstanden. Zeiten bitte so melden: FERTIG, Code, Minuten, km"
        "[, z.B. FERTIG {beispiel} 75 24]. Oder anrufen: {telefon}",
        EXAMPLE,
        ("pool",),
    ),
    "answer_word_none": Text(
        _("Nicht verstanden, nichts ist offen"),
        _("wenn etwas unklar ist und weder eine Frage noch eine Zusage da ist"),
        "{pool}: Das haben wir nicht verstanden. Für Sie ist gerade nichts offen. Bitte rufen Sie an: "
        "{telefon}",
        POOL,
        ("pool",),
    ),
}
