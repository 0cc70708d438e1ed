"""What the journal says of one volunteer, beside any Request."""

from pool.domain.words import gettext_noop as _

# subject.verb of an Event -> what happened; the facts of the Event fill the places
VERBS_OF_PEOPLE = {
    "interpreter.make_own_link": _("%(who)s hat die eigene Seite geöffnet."),
    "interpreter.send_own_link": _("%(who)s hat einen Link zur eigenen Seite geschickt."),
    "interpreter.revoke_links": _("%(who)s hat alle Links und Kalender-Adressen gesperrt."),
    "interpreter.make_feed": _("%(who)s hat eine Kalender-Adresse angelegt."),
    "interpreter.renew_feed": _("%(who)s hat eine Kalender-Adresse erneuert."),
    "interpreter.revoke_feed": _("%(who)s hat eine Kalender-Adresse gesperrt."),
}
