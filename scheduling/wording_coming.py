"""What the journal and the list of words say of what happens before an appointment."""

from pool.domain.words import gettext_noop as _

# subject.verb of an Event -> what happened; the facts of the Event fill the places
VERBS_OF_COMING = {
    "assignment.remind": _("%(name)s wird an den Einsatz erinnert."),
    "assignment.remind_requester": _("Die Einrichtung wird an den Termin erinnert."),
    "assignment.ask_still": _("%(name)s wird gefragt, ob es bei der Zusage bleibt."),
    "assignment.say_still": _("%(name)s kommt wie zugesagt, sagt %(who)s."),
    "assignment.delay": _("%(name)s kommt etwa %(minutes)s Minuten später."),
}
KINDS_OF_COMING = {
    "remind": _("Erinnerung an den Einsatz"),
    "still": _("Kommen Sie?"),
    "silent": _("keine Antwort, an Koordination"),
    "late": _("Verspätung"),
}
