"""What the journal says about money, the end of a year, and what is forgotten."""

from pool.domain.words import gettext_noop as _

# subject.verb of an Event -> what happened, as in journal.py
MONEY = {
    "yearclosing.begin": _("%(who)s hat den Abschluss des Jahres %(year)s begonnen: %(items)s Schritte."),
    "yearclosing.finish": _("Das Jahr %(year)s ist abgeschlossen, nicht möglich waren %(refused)s Schritte."),
    "pool.archive": _("%(who)s hat das Archiv des Jahres %(year)s geholt."),
    "pool.set_retention": _("%(who)s hat geändert, wie lange etwas aufbewahrt wird."),
    "request.forget_content": _("Adresse, Kontakt und Hinweise der Anfrage sind gelöscht."),
}
# verb -> what was changed, for the foot of a page
CHANGED_MONEY = {
    "set_retention": _("Aufbewahrung"),
    "archive": _("Archiv geholt"),
}
