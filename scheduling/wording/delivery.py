"""How a word of ours fared, and what we took a word for that came in."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications.domain.failures import LABELS, Failure
from notifications.domain.statuses import MessageState as S
from scheduling.domain.story import Word
from scheduling.wording import mails
from scheduling.wording.messages import OUTCOMES

# why a word was held back, as notifications and scheduling.sms say it
HELD = {
    "opted out": gettext_noop("möchte keine SMS"),
    "unconfirmed": gettext_noop("die Nummer ist nicht bestätigt"),
    "cap": gettext_noop("zu viele SMS an diese Nummer in 24 Stunden"),
    "country": gettext_noop("in dieses Land senden wir keine SMS"),
    "not ahead any more": gettext_noop("der Termin gilt so nicht mehr"),
    "quiet time": gettext_noop("es war Ruhezeit"),
    "put on another day": gettext_noop("der Text hätte an diesem Tag nicht mehr gestimmt"),
}
WITHDRAWN = "withdrawn"  # with an instant behind it
PROVIDER = "provider: "  # with its code behind it
GIVEN_UP = gettext_noop("mehrmals versucht, jedes Mal gestört")
# outcomes of scheduling.sms: what a text was taken for
TAKEN_FOR = {
    "accept": gettext_noop("verstanden als Zusage"),
    "decline": gettext_noop("verstanden als Nein"),
    "cancel": gettext_noop("verstanden als Absage des Einsatzes"),
    "coming": gettext_noop("verstanden: kommt wie zugesagt"),
    "report": gettext_noop("verstanden als Meldung der Stunden"),
    "late": gettext_noop("verstanden als Verspätung"),
    "absent": gettext_noop("verstanden: niemand ist gekommen"),
    "pause": gettext_noop("verstanden als Pause"),
    "resume": gettext_noop("verstanden: ist wieder da"),
    "stop": gettext_noop("verstanden: möchte keine SMS mehr"),
    "start": gettext_noop("verstanden: möchte wieder SMS"),
    "confirm": gettext_noop("verstanden als Bestätigung der Nummer"),
    "calendar": gettext_noop("verstanden als Wunsch nach der eigenen Seite"),
    "ask_which": gettext_noop("nicht klar, was gemeint ist; wir haben nachgefragt"),
    "ask_word": gettext_noop("nicht verstanden; wir haben nachgefragt"),
    "ask_minutes": gettext_noop("Verspätung ohne Minuten; wir haben nachgefragt"),
    "ask_days": gettext_noop("Pause ohne Tage; wir haben nachgefragt"),
    "confirmed_already": gettext_noop("verstanden als Ja zu einem Einsatz, der schon zugesagt war"),
    "not_yet": gettext_noop("verstanden als Stunden, aber der Einsatz war noch nicht vorbei"),
    "closed_code": gettext_noop("Antwort auf eine Frage, die nicht mehr offen war"),
    "unknown_code": gettext_noop("mit einem Code, den wir nicht kennen"),
    "nothing_open": gettext_noop("es war nichts offen, worauf das passt"),
    "dates": gettext_noop("verstanden als Frage nach den eigenen Terminen"),
    "help": gettext_noop("verstanden als Bitte um Hilfe"),
    "no_answer": gettext_noop("keine Antwort nötig"),
    "silent:asked": gettext_noop("wieder nicht verstanden; wir haben nicht noch einmal nachgefragt"),
    "silent:loop": gettext_noop("zu viele SMS in einer Stunde, wir haben nicht mehr geantwortet"),
    "silent:stop": gettext_noop("diese Nummer möchte keine SMS, wir haben nicht geantwortet"),
    "silent:told": gettext_noop("wir hatten gerade schon Bescheid gegeben"),
    "silent:auto_reply": gettext_noop("eine automatische Antwort, wir haben nichts geändert"),
    "silent:quote": gettext_noop("unsere eigene Nachricht kam zurück"),
    "silent:no_number": gettext_noop("von einem Absender, dem man nicht antworten kann"),
    "silent:thanks": gettext_noop("verstanden als Dank"),
    "stranger": gettext_noop("von einer unbekannten Nummer; wir haben gebeten, anzurufen"),
    "clerk_word": gettext_noop("an die Koordination weitergegeben"),
    "": gettext_noop("noch nicht verarbeitet"),
}


def clock(at: datetime | None, day: datetime) -> str:
    """09:02; on another day than `day` with its date: Di, 24.11., 09:02."""
    if at is None:
        return "–"
    zone = timezone.get_current_timezone()
    here, there = timezone.localtime(at, zone), timezone.localtime(day, zone)
    return date_format(here, "H:i" if here.date() == there.date() else "D, d.m., H:i")


def fate(word: Word, day: datetime) -> str:
    """zugestellt 09:02; wartet bis 07:00; kam nicht an: dauerhaft nicht erreichbar"""
    when = {"when": clock(word.told_at or word.sent_at or word.at, day)}
    match word.state:
        case S.QUEUED if word.due_at and word.due_at > word.at:
            return _("geht um %(when)s hinaus") % {"when": clock(word.due_at, day)}
        case S.QUEUED:
            return _("wartet auf den Versand")
        case S.SENDING:
            return _("wird gerade gesendet")
        case S.SENT:
            return _("gesendet %(when)s") % when
        case S.DELIVERED:
            return _("zugestellt %(when)s") % when
        case S.EXPIRED:
            return _("nicht mehr gesendet, es wäre zu spät gewesen")
        case S.UNKNOWN:
            return _("ungewiss, ob es angekommen ist")
        case S.SUPPRESSED:
            return _("zurückgehalten: %(why)s") % {"why": held(word)}
    return _("kam nicht an: %(why)s") % {"why": lost(word)}


def held(word: Word) -> str:
    """Why it did not leave the house."""
    if word.error.startswith(WITHDRAWN):
        return _("es hatte sich vorher erledigt")
    return _(HELD.get(word.error, gettext_noop("es sollte nicht mehr hinaus")))


def lost(word: Word) -> str:
    """Whose fault it is, in words; the provider's own code behind it."""
    known = {str(failure): label for failure, label in LABELS.items()} | {Failure.TEMPORARY: GIVEN_UP}
    why = _(known.get(word.failure, GIVEN_UP))
    code = word.error.removeprefix(PROVIDER) if word.error.startswith(PROVIDER) else ""
    return _("%(why)s (Meldung des Anbieters: %(code)s)") % {"why": why, "code": code} if code else why


def taken_for(word: Word) -> str:
    """What we understood, and what we did about it."""
    if read := mails.outcome(word.outcome):
        return read.rstrip(".")
    did, _colon, refused = word.outcome.partition(":")
    if word.outcome not in TAKEN_FOR and refused and did in TAKEN_FOR:
        return _("%(taken)s, aber das ging nicht; der Grund steht in unserer Antwort") % {
            "taken": _(TAKEN_FOR[did])
        }
    return _(TAKEN_FOR.get(word.outcome, OUTCOMES[""]))
