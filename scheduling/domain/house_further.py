"""The SMS around the further words: SPÄTER, NIEMAND, TERMINE, PAUSE, WIEDER DA, the code of a number."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import POOL
from scheduling.domain.texts import Text

FURTHER = {
    "late": Text(
        _("Verspätung, an den Kontakt vor Ort"),
        _("wenn jemand SPÄTER schreibt und der Kontakt vor Ort eine Mobilnummer hat"),
        "{pool}: Die dolmetschende Person für {uhrzeit} Uhr kommt etwa {minuten} Min später "
        "(Einsatz {code}). Fragen: {telefon}",
        (*POOL, "code", "tag", "uhrzeit", "minuten"),
        ("pool", "uhrzeit", "minuten"),
    ),
    "answer_cancelled_soon": Text(
        _("Absage kurz vorher"),
        _("wenn jemand weniger als 18 Stunden vor dem Einsatz absagt"),
        "{pool}: Ihre Absage zu {code} ist angekommen und gilt. Weil es so bald ist, rufen Sie uns bitte "
        "auch an: {telefon}",
        (*POOL, "code"),
        ("pool", "code", "telefon"),
    ),
    "answer_late": Text(
        _("Verspätung notiert"),
        _("wenn jemand SPÄTER schreibt"),
        "{pool}: Danke. Sie kommen zu {code} etwa {minuten} Min später. Bescheid wissen: {wer}. "
        "Fragen: {telefon}",
        (*POOL, "code", "minuten", "wer"),
        ("pool", "code", "minuten", "wer"),
    ),
    "answer_late_call": Text(
        _("Verspätung notiert, bitte anrufen"),
        _("wenn jemand SPÄTER schreibt und der Kontakt vor Ort keine SMS bekommen kann"),
        "{pool}: Danke. Sie kommen zu {code} etwa {minuten} Min später. Bescheid wissen: {wer}. "
        "Vor Ort geht keine SMS, bitte anrufen: {vorort}",
        (*POOL, "code", "minuten", "wer", "vorort"),
        ("pool", "code", "minuten", "wer", "vorort"),
    ),
    "answer_minutes": Text(
        _("Um wie viele Minuten?"),
        _("wenn jemand SPÄTER ohne Minuten schreibt"),
        "{pool}: Um wie viele Minuten kommen Sie später? Bitte so antworten: SPÄTER {code} 15",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "answer_absent": Text(
        _("Niemand erschienen"),
        _("wenn jemand NIEMAND schreibt"),
        "{pool}: Danke, zu Einsatz {code} ist notiert: niemand erschienen. Die Einrichtung weiß Bescheid. "
        "Fragen: {telefon}",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "answer_dates": Text(
        _("Termine"),
        _("wenn jemand TERMINE schreibt"),
        "{pool}: Zugesagt: {termine}[. Offene Fragen: {codes}]",
        (*POOL, "termine", "codes"),
        ("pool", "termine"),
    ),
    "answer_days": Text(
        _("Wie viele Tage?"),
        _("wenn jemand PAUSE ohne Tage schreibt"),
        "{pool}: Wie viele Tage möchten Sie Pause? Bitte so antworten: PAUSE 14",
        POOL,
        ("pool",),
    ),
    "answer_paused": Text(
        _("Pause"),
        _("wenn jemand PAUSE schreibt"),
        "{pool}: Gute Pause! Bis einschließlich {bis} fragen wir Sie nicht. Zugesagte Einsätze gelten "
        "weiter. Früher zurück: WIEDER DA",
        (*POOL, "bis"),
        ("pool", "bis"),
    ),
    "answer_back": Text(
        _("Wieder da"),
        _("wenn jemand WIEDER DA schreibt"),
        "{pool}: Willkommen zurück! Wir fragen Sie ab jetzt wieder.",
        POOL,
        ("pool",),
    ),
    "answer_shared": Text(
        _("Nummer von mehreren"),
        _("wenn jemand über eine Nummer schreibt, die mehrere haben, und unklar ist, wer"),
        "{pool}: Diese Nummer gehört mehreren Personen, nichts wurde geändert. Bitte rufen Sie uns an: "
        "{telefon}",
        POOL,
        ("pool",),
    ),
    "answer_calendar": Text(
        _("Eigene Seite"),
        _("wenn jemand KALENDER schreibt"),
        "{pool}: Ihre Seite mit Terminen und Kalender-Adresse: {link} Gilt 14 Tage, nur für Sie.",
        (*POOL, "link"),
        ("pool", "link"),
    ),
    "own_link": Text(
        _("Link zur eigenen Seite"),
        _("wenn die Koordination ihn schickt"),
        "{pool}: Ihre Seite mit Terminen und Kalender-Adresse: {link} Gilt 14 Tage, nur für Sie.",
        (*POOL, "link"),
        ("pool", "link"),
    ),
    "statement_issued": Text(
        _("Abrechnung"),
        _("wenn eine Abrechnung da ist und wir keine E-Mail-Adresse haben"),
        "{pool}: Ihre neue Abrechnung: {link} Gilt 14 Tage, nur für Sie.",
        (*POOL, "link"),
        ("pool", "link"),
    ),
    "answer_number_confirmed": Text(
        _("Nummer bestätigt"),
        _("wenn jemand den Code für die eigene Nummer zurückschickt"),
        "{pool}: Danke, Ihre Nummer ist bestätigt.",
        POOL,
        ("pool",),
    ),
}
