"""What the journal says: each verb of an Event as a sentence, or in a word or two."""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from pool.domain.actors import Role
from pool.models import Event

# subject.verb of an Event -> what happened; the facts of the Event fill the places
VERBS = {
    "request.submit": _("%(who)s hat die Anfrage gestellt."),
    "request.approve": _("%(who)s hat die Anfrage angenommen."),
    "request.reject": _("%(who)s hat die Anfrage abgelehnt."),
    "request.withdraw": _("%(who)s hat die Anfrage zurückgezogen."),
    "request.change": _("%(who)s hat die Anfrage geändert."),
    "request.write": _("%(who)s hat der Koordination geschrieben."),
    "request.replace": _("Dringend: Ersatz wird gesucht, %(who)s hat darum gebeten."),
    "request.search": _("%(who)s hat die Suche begonnen."),
    "request.ask": _("Runde %(round)s beginnt: die nächsten werden gefragt."),
    "request.settle": _(
        "%(who)s hat zu einer weiteren Möglichkeit Ja gesagt, die genannt war. Sie gilt jetzt."
    ),
    "request.let_pass": _("Für die gewünschte Zeit ist es zu spät, jetzt gilt die nächste genannte."),
    "request.warn": _("Einrichtung und Koordination wissen, dass es schwierig wird."),
    "request.plan": _("%(who)s hat nach einem Vorschlag der Planung gefragt."),
    "request.close_offers": _("Offene Fragen sind beendet: %(offers)s."),
    "request.split_series": _("Niemand kann alle Termine der Reihe. Ab jetzt: jeder einzeln."),
    "request.give_up": _("Die Suche ist zu Ende: niemand gefunden."),
    "offer.remind": _("%(name)s wird erinnert."),
    "offer.send": _("Die Frage an %(name)s ist verschickt."),
    "offer.accept": _("%(name)s hat zugesagt."),
    "offer.decline": _("%(name)s hat abgelehnt."),
    "offer.opt_out": _("%(name)s möchte keine SMS mehr."),
    "offer.pause": _("%(name)s macht Pause, die Frage bleibt hier."),
    "offer.undeliverable": _("Die Frage an %(name)s kommt nicht an."),
    "offer.clash": _("%(name)s hat an einem der Termine schon einen anderen Einsatz."),
    "offer.expire": _("%(name)s hat nicht geantwortet."),
    "offer.revoke_links": _("%(who)s hat den Link von %(name)s gesperrt."),
    "offer.renew_link": _("%(who)s hat %(name)s einen neuen Link geschickt."),
    "assignment.confirm": _("%(name)s ist eingeteilt, durch: %(who)s."),
    "assignment.change": _("Die Angaben zum Einsatz von %(name)s sind geändert, durch: %(who)s."),
    "assignment.move": _("%(name)s hat der neuen Zeit zugestimmt."),
    "assignment.cancel": _("Der Einsatz von %(name)s ist abgesagt, durch: %(who)s."),
    "assignment.complete": _("Der Einsatz von %(name)s ist vorbei."),
    "assignment.revoke_links": _("%(who)s hat den Link von %(name)s gesperrt."),
    "assignment.renew_link": _("%(who)s hat %(name)s einen neuen Link geschickt."),
    "assignment.remind": _("%(name)s wird an den Einsatz erinnert."),
    "assignment.remind_requester": _("Die Einrichtung wird an den Termin erinnert."),
    "assignment.ask_still": _("%(name)s wird gefragt, ob es bei der Zusage bleibt."),
    "assignment.say_still": _("%(name)s kommt wie zugesagt, sagt %(who)s."),
    "assignment.charge": _("Die späte Absage kostet die Einrichtung %(amount)s."),
    "assignment.report_missing": _("%(who)s meldet: %(name)s ist nicht da."),
    "assignment.report_arrived": _("%(who)s meldet: %(name)s ist doch gekommen."),
    "assignment.miss": _("%(who)s hält fest: %(name)s ist nicht erschienen."),
    "assignment.delay": _("%(name)s kommt etwa %(minutes)s Minuten später."),
    "servicerecord.report": _("%(who)s meldet %(minutes)s Minuten und %(km)s km."),
    "servicerecord.report_absence": _("%(who)s meldet: Niemand ist erschienen."),
    "servicerecord.attest": _("%(who)s hat %(minutes)s Minuten bestätigt."),
    "servicerecord.correct": _("%(who)s hat die Stunden berichtigt."),
    "servicerecord.approve": _("%(who)s hat die Stunden freigegeben: %(amount)s Euro."),
    "interpreter.change_mobile": _("%(who)s hat die Telefonnummer geändert."),
    "interpreter.send_code": _("%(who)s hat einen Code an die Nummer geschickt."),
    "interpreter.confirm_mobile": _("%(who)s hat die Nummer bestätigt."),
    "interpreter.make_own_link": _("%(who)s hat die eigene Seite geöffnet."),
    "interpreter.send_own_link": _("%(who)s hat einen Link zur eigenen Seite geschickt."),
    "interpreter.revoke_links": _("%(who)s hat alle Links und Kalender-Adressen gesperrt."),
    "interpreter.make_feed": _("%(who)s hat eine Kalender-Adresse angelegt."),
    "interpreter.renew_feed": _("%(who)s hat eine Kalender-Adresse erneuert."),
    "interpreter.revoke_feed": _("%(who)s hat eine Kalender-Adresse gesperrt."),
    "message.seen": _("%(who)s hat die SMS angesehen."),
    "message.replay_sms": _("%(who)s hat die SMS noch einmal auf den Weg gebracht."),
    "pool.set_weights": _("%(who)s hat die Gewichte der Reihenfolge geändert."),
    "pool.set_text": _("%(who)s hat einen SMS-Text geändert."),
    "pool.reset_text": _("%(who)s ist zum SMS-Text des Hauses zurückgekehrt."),
}
# verb of an Event -> what was changed, for the foot of a page
CHANGED = {
    "set_weights": _("Gewichte"),
    "set_asking": _("Wie gefragt wird"),
    "set_own_quiet": _("Ruhe und Häufigkeit"),
    "set_reminders": _("Erinnerungen"),
    "set_rules": _("Unterlagen, Betrag, Feiertage"),
    "set_text": _("SMS-Text"),
    "reset_text": _("SMS-Text"),
    "add_closure": _("Pause eingetragen"),
    "remove_closure": _("Pause gelöscht"),
    "add_school_holiday": _("Ferien eingetragen"),
    "remove_school_holiday": _("Ferien gelöscht"),
    "adopt_school_holidays": _("Ferien übernommen"),
    "set_edge": _("Ersatzsprache"),
    "remove_edge": _("Ersatzsprache"),
    "set_skill": _("Sprache"),
    "remove_skill": _("Sprache gelöscht"),
    "confirm_stand_in": _("Ersatz bestätigt"),
    "withdraw_stand_in": _("Ersatz zurückgenommen"),
    "set_hours": _("Zeiten in der Woche"),
    "add_extra_hours": _("zusätzliche Zeit"),
    "remove_extra_hours": _("zusätzliche Zeit gelöscht"),
    "add_absence": _("Abwesenheit"),
    "remove_absence": _("Abwesenheit gelöscht"),
    "add_own_calendar": _("eigener Kalender"),
    "remove_own_calendar": _("eigener Kalender gelöscht"),
    "pause": _("Pause"),
    "wake": _("Pause beendet"),
    "make_own_link": _("Link zur eigenen Seite"),
    "send_own_link": _("Link zur eigenen Seite geschickt"),
    "revoke_links": _("alle Links und Kalender-Adressen gesperrt"),
    "make_feed": _("Kalender-Adresse"),
    "renew_feed": _("Kalender-Adresse erneuert"),
    "revoke_feed": _("Kalender-Adresse gesperrt"),
    "change_mobile": _("Telefonnummer"),
    "send_code": _("Code gesendet"),
    "confirm_mobile": _("Nummer bestätigt"),
    "set_sms_rules": _("SMS"),
    "set_wishes": _("Wünsche"),
    "set_papers": _("Unterlagen"),
    "add_bond": _("Verhältnis"),
    "remove_bond": _("Verhältnis gelöscht"),
}


def happened(event: Event, name: str = "") -> str:
    """One line of the journal as a sentence; `name` is the Interpreter it is about."""
    who = gettext("Das System") if event.role == Role.SYSTEM else event.actor
    verb = VERBS.get(f"{event.subject}.{event.verb}", "%(who)s: %(verb)s")
    return gettext(verb) % (event.facts | {"who": who, "name": name, "verb": event.verb})


def changed(event: Event) -> str:
    """What one line of the journal has changed, in a word or two."""
    return gettext(CHANGED[event.verb]) if event.verb in CHANGED else event.verb
