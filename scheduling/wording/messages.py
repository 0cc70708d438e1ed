"""What a message is for, and what became of one that came in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from scheduling.wording import mails

KINDS = {
    "offer": gettext_noop("Frage"),
    "reminder": gettext_noop("Erinnerung"),
    "mailing": gettext_noop("Rundschreiben"),
    "team_joined": gettext_noop("Willkommen im Team"),
    "team_left": gettext_noop("Zugang zum Team beendet"),
    "taken": gettext_noop("schon vergeben"),
    "withdrawn": gettext_noop("Frage zurückgenommen"),
    "confirmed": gettext_noop("Zusage"),
    "changed": gettext_noop("Änderung"),
    "cancelled": gettext_noop("Absage"),
    "dropped_out": gettext_noop("Absage, an Koordination"),
    "review_wanted": gettext_noop("Bitte ansehen"),
    "unfilled": gettext_noop("niemand gefunden"),
    "split_series": gettext_noop("Termine einzeln angefragt"),
    "hard_to_fill": gettext_noop("noch niemand gefunden"),
    "rejected": gettext_noop("Ablehnung"),
    "desk_word": gettext_noop("Nachricht der Koordination"),
    "merged": gettext_noop("zusammengelegt"),
    "report_wanted": gettext_noop("Bitte Stunden melden"),
    "attest_wanted": gettext_noop("Bitte Stunden bestätigen"),
    "report_again": gettext_noop("Stunden melden, Erinnerung"),
    "attest_again": gettext_noop("Stunden bestätigen, Erinnerung"),
    "paused": gettext_noop("Pause, an Koordination"),
    "new_link": gettext_noop("neuer Link"),
    "own_link": gettext_noop("Link zur eigenen Seite"),
    "statement_issued": gettext_noop("Abrechnung"),
    "answer": gettext_noop("Antwort von uns"),
    "number_code": gettext_noop("Code zum Bestätigen der Nummer"),
    "number_again": gettext_noop("Code zum Bestätigen der Nummer"),
    "number_changed": gettext_noop("Nummer geändert, an die alte"),
    "budget": gettext_noop("SMS im Monat"),
    "authority_budget": gettext_noop("Budget einer Einrichtung"),
    "remind": gettext_noop("Erinnerung an den Einsatz"),
    "still": gettext_noop("Kommen Sie?"),
    "silent": gettext_noop("keine Antwort, an Koordination"),
    "late": gettext_noop("Verspätung"),
    "missed": gettext_noop("Nicht da"),
    "arrived": gettext_noop("Doch gekommen"),
    "clerk_word": gettext_noop("Nachricht der Einrichtung"),
    "confirm_registration": gettext_noop("Bitte Anmeldung bestätigen"),
    "registration_waits": gettext_noop("neue Einrichtung, an Koordination"),
    "registration_approved": gettext_noop("Einrichtung zugelassen"),
    "registration_rejected": gettext_noop("Einrichtung nicht zugelassen"),
    "confirm_application": gettext_noop("Bitte Bewerbung bestätigen"),
    "application_waits": gettext_noop("neue Bewerbung, an Koordination"),
    "application_withdrawn": gettext_noop("Bewerbung zurückgezogen, an Koordination"),
    "application_accepted": gettext_noop("Bewerbung angenommen"),
    "application_rejected": gettext_noop("Bewerbung abgelehnt"),
    "interview": gettext_noop("Einladung zum Gespräch"),
    "left": gettext_noop("Danke zum Abschied"),
    "wants_to_leave": gettext_noop("möchte aufhören, an Koordination"),
    "volunteer_word": gettext_noop("Nachricht von der eigenen Seite, an Koordination"),
    "contact_changed": gettext_noop("Nummer oder E-Mail geändert, an die alte"),
    "contact_code": gettext_noop("Code für die eigene Seite"),
    "invited": gettext_noop("Einladung"),
    "membership_ended": gettext_noop("Zugang beendet"),
    "alert": gettext_noop("Es wartet etwas, an Koordination"),
    "nobody_left": gettext_noop("niemand mehr da, an Koordination"),
}

# what became of a text that somebody should look at
OUTCOMES = {
    "ask_word": gettext_noop("Wir haben nachgefragt."),
    "silent:asked": gettext_noop("Wieder unklar. Wir haben nicht noch einmal nachgefragt."),
    "silent:loop": gettext_noop("Zu viele SMS in einer Stunde, wir haben nicht mehr geantwortet."),
    "silent:stop": gettext_noop("Diese Nummer möchte keine SMS, wir haben nicht geantwortet."),
    "stranger": gettext_noop("Wir haben gebeten, anzurufen."),
    "pause": gettext_noop(
        "Pause oder Rückkehr, aber die Nummer gehört mehreren. Wir haben gebeten, anzurufen."
    ),
    "resume": gettext_noop(
        "Pause oder Rückkehr, aber die Nummer gehört mehreren. Wir haben gebeten, anzurufen."
    ),
    "calendar": gettext_noop(
        "Wunsch nach der eigenen Seite, aber die Nummer gehört mehreren. Wir haben gebeten, anzurufen."
    ),
    "": gettext_noop("Ein Fehler von uns: Das hat niemand verarbeitet."),
}


def message_kind(kind: str) -> str:
    """What a message is for."""
    return _(KINDS[kind]) if kind in KINDS else kind


def outcome(kept: str) -> str:
    """What we did about a text or a mail that nobody understood; empty when there is nothing to say."""
    return mails.outcome(kept) or (_(OUTCOMES[kept]) if kept in OUTCOMES else "")
