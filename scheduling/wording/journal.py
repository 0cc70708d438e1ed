"""What the journal says: each verb of an Event as a sentence, or in a word or two."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from pool.domain.actors import Role
from pool.models import Event
from scheduling.domain.story import Line
from scheduling.wording.journal_money import MONEY_CHANGED, MONEY_VERBS
from scheduling.wording.numbers import as_written
from scheduling.wording.overruling import rules
from scheduling.wording.policies import asking_way

# subject.verb of an Event -> what happened; the facts of the Event fill the places
VERBS = {
    "request.submit": _("%(who)s hat die Anfrage gestellt."),
    "request.approve": _("%(who)s hat die Anfrage angenommen."),
    "request.reject": _("%(who)s hat die Anfrage abgelehnt."),
    "request.withdraw": _("%(who)s hat die Anfrage zurückgezogen."),
    "request.change": _("%(who)s hat die Anfrage geändert."),
    "request.write": _("%(who)s hat der Koordination geschrieben."),
    "request.replace": _("Dringend: Ersatz wird gesucht, %(who)s hat darum gebeten."),
    "request.overrule": _("%(who)s hat es trotz einer Regel des Pools zugelassen."),
    "request.search": _("%(who)s hat die Suche begonnen."),
    "request.ask": _("Runde %(round)s beginnt: die nächsten werden gefragt."),
    "request.settle": _(
        "%(who)s hat zu einer weiteren Möglichkeit Ja gesagt, die genannt war. Sie gilt jetzt."
    ),
    "request.let_pass": _("Für die gewünschte Zeit ist es zu spät, jetzt gilt die nächste genannte."),
    "request.ask_by_hand": _("%(who)s hat selbst ausgewählt, wer in Runde %(round)s gefragt wird."),
    "request.ask_by_hand.overruled": _(
        "%(who)s hat selbst ausgewählt, wer in Runde %(round)s gefragt wird, obwohl: %(rules)s."
    ),
    "request.ask_now": _("%(who)s hat nicht länger gewartet: Die Nächsten werden gefragt."),
    "request.pause": _("%(who)s hat die Suche angehalten."),
    "request.resume": _("%(who)s hat die Suche fortgesetzt."),
    "request.set_policy": _("%(who)s hat für diese Anfrage geändert, wie gefragt wird: %(how)s."),
    "request.warn": _("Einrichtung und Koordination wissen, dass es schwierig wird."),
    "request.plan": _("%(who)s hat nach einem Vorschlag der Planung gefragt."),
    "request.close_offers": _("Offene Fragen sind beendet: %(offers)s."),
    "request.split_series": _("Niemand kann alle Termine der Reihe. Ab jetzt: jeder einzeln."),
    "request.give_up": _("Die Suche ist zu Ende: niemand gefunden."),
    "request.phone": _("%(who)s hat %(name)s angerufen: %(said)s."),
    "request.tell": _("%(who)s hat Gefragten geschrieben, Personen: %(people)s."),
    "request.merge": _("%(who)s hat die Anfrage mit Nr. %(into)s zusammengelegt. Dort geht es weiter."),
    "request.absorb": _("%(who)s hat Nr. %(gone)s hier dazugelegt. Es war dieselbe Anfrage."),
    "offer.phone": _("%(who)s hat %(name)s angerufen: %(said)s."),
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
    "assignment.confirm.overruled": _("%(who)s hat %(name)s eingeteilt, obwohl: %(rules)s."),
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
    "assignment.miss": _("%(who)s hält fest: %(name)s ist nicht erschienen."),
    "assignment.report_arrived": _("%(who)s meldet: %(name)s ist doch gekommen."),
    "assignment.delay": _("%(name)s kommt etwa %(minutes)s Minuten später."),
    "assignment.give_feedback": _("%(who)s hat eine Rückmeldung gegeben."),
    "assignment.change_feedback": _("%(who)s hat die Rückmeldung geändert."),
    "assignment.see_feedback": _("%(who)s hat die Rückmeldung angesehen."),
    "draft.begin": _("%(who)s hat einen Entwurf angefangen."),
    "draft.discard": _("%(who)s hat einen Entwurf verworfen."),
    "draft.forget": _("Ein Entwurf ist nach 30 Tagen gelöscht."),
    "servicerecord.report": _("%(who)s meldet %(minutes)s Minuten und %(km)s km."),
    "servicerecord.report_absence": _("%(who)s meldet: Niemand ist erschienen."),
    "servicerecord.attest": _("%(who)s hat %(minutes)s Minuten bestätigt."),
    "servicerecord.state": _("%(who)s sagt: Es waren %(minutes)s Minuten."),
    "servicerecord.state_absence": _("%(who)s sagt: Die ratsuchende Person ist nicht gekommen."),
    "servicerecord.state_no_show": _("%(who)s sagt: Zum Dolmetschen ist niemand gekommen."),
    "servicerecord.decide_reported": _("%(who)s hat entschieden: Es gilt, was gemeldet ist."),
    "servicerecord.decide_stated": _("%(who)s hat entschieden: Es gilt, was die Einrichtung sagt."),
    "servicerecord.correct": _("%(who)s hat die Stunden berichtigt."),
    "servicerecord.approve": _("%(who)s hat die Stunden freigegeben: %(amount)s Euro."),
    "membership.sign_out_elsewhere": _("%(who)s hat sich überall sonst abgemeldet."),
    "membership.remove_password": _("%(who)s meldet sich ab jetzt ohne Passwort an."),
    "membership.add_coordinator": _("%(who)s hat %(name)s ins Team geholt."),
    "membership.set_leads": _("%(who)s hat geändert, ob %(name)s den Pool verwaltet."),
    "membership.end_coordinator": _("%(who)s hat den Zugang von %(name)s zum Team beendet."),
    "membership.leave_team": _("%(name)s hat das Team verlassen."),
    "interpreter.take_in": _("%(who)s hat die Person aufgenommen."),
    "interpreter.begin_training": _("Die Schulung hat begonnen, sagt %(who)s."),
    "interpreter.activate": _("%(who)s hat die Person aktiv gesetzt."),
    "interpreter.pause": _("%(who)s hat eine Pause eingetragen."),
    "interpreter.wake": _("%(who)s hat die Pause beendet."),
    "interpreter.leave": _("%(who)s hat eingetragen: ausgeschieden."),
    "interpreter.come_back": _("%(who)s hat die Person wieder aufgenommen."),
    "interpreter.ask_to_leave": _("%(who)s möchte aufhören."),
    "interpreter.write_to_desk": _("%(who)s hat der Koordination geschrieben."),
    "interpreter.ask_contact": _("%(who)s möchte eine andere Nummer oder E-Mail-Adresse."),
    "interpreter.change_email": _("%(who)s hat die E-Mail-Adresse geändert."),
    "interpreter.set_home": _("%(who)s hat den Wohnort geändert."),
    "membership.set_absence": _("%(who)s ist eine Zeit lang nicht da."),
    "membership.end_absence": _("%(who)s ist wieder da."),
    "membership.set_alert_way": _("%(who)s hat geändert, wie sie oder er geholt wird."),
    "membership.alert": _("Was lange wartet, ist gemeldet."),
    "pool.alert": _("Was lange wartet, ist an das Postfach des Pools gemeldet."),
    "interpreter.change_mobile": _("%(who)s hat die Telefonnummer geändert."),
    "interpreter.send_code": _("%(who)s hat einen Code an die Nummer geschickt."),
    "interpreter.confirm_mobile": _("%(who)s hat die Nummer bestätigt."),
    "interpreter.make_own_link": _("%(who)s hat die eigene Seite geöffnet."),
    "interpreter.send_own_link": _("%(who)s hat einen Link zur eigenen Seite geschickt."),
    "interpreter.revoke_links": _("%(who)s hat alle Links und Kalender-Adressen gesperrt."),
    "interpreter.make_feed": _("%(who)s hat eine Kalender-Adresse angelegt."),
    "interpreter.renew_feed": _("%(who)s hat eine Kalender-Adresse erneuert."),
    "interpreter.revoke_feed": _("%(who)s hat eine Kalender-Adresse gesperrt."),
    "interpreter.decline_mailings": _("%(who)s: keine Rundschreiben mehr."),
    "interpreter.want_mailings": _("%(who)s: wieder Rundschreiben."),
    "mailing.send": _("%(who)s hat ein Rundschreiben an %(count)s Personen geschickt."),
    "registration.file": _("%(who)s hat die Einrichtung angemeldet."),
    "registration.confirm": _("%(who)s hat die E-Mail-Adresse bestätigt."),
    "registration.approve": _("%(who)s hat die Anmeldung angenommen."),
    "registration.reject": _("%(who)s hat die Anmeldung abgelehnt."),
    "application.file": _("Die Bewerbung ist eingegangen."),
    "application.confirm": _("Die E-Mail-Adresse ist bestätigt."),
    "application.invite": _("%(who)s hat zum Gespräch eingeladen."),
    "application.note": _("%(who)s hat eine Notiz geschrieben."),
    "application.accept": _("%(who)s hat die Person aufgenommen."),
    "application.reject": _("%(who)s hat abgesagt."),
    "application.withdraw": _("Die Bewerbung ist zurückgezogen, durch: %(who)s."),
    "authority.add_authority": _("%(who)s hat die Einrichtung aufgenommen."),
    "authority.set_authority": _("%(who)s hat die Angaben geändert."),
    "authority.admit": _("%(who)s hat die Einrichtung zugelassen."),
    "authority.block": _("%(who)s hat die Einrichtung gesperrt."),
    "authority.let_in": _("%(who)s hat jemanden aufgenommen."),
    "authority.leave": _("%(who)s ist nicht mehr dabei."),
    "authority.end_membership": _("%(who)s hat den Zugang einer Person beendet."),
    "authority.invite": _("%(who)s hat jemanden eingeladen."),
    "authority.revoke_invitation": _("%(who)s hat eine Einladung zurückgezogen."),
    "authority.accept_invitation": _("%(who)s hat die Einladung angenommen."),
    "import.begin": _("%(who)s hat eine Liste hochgeladen."),
    "import.take_over": _("%(who)s hat eine Liste übernommen."),
    "import.undo": _("%(who)s hat die Übernahme einer Liste rückgängig gemacht."),
    "import.discard": _("%(who)s hat eine hochgeladene Liste verworfen."),
    "import.forget": _("Eine hochgeladene Liste ist nach einer Woche gelöscht."),
    "interpreter.import": _("%(who)s hat Angaben aus einer Liste übernommen."),
    "interpreter.undo_import": _("%(who)s hat die Angaben aus einer Liste zurückgenommen."),
    "pool.export": _("%(who)s hat die Daten des Pools ausgegeben."),
    "message.seen": _("%(who)s hat die SMS angesehen."),
    "message.replay_sms": _("%(who)s hat die SMS noch einmal auf den Weg gebracht."),
    "pool.add_tariff": _("%(who)s hat einen Tarif eingetragen: %(amount)s Euro."),
    "pool.set_weights": _("%(who)s hat die Gewichte der Reihenfolge geändert."),
    "pool.set_text": _("%(who)s hat einen SMS-Text geändert."),
    "pool.reset_text": _("%(who)s ist zum SMS-Text des Hauses zurückgekehrt."),
    **MONEY_VERBS,
}
# what somebody said on the telephone
PHONE = {
    "accept": _("Ja"),
    "decline": _("Nein"),
    "thinking": _("weiß noch nicht"),
    "unreached": _("nicht erreicht"),
    "unknown": _("gesprochen"),
}
# verb of an Event -> what was changed, for the foot of a page
CHANGED = {
    "set_weights": _("Gewichte"),
    "set_asking": _("Wie gefragt wird"),
    "set_page": _("Impressum, Datenschutz, Barrierefreiheit"),
    "set_own_quiet": _("Ruhe und Häufigkeit"),
    "set_reminders": _("Erinnerungen"),
    "set_alert_after": _("Melden, was niemand ansieht"),
    "alert": _("gemeldet, was lange wartet"),
    "set_rules": _("Unterlagen, Betrag, Feiertage"),
    "set_welcome": _("Aufnahme von Einrichtungen"),
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
    "take_in": _("aufgenommen"),
    "begin_training": _("Schulung begonnen"),
    "activate": _("aktiv gesetzt"),
    "leave": _("ausgeschieden"),
    "come_back": _("wieder aufgenommen"),
    "ask_to_leave": _("möchte aufhören"),
    "write_to_desk": _("Nachricht an die Koordination"),
    "ask_contact": _("Code für neue Nummer oder E-Mail"),
    "change_email": _("E-Mail-Adresse"),
    "set_home": _("Wohnort"),
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
    "set_person": _("Name, Wohnort, E-Mail"),
    "set_consents": _("Einwilligungen"),
    "add_training": _("Schulung eingetragen"),
    "change_training": _("Schulung geändert"),
    "remove_training": _("Schulung gelöscht"),
    "add_note": _("Notiz"),
    "remove_note": _("Notiz gelöscht"),
    "forget_note": _("Notiz abgelaufen"),
    "set_papers": _("Unterlagen"),
    "add_venue": _("Adressbuch: neuer Ort"),
    "change_venue": _("Adressbuch: Ort geändert"),
    "remove_venue": _("Adressbuch: Ort gelöscht"),
    "decline_mailings": _("keine Rundschreiben mehr"),
    "want_mailings": _("wieder Rundschreiben"),
    "set_sender": _("Name und Absender"),
    "add_tariff": _("neuer Tarif"),
    "set_matters": _("Wer anfragen darf und wofür"),
    "set_times": _("Zeiten für Anfragen"),
    "set_limits": _("Grenzen und Absagen"),
    "import": _("aus einer Liste"),
    "undo_import": _("Liste zurückgenommen"),
    "export": _("Daten ausgegeben"),
    "add_bond": _("Verhältnis"),
    "remove_bond": _("Verhältnis gelöscht"),
    **MONEY_CHANGED,
}


class _Facts(dict[str, Any]):
    """What an Event has kept; what an old one has not is a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def happened(event: Event | Line, name: str = "") -> str:
    """One line of the journal as a sentence; `name` is the Interpreter it is about."""
    who = gettext("Das System") if event.role == Role.SYSTEM else event.actor
    key = f"{event.subject}.{event.verb}"
    overruled = event.facts.get("overruled")
    spoken = VERBS.get(f"{key}.overruled") if overruled else None
    verb = spoken or VERBS.get(key, "%(who)s: %(verb)s")
    kept = {key: as_written(value) for key, value in event.facts.items()}
    facts = _Facts(kept, who=who, name=name or gettext("jemand"), verb=changed(event))
    if "said" in facts:
        facts["said"] = gettext(PHONE.get(facts["said"], PHONE["unknown"]))
    if overruled:
        facts["rules"] = rules(overruled)
    if event.verb == "set_policy":
        facts["how"] = asking_way(facts["policy"])
    return gettext(verb) % facts


def call_in_short(line: Line) -> str:
    """Am Telefon: nicht erreicht. Später noch einmal (Ines Vogt, Mo, 23.11.2026, 09:14)"""
    zone = timezone.get_current_timezone()
    facts = {
        "said": gettext(PHONE.get(line.facts.get("said", ""), PHONE["unknown"])), "who": line.actor,
        "when": date_format(timezone.localtime(line.at, zone), "D, d.m.Y, H:i"),
        "note": f". {line.reason}" if line.reason else "",
    }  # fmt: skip
    return gettext("Am Telefon: %(said)s%(note)s (%(who)s, %(when)s)") % facts


def changed(event: Event | Line) -> str:
    """What one line of the journal has changed, in a word or two."""
    return gettext(CHANGED[event.verb]) if event.verb in CHANGED else event.verb
