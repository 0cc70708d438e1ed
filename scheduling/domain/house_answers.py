"""What the house answers to an SMS that came in; the other texts are in `scheduling.domain.house_texts`."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.texts import Text

POOL = ("pool", "telefon")
CODE = (*POOL, "code")

ANSWERS = {
    "answer_declined": Text(
        _("Danke für das Nein"),
        _("wenn jemand ablehnt"),
        "{pool}: Danke für die schnelle Antwort. Wir fragen andere.",
        CODE,
        ("pool",),
    ),
    "answer_already": Text(
        _("Schon zugesagt"),
        _("wenn jemand noch einmal Ja sagt"),
        "{pool}: Sie haben Einsatz {code} am {tag} {uhrzeit} Uhr schon zugesagt. Danke!",
        (*CODE, "tag", "uhrzeit"),
        ("pool", "code"),
    ),
    "answer_cancelled": Text(
        _("Absage angekommen"),
        _("wenn jemand einen Einsatz absagt"),
        "{pool}: Ihre Absage zu {code} ist angekommen. Wir suchen Ersatz. Fragen: {telefon}",
        CODE,
        ("pool", "code"),
    ),
    "answer_closed": Text(
        _("Nicht mehr offen"),
        _("wenn die Frage nicht mehr gilt"),
        "{pool}: Die Anfrage {code} ist nicht mehr offen. Sie müssen nichts tun.",
        CODE,
        ("pool", "code"),
    ),
    "answer_unknown_code": Text(
        _("Code unbekannt"),
        _("wenn es zu einem Code keine Frage gibt"),
        "{pool}: Den Code {code} kennen wir nicht, nichts wurde geändert.[ Offen für Sie: {codes}]",
        (*CODE, "codes"),
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
        CODE,
        ("pool", "code"),
    ),
    "answer_reported": Text(
        _("Stunden notiert"),
        _("wenn jemand Stunden meldet"),
        "{pool}: Danke! Einsatz {code}: {minuten} Min, {gefahren} km[, Fahrkarte {ticket} Euro] notiert.",
        (*CODE, "minuten", "gefahren", "ticket"),
        ("pool", "code", "minuten", "gefahren"),
    ),
    "answer_refused": Text(
        _("Geht nicht"),
        _("wenn eine Regel dagegen steht"),
        "{pool}: {satz} Fragen: {telefon}",
        (*CODE, "satz"),
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
        "{pool}: Immer mit Code: JA 4321, NEIN 4321, ABSAGE 4321, SPÄTER 4321 15 (Minuten), NIEMAND 4321 "
        "(niemand erschienen), FERTIG 4321 Minuten km. Ohne Code: TERMINE, KALENDER, PAUSE 14 (Tage), "
        "WIEDER DA. Keine SMS mehr: STOPP. Anrufen: {telefon}",
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
    "answer_dates_none": Text(
        _("Keine Termine"),
        _("wenn jemand TERMINE schreibt und nichts zugesagt ist"),
        "{pool}: Es ist kein Einsatz zugesagt.[ Offene Fragen: {codes}]",
        (*POOL, "codes"),
        ("pool",),
    ),
}
