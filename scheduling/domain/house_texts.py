"""Every SMS of the house, in one place; a Pool may have words of its own (`scheduling.actions.texts`)."""

from pool.domain.words import gettext_noop as _
from scheduling.domain.house_answers import ANSWERS, POOL
from scheduling.domain.house_ceilings import CEILING_TEXTS
from scheduling.domain.house_coming import COMING_TEXTS
from scheduling.domain.house_desk import DESK
from scheduling.domain.house_doubts import DOUBTS
from scheduling.domain.house_further import FURTHER
from scheduling.domain.house_joining import JOINING
from scheduling.domain.house_payments import PAYMENTS
from scheduling.domain.house_series import SERIES
from scheduling.domain.texts import Text

QUESTION = (*POOL, "eilt", "code", "sprache", "ersatz", "tag", "uhrzeit", "dauer", "ort", "km", "bereich")
ENDED = (*POOL, "code", "tag", "uhrzeit")
ASSIGNMENT = (*POOL, "code", "sprache", "tag", "uhrzeit", "adresse", "treffpunkt", "kontakt")
COMING = (*ASSIGNMENT, "link")

WORDS = {
    "offer": Text(
        _("Frage"),
        _("wenn wir jemanden für einen Einsatz suchen"),
        "[{eilt} ]{pool}: {sprache} gesucht[ (Sie als {ersatz})], {tag} {uhrzeit} Uhr, {dauer} Min, "
        "{ort}[ (ca. {km} km)], {bereich}. Antwort: JA {code} oder NEIN {code}",
        QUESTION,
        ("pool", "sprache", "tag", "uhrzeit", "ort", "code"),
        most=2,
    ),
    "reminder": Text(
        _("Erinnerung"),
        _("einmal, wenn auf eine Frage keine Antwort kommt"),
        "[{eilt} ]{pool}: Erinnerung: {sprache}[ (Sie als {ersatz})], {tag} {uhrzeit} Uhr, {dauer} Min, "
        "{ort}[ (ca. {km} km)], {bereich}. Antwort: JA {code} oder NEIN {code}",
        QUESTION,
        ("pool", "sprache", "tag", "uhrzeit", "ort", "code"),
        most=2,
    ),
    "reconfirm": Text(
        _("Frage nach neuer Zeit"),
        _("wenn sich ein Einsatz ändert, für den jemand zugesagt hat"),
        "{pool}: Ihr Einsatz {sprache}[ am {bisher} Uhr] soll sich ändern: neu {tag} {uhrzeit} Uhr, "
        "{dauer} Min, {ort}. Passt das? JA {code} oder NEIN {code}",
        (*QUESTION, "bisher"),
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
        "[ Kontakt: {kontakt}.][ Alle Angaben: {link}] Absagen: ABSAGE {code}. {pool} {telefon}",
        COMING,
        ("pool", "code", "tag", "uhrzeit", "adresse", "telefon"),
    ),
    "changed": Text(
        _("Änderung"),
        _("wenn sich bei einem zugesagten Einsatz etwas ändert"),
        "{pool}: Einsatz {code} ist jetzt {tag} {uhrzeit} Uhr, {adresse}.[ Treffpunkt: {treffpunkt}.]"
        "[ Kontakt: {kontakt}.][ Alle Angaben: {link}] Fragen: {telefon}",
        COMING,
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
    "report_again": Text(
        _("Stunden melden: Erinnerung"),
        _("einige Tage nach dem Einsatz, wenn noch niemand die Stunden gemeldet hat"),
        "{pool}: Wie lange war Ihr Einsatz am {tag}? Bitte antworten Sie mit FERTIG, dem Code, {angaben}, "
        "z.B.: FERTIG {code} {zahlen}[ Oder hier: {link}]",
        (*ENDED, "angaben", "zahlen", "link"),
        ("pool", "code"),
        most=2,
    ),
    "new_link": Text(
        _("Neuer Link"),
        _("wenn jemand um einen neuen Link bittet"),
        "{pool}: Ihr neuer Link zu {code}: {link} Ältere Links gelten nicht mehr.",
        (*POOL, "code", "link"),
        ("pool", "code", "link"),
    ),
    "number_code": Text(
        _("Nummer bestätigen"),
        _("an eine Mobilnummer, die eben eingetragen wurde"),
        "{pool}: Ihre Nummer wurde eingetragen. Bitte antworten Sie mit {code}, damit wir Ihnen Anfragen "
        "schicken dürfen.",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "number_again": Text(
        _("Nummer noch einmal bestätigen"),
        _("wenn von einer Nummer lange nichts kam"),
        "{pool}: Stimmt diese Nummer noch? Bitte antworten Sie mit {code}, damit wir Ihnen weiter Anfragen "
        "schicken dürfen.",
        (*POOL, "code"),
        ("pool", "code"),
    ),
    "number_changed": Text(
        _("Nummer geändert"),
        _("an die alte Nummer, wenn jemand eine andere hat"),
        "{pool}: Für Sie ist jetzt eine andere Mobilnummer eingetragen. Das stimmt nicht? Bitte anrufen: "
        "{telefon}",
        POOL,
        ("pool", "telefon"),
    ),
}

TEXTS = (
    WORDS | JOINING | COMING_TEXTS | DESK | SERIES | ANSWERS | DOUBTS | FURTHER | CEILING_TEXTS | PAYMENTS
)
