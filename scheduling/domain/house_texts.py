"""Every SMS of the house, in one place; a Pool may have words of its own (`scheduling.actions.texts`)."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.texts import Text

POOL = ("pool", "telefon")
QUESTION = (*POOL, "code", "sprache", "ersatz", "tag", "uhrzeit", "dauer", "ort", "km", "bereich")
ENDED = (*POOL, "code", "tag", "uhrzeit")
ASSIGNMENT = (*POOL, "code", "sprache", "tag", "uhrzeit", "adresse", "treffpunkt", "kontakt")

WORDS = {
    "offer": Text(
        _("Frage"),
        _("wenn wir jemanden für einen Einsatz suchen"),
        "{pool}: {sprache} gesucht[ (Sie als {ersatz})], {tag} {uhrzeit} Uhr, {dauer} Min, "
        "{ort}[ (ca. {km} km)], {bereich}. Antwort: JA {code} oder NEIN {code}",
        QUESTION,
        ("pool", "sprache", "tag", "uhrzeit", "ort", "code"),
        most=2,
    ),
    "reminder": Text(
        _("Erinnerung"),
        _("einmal, wenn auf eine Frage keine Antwort kommt"),
        "{pool}: Erinnerung: {sprache}[ (Sie als {ersatz})], {tag} {uhrzeit} Uhr, {dauer} Min, "
        "{ort}[ (ca. {km} km)], {bereich}. Antwort: JA {code} oder NEIN {code}",
        QUESTION,
        ("pool", "sprache", "tag", "uhrzeit", "ort", "code"),
        most=2,
    ),
    "reconfirm": Text(
        _("Frage nach neuer Zeit"),
        _("wenn sich ein Einsatz ändert, für den jemand zugesagt hat"),
        "{pool}: Ihr Einsatz {sprache} soll sich ändern: neu {tag} {uhrzeit} Uhr, {dauer} Min, {ort}. "
        "Passt das? JA {code} oder NEIN {code}",
        QUESTION,
        ("pool", "tag", "uhrzeit", "ort", "code"),
        most=2,
    ),
    "taken": Text(
        _("Schon vergeben"),
        _("an alle anderen Gefragten, wenn jemand zugesagt hat"),
        "{pool}: Die Anfrage {code} ({tag} {uhrzeit} Uhr) ist schon vergeben. Danke, dass Sie da sind!",
        ENDED,
        ("pool", "code"),
    ),
    "withdrawn": Text(
        _("Frage gilt nicht mehr"),
        _("wenn die Anfrage zurückgezogen oder geändert ist"),
        "{pool}: Die Anfrage {code} gilt nicht mehr. Sie müssen nichts tun. Danke!",
        ENDED,
        ("pool", "code"),
    ),
    "confirmed": Text(
        _("Zusage"),
        _("nach einem Ja, mit allem, was man für den Einsatz braucht"),
        "Danke! Einsatz {code}: {sprache}, {tag} {uhrzeit} Uhr. {adresse}.[ Treffpunkt: {treffpunkt}.]"
        "[ Kontakt: {kontakt}.] Absagen: ABSAGE {code}. {pool} {telefon}",
        ASSIGNMENT,
        ("pool", "code", "tag", "uhrzeit", "adresse", "telefon"),
    ),
    "changed": Text(
        _("Änderung"),
        _("wenn sich bei einem zugesagten Einsatz etwas ändert"),
        "{pool}: Einsatz {code} ist jetzt {tag} {uhrzeit} Uhr, {adresse}.[ Treffpunkt: {treffpunkt}.]"
        "[ Kontakt: {kontakt}.] Fragen: {telefon}",
        ASSIGNMENT,
        ("pool", "code", "tag", "uhrzeit", "adresse"),
    ),
    "cancelled": Text(
        _("Absage"),
        _("wenn ein zugesagter Einsatz ausfällt"),
        "{pool}: Der Einsatz {code} am {tag} {uhrzeit} Uhr ist abgesagt. Bitte kommen Sie nicht. "
        "Fragen: {telefon}",
        ASSIGNMENT,
        ("pool", "code", "tag", "uhrzeit"),
    ),
    "report_wanted": Text(
        _("Bitte Stunden melden"),
        _("nach dem Einsatz"),
        "{pool}: Danke für den Einsatz am {tag}! Bitte antworten Sie mit FERTIG, dem Code, {angaben}, "
        "z.B.: FERTIG {code} {zahlen}",
        (*ENDED, "angaben", "zahlen"),
        ("pool", "code"),
    ),
}

ANSWERS = {
    "answer_declined": Text(
        _("Danke für das Nein"),
        _("wenn jemand ablehnt"),
        "{pool}: Danke für die schnelle Antwort. Wir fragen andere.",
        (*POOL, "code"),
        ("pool",),
    ),
    "answer_already": Text(
        _("Schon zugesagt"),
        _("wenn jemand noch einmal Ja sagt"),
        "{pool}: Sie haben Einsatz {code} am {tag} {uhrzeit} Uhr schon zugesagt. Danke!",
        ENDED,
        ("pool", "code"),
    ),
    "answer_cancelled": Text(
        _("Absage angekommen"),
        _("wenn jemand einen Einsatz absagt"),
        "{pool}: Ihre Absage zu {code} ist angekommen. Wir suchen Ersatz. Fragen: {telefon}",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "answer_closed": Text(
        _("Nicht mehr offen"),
        _("wenn die Frage nicht mehr gilt"),
        "{pool}: Die Anfrage {code} ist nicht mehr offen. Sie müssen nichts tun.",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "answer_list": Text(
        _("Welche Anfrage?"),
        _("wenn mehrere Fragen offen sind und der Code fehlt"),
        "{pool}: Welche Anfrage meinen Sie? Bitte antworten Sie mit JA oder NEIN und dem Code: {codes}",
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
    "answer_word": Text(
        _("Nicht verstanden"),
        _("wenn eine Antwort nicht sicher Ja oder Nein heißt"),
        "{pool}: Das haben wir nicht sicher verstanden, nichts wurde geändert. Bitte nur JA oder NEIN und "
        "den Code schreiben[, z.B. JA {beispiel}], oder anrufen: {telefon}",
        (*POOL, "beispiel"),
        ("pool",),
    ),
    "answer_unknown_code": Text(
        _("Code unbekannt"),
        _("wenn es zu einem Code keine Frage gibt"),
        "{pool}: Den Code {code} kennen wir nicht, nichts wurde geändert.[ Offen für Sie: {codes}]",
        (*POOL, "code", "codes"),
        ("pool", "code"),
    ),
    "answer_nothing_open": Text(
        _("Nichts offen"),
        _("wenn jemand antwortet und keine Frage offen ist"),
        "{pool}: Für Sie ist gerade keine Anfrage offen. Fragen: {telefon}",
        POOL,
        ("pool",),
    ),
    "answer_not_yet": Text(
        _("Noch nicht vorbei"),
        _("wenn jemand Stunden vor dem Ende meldet"),
        "{pool}: Einsatz {code} ist noch nicht vorbei. Bitte melden Sie die Zeiten danach.",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "answer_reported": Text(
        _("Stunden notiert"),
        _("wenn jemand Stunden meldet"),
        "{pool}: Danke! Einsatz {code}: {minuten} Min, {gefahren} km notiert.",
        (*POOL, "code", "minuten", "gefahren"),
        ("pool", "code", "minuten", "gefahren"),
    ),
    "answer_refused": Text(
        _("Geht nicht"),
        _("wenn eine Regel dagegen steht"),
        "{pool}: {satz} Fragen: {telefon}",
        (*POOL, "code", "satz"),
        ("pool", "satz"),
    ),
    "answer_started": Text(
        _("Wieder SMS"),
        _("wenn jemand nach STOPP wieder SMS möchte"),
        "{pool}: Sie bekommen wieder SMS von uns. Abmelden jederzeit mit STOPP.",
        POOL,
        ("pool",),
    ),
    "answer_help": Text(
        _("Hilfe"),
        _("wenn jemand HILFE schreibt"),
        "{pool}: Antworten mit Code: JA 4321, NEIN 4321, ABSAGE 4321, FERTIG 4321 Minuten km. "
        "Keine SMS mehr: STOPP. Anrufen: {telefon}",
        POOL,
        ("pool", "telefon"),
    ),
    "answer_stranger": Text(
        _("Nummer unbekannt"),
        _("wenn wir die Nummer nicht kennen"),
        "{pool}: Diese Nummer kennen wir nicht. Bitte rufen Sie Ihren Pool an[: {telefon}]",
        POOL,
        ("pool",),
    ),
}

TEXTS = WORDS | ANSWERS
