"""What is wrong with a calendar elsewhere, for the person who keeps it and for the desk."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.models import OwnCalendar

NOT_HERE = gettext_noop(
    "Diese Adresse dürfen wir nicht lesen. Bitte tragen Sie eine ein, die mit webcal:// oder https:// "
    "beginnt und im Internet erreichbar ist."
)
NO_HOST = gettext_noop("Diesen Anbieter gibt es nicht. Bitte prüfen Sie die Adresse.")
LATER = gettext_noop("Der Anbieter antwortet zurzeit nicht richtig. Wir versuchen es weiter.")
UNSAFE = gettext_noop("Die Verbindung zum Anbieter ist nicht sicher. Wir versuchen es weiter.")
CLOSED = gettext_noop(
    "Unter dieser Adresse ist kein Kalender mehr freigegeben. "
    "Bitte löschen Sie den Kalender hier und tragen Sie ihn neu ein."
)
NONE = gettext_noop("Dort steht kein Kalender, den wir lesen können. Bitte prüfen Sie die Adresse.")
TOO_MUCH = gettext_noop("Dieser Kalender ist zu groß: Wir lesen höchstens 2000 Termine und 1 MB.")
TOO_OFTEN = gettext_noop(
    "Ein Termin in diesem Kalender wiederholt sich zu oft. Deshalb lesen wir den Kalender nicht."
)
TOO_LONG = gettext_noop(
    "Ein Termin in diesem Kalender dauert länger als ein Jahr. Deshalb lesen wir den Kalender nicht."
)
PROBLEMS = {
    **dict.fromkeys(("bad_address", "scheme", "password", "not_public", "port", "redirect"), NOT_HERE),
    "unknown_host": NO_HOST,
    **dict.fromkeys(("unreachable", "slow", "too_busy", "answer", "cut_off"), LATER),
    "certificate": UNSAFE,
    **dict.fromkeys(("locked", "gone"), CLOSED),
    **dict.fromkeys(("encoded", "no_calendar", "broken", "nested", "unreadable"), NONE),
    **dict.fromkeys(("too_big", "too_many"), TOO_MUCH),
    **dict.fromkeys(("too_often", "too_slow"), TOO_OFTEN),
    "too_long": TOO_LONG,
    "partly": gettext_noop("Einige Termine darin konnten wir nicht lesen. Alle anderen zählen."),
    "zones": gettext_noop("Einige Termine darin haben eine unbekannte Zeitzone. Wir nehmen unsere Zeit an."),
}


def calendar_problem(calendar: OwnCalendar) -> str:
    """What is wrong with it in one sentence; empty when all is well."""
    return _(PROBLEMS.get(calendar.problem, LATER)) if calendar.problem else ""
