"""What needs a person, in words: headings, what to do, one item in short or as a sentence."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from scheduling.domain.todo import Kind, Level
from scheduling.wording.todo_sentences import SENTENCES

LEVELS = {
    Level.NOW: gettext_noop("Jetzt"),
    Level.TODAY: gettext_noop("Heute noch"),
    Level.SOMETIME: gettext_noop("Bei Gelegenheit"),
}
HEADINGS = {
    Kind.MISSED: gettext_noop("Nicht da, sagt die Einrichtung"),
    Kind.UNFILLED: gettext_noop("Niemand gefunden"),
    Kind.RUNNING_OUT: gettext_noop("Die Zeit wird knapp"),
    Kind.DROPPED_OUT: gettext_noop("Abgesagt, wir suchen neu"),
    Kind.SILENT: gettext_noop("Hat nicht geantwortet: Bleibt es bei der Zusage?"),
    Kind.REVIEW: gettext_noop("Wartet auf Ihre Zustimmung"),
    Kind.UNCLEAR: gettext_noop("Nicht verstandene Nachrichten"),
    Kind.CLERK_WORD: gettext_noop("Nachrichten von Einrichtungen"),
    Kind.VOLUNTEER_WORD: gettext_noop("Nachrichten von Freiwilligen"),
    Kind.UNDELIVERED: gettext_noop("Nicht angekommen"),
    Kind.TOO_BUSY: gettext_noop("Zu viele SMS an eine Nummer"),
    Kind.DIFFERING: gettext_noop("Beide Seiten sagen etwas anderes"),
    Kind.POOR: gettext_noop("Rückmeldung: nicht gut"),
    Kind.HOURS: gettext_noop("Stunden zum Freigeben"),
    Kind.HOURS_UNANSWERED: gettext_noop("Stunden, zu denen niemand antwortet"),
    Kind.REGISTRATION: gettext_noop("Einrichtungen, die aufgenommen werden möchten"),
    Kind.APPLICATION: gettext_noop("Bewerbungen"),
    Kind.LOST_NUMBER: gettext_noop("Nummern, die nicht mehr funktionieren"),
    Kind.OPTED_OUT: gettext_noop("Möchte keine SMS mehr"),
    Kind.CALENDAR: gettext_noop("Eigene Kalender, die sich nicht lesen lassen"),
    Kind.PAPER: gettext_noop("Unterlagen, die ablaufen"),
    Kind.CLOSURE: gettext_noop("Vermittlungspause"),
    Kind.BUDGET: gettext_noop("SMS in diesem Monat"),
    Kind.WAITING_NUMBER: gettext_noop("Nummern, die noch nicht bestätigt sind"),
}
HINTS = {
    Kind.SILENT: gettext_noop("Bitte rufen Sie an. Abgesagt wird nichts von selbst."),
    Kind.TOO_BUSY: gettext_noop("Weitere SMS werden zurückgehalten. Bitte rufen Sie an."),
    Kind.OPTED_OUT: gettext_noop("Bitte fragen Sie am Telefon, ob und wie wir weiter anfragen dürfen."),
}


def heading(kind: Kind) -> str:
    """What all items of this kind are."""
    return _(HEADINGS[kind])


def hint(kind: Kind) -> str:
    """What to do about all of them; empty where it goes without saying."""
    return _(HINTS[kind]) if kind in HINTS else ""


def level(value: Level) -> str:
    """The heading of several kinds."""
    return _(LEVELS[value])


def short(item: Any) -> str:
    """Niemand gefunden, Di 24.11. 09:00: an item for a telephone, without any name."""
    if item.due is None:
        return heading(item.kind)
    return f"{heading(item.kind)}, {date_format(timezone.localtime(item.due), 'D d.m. H:i')}"


def sentence(item: Any) -> str:
    """One item as a whole sentence in the reader's language and time."""
    return SENTENCES[item.kind](item.row, item.facts)
