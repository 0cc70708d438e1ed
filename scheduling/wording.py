"""How states, reasons and score parts read; every door shows these words."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.actors import Role
from pool.domain.languages import LEVEL_LABELS, Level
from pool.domain.settings_of_work import MODALITY_LABELS, SETTING_LABELS, Modality, Setting
from pool.models import Bond, Event
from scheduling.domain.planning import Empty
from scheduling.domain.ranking import PARTS
from scheduling.domain.reasons import REASONS
from scheduling.planner import How
from scheduling.wording_coming import KINDS_OF_COMING, VERBS_OF_COMING
from scheduling.wording_people import VERBS_OF_PEOPLE

STATES = {
    "Request": {
        "submitted": gettext_noop("wird geprüft"),
        "approved": gettext_noop("angenommen"),
        "searching": gettext_noop("wir fragen an"),
        "reconfirming": gettext_noop("neue Zeit wird nachgefragt"),
        "filled": gettext_noop("gefunden"),
        "unfilled": gettext_noop("niemand gefunden"),
        "closed": gettext_noop("abgeschlossen"),
        "rejected": gettext_noop("abgelehnt"),
        "withdrawn": gettext_noop("zurückgezogen"),
    },
    "Offer": {
        "queued": gettext_noop("Frage wartet"),
        "sent": gettext_noop("gefragt"),
        "accepted": gettext_noop("zugesagt"),
        "declined": gettext_noop("abgelehnt"),
        "expired": gettext_noop("nicht geantwortet"),
        "filled_by_other": gettext_noop("an jemand anderen vergeben"),
        "withdrawn": gettext_noop("zurückgenommen"),
        "opted_out": gettext_noop("möchte keine SMS"),
    },
    "Assignment": {
        "confirmed": gettext_noop("zugesagt"),
        "done": gettext_noop("Termin vorbei"),
        "cancelled": gettext_noop("abgesagt"),
        "no_show": gettext_noop("nicht erschienen"),
    },
    "ServiceRecord": {
        "open": gettext_noop("Zeiten fehlen"),
        "reported": gettext_noop("Zeiten gemeldet"),
        "attested": gettext_noop("von Einrichtung bestätigt"),
        "approved": gettext_noop("freigegeben"),
        "settled": gettext_noop("abgerechnet"),
    },
}
TONES = {
    "searching": "info",
    "reconfirming": "warning",
    "submitted": "info",
    "sent": "info",
    "filled": "success",
    "confirmed": "success",
    "accepted": "success",
    "approved": "success",
    "settled": "success",
    "unfilled": "danger",
    "no_show": "danger",
    "reported": "warning",
    "attested": "info",
    "open": "warning",
}

# subject.verb of an Event -> what happened; the facts of the Event fill the places
VERBS = {
    **VERBS_OF_PEOPLE,
    **VERBS_OF_COMING,
    "request.submit": gettext_noop("%(who)s hat die Anfrage gestellt."),
    "request.approve": gettext_noop("%(who)s hat die Anfrage angenommen."),
    "request.reject": gettext_noop("%(who)s hat die Anfrage abgelehnt."),
    "request.withdraw": gettext_noop("%(who)s hat die Anfrage zurückgezogen."),
    "request.change": gettext_noop("%(who)s hat die Anfrage geändert."),
    "request.search": gettext_noop("%(who)s hat die Suche begonnen."),
    "request.ask": gettext_noop("Runde %(round)s beginnt: die nächsten werden gefragt."),
    "request.settle": gettext_noop(
        "%(who)s hat zu einer weiteren Möglichkeit Ja gesagt, die genannt war. Sie gilt jetzt."
    ),
    "request.let_pass": gettext_noop(
        "Für die gewünschte Zeit ist es zu spät, jetzt gilt die nächste genannte."
    ),
    "request.warn": gettext_noop("Einrichtung und Koordination wissen, dass es schwierig wird."),
    "request.plan": gettext_noop("%(who)s hat nach einem Vorschlag der Planung gefragt."),
    "request.close_offers": gettext_noop("Offene Fragen sind beendet: %(offers)s."),
    "request.split_series": gettext_noop("Niemand kann alle Termine der Reihe. Ab jetzt: jeder einzeln."),
    "request.give_up": gettext_noop("Die Suche ist zu Ende: niemand gefunden."),
    "message.seen": gettext_noop("%(who)s hat die SMS angesehen."),
    "interpreter.change_mobile": gettext_noop("%(who)s hat die Telefonnummer geändert."),
    "interpreter.send_code": gettext_noop("%(who)s hat einen Code an die Nummer geschickt."),
    "interpreter.confirm_mobile": gettext_noop("%(who)s hat die Nummer bestätigt."),
    "message.replay_sms": gettext_noop("%(who)s hat die SMS noch einmal auf den Weg gebracht."),
    "pool.set_weights": gettext_noop("%(who)s hat die Gewichte der Reihenfolge geändert."),
    "offer.remind": gettext_noop("%(name)s wird erinnert."),
    "pool.set_text": gettext_noop("%(who)s hat einen SMS-Text geändert."),
    "pool.reset_text": gettext_noop("%(who)s ist zum SMS-Text des Hauses zurückgekehrt."),
    "offer.send": gettext_noop("Die Frage an %(name)s ist verschickt."),
    "offer.accept": gettext_noop("%(name)s hat zugesagt."),
    "offer.decline": gettext_noop("%(name)s hat abgelehnt."),
    "offer.opt_out": gettext_noop("%(name)s möchte keine SMS mehr."),
    "offer.pause": gettext_noop("%(name)s macht Pause, die Frage bleibt hier."),
    "offer.undeliverable": gettext_noop("Die Frage an %(name)s kommt nicht an."),
    "offer.clash": gettext_noop("%(name)s hat an einem der Termine schon einen anderen Einsatz."),
    "offer.expire": gettext_noop("%(name)s hat nicht geantwortet."),
    "assignment.confirm": gettext_noop("%(name)s ist eingeteilt, durch: %(who)s."),
    "assignment.change": gettext_noop("Die Angaben zum Einsatz von %(name)s sind geändert, durch: %(who)s."),
    "assignment.move": gettext_noop("%(name)s hat der neuen Zeit zugestimmt."),
    "assignment.cancel": gettext_noop("Der Einsatz von %(name)s ist abgesagt, durch: %(who)s."),
    "assignment.complete": gettext_noop("Der Einsatz von %(name)s ist vorbei."),
    "offer.revoke_links": gettext_noop("%(who)s hat den Link von %(name)s gesperrt."),
    "offer.renew_link": gettext_noop("%(who)s hat %(name)s einen neuen Link geschickt."),
    "assignment.revoke_links": gettext_noop("%(who)s hat den Link von %(name)s gesperrt."),
    "assignment.renew_link": gettext_noop("%(who)s hat %(name)s einen neuen Link geschickt."),
    "servicerecord.report": gettext_noop("%(who)s meldet %(minutes)s Minuten und %(km)s km."),
    "servicerecord.report_absence": gettext_noop("%(who)s meldet: Niemand ist erschienen."),
    "servicerecord.attest": gettext_noop("%(who)s hat %(minutes)s Minuten bestätigt."),
    "servicerecord.correct": gettext_noop("%(who)s hat die Stunden berichtigt."),
    "servicerecord.approve": gettext_noop("%(who)s hat die Stunden freigegeben: %(amount)s Euro."),
}
KINDS = {
    **KINDS_OF_COMING,
    "offer": gettext_noop("Frage"),
    "reminder": gettext_noop("Erinnerung"),
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
    "report_wanted": gettext_noop("Bitte Stunden melden"),
    "attest_wanted": gettext_noop("Bitte Stunden bestätigen"),
    "paused": gettext_noop("Pause, an Koordination"),
    "new_link": gettext_noop("neuer Link"),
    "own_link": gettext_noop("Link zur eigenen Seite"),
    "answer": gettext_noop("Antwort von uns"),
    "number_code": gettext_noop("Code zum Bestätigen der Nummer"),
    "number_again": gettext_noop("Code zum Bestätigen der Nummer"),
    "number_changed": gettext_noop("Nummer geändert, an die alte"),
    "budget": gettext_noop("SMS im Monat"),
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

# why a place of a Plan stays empty, and how a Plan came about
EMPTY = {
    Empty.TOO_LATE: gettext_noop("Es ist zu spät, um noch jemanden zu fragen."),
    Empty.NOBODY: gettext_noop("Niemand passt."),
    Empty.ALL_ASKED: gettext_noop("Alle, die passen, wurden schon gefragt."),
    Empty.TAKEN: gettext_noop("Wer passt, wird bei einem anderen Termin gebraucht."),
}
HOW = {
    How.PROVEN: gettext_noop("Durchgerechnet: Einen besseren Vorschlag gibt es nicht."),
    How.NO_OPTIMISER: gettext_noop(
        "Gerechnet ohne Optimierer, denn die Zusatzsoftware „highspy“ ist nicht installiert. "
        "Der Vorschlag ist nie schlechter als der Reihe nach, aber vielleicht nicht der beste."
    ),
    How.OUT_OF_TIME: gettext_noop(
        "Die Rechenzeit hat nicht gereicht. "
        "Der Vorschlag ist nie schlechter als der Reihe nach, aber vielleicht nicht der beste."
    ),
}


def state(row: Any) -> str:
    """The state of a row, in words."""
    return _(STATES[row.machine.name][row.state])


def tone(row: Any) -> str:
    """The colour that goes with it (never the only sign): info, success, warning, danger or neutral."""
    return TONES.get(row.state, "neutral")


SPOKEN: dict[str, Callable[[str], str]] = {
    "day": lambda iso: formats.date_format(date.fromisoformat(iso), "l"),
    "date": lambda iso: formats.date_format(date.fromisoformat(iso), "l, j. F"),
    "language": lambda code: language(code, get_language() or "de"),
    "via": lambda code: language(code, get_language() or "de"),
    "setting": lambda value: setting(value),
    "side": lambda side: str(Bond.SIDES[side]),
    "level": lambda level: _(LEVEL_LABELS[Level(level)]),
    "least": lambda level: _(LEVEL_LABELS[Level(level)]),
}


def reason(row: dict[str, Any]) -> str:
    """One stored reason as a sentence; its dates and codes are said in words."""
    facts = {name: SPOKEN[name](value) if name in SPOKEN else value for name, value in row["facts"].items()}
    return _(REASONS[row["code"]]) % facts


def empty(why: Empty) -> str:
    """Why a place of a Plan stays empty."""
    return _(EMPTY[why])


def how(came: How) -> str:
    """How good a Plan is, and what it was made with."""
    return _(HOW[came])


def part(name: str) -> str:
    """The name of one part of a score."""
    return _(PARTS[name]) if name in PARTS else name


def setting(value: str) -> str:
    """Schule, Jugendamt, …"""
    return _(SETTING_LABELS[Setting(value)])


def modality(value: str) -> str:
    """vor Ort, am Telefon, per Video"""
    return _(MODALITY_LABELS[Modality(value)])


def language(code: str, lang: str = "de") -> str:
    """The name of a language."""
    return languages.name(code, lang)


def place(row: Any, lang: str = "de") -> str:
    """The languages one person must speak: Dari und Paschtu."""
    return _(" und ").join(language(code, lang) for code in (row.language, *row.more))


def places(rows: Iterable[Any], lang: str = "de") -> str:
    """Whom a Request needs: Dari + Paschtu are two people, so are 2 × Dari."""
    counted = Counter(place(row, lang) for row in rows)
    return " + ".join(name if count == 1 else f"{count} × {name}" for name, count in counted.items())


def stands_in(via: str, position: Any) -> str:
    """What is said of a substitute, to everybody."""
    lang = get_language() or "de"
    words = {"via": language(via, lang), "language": language(position.language, lang)}
    return _("spricht %(via)s, als Ersatz für %(language)s") % words if via else ""


def duration(minutes: int) -> str:
    """45 Minuten, 1 Stunde, 1,5 Stunden"""
    if minutes < 60 or minutes % 30:
        return _("%(minutes)s Minuten") % {"minutes": minutes}
    hours = number(minutes / 60)
    return _("1 Stunde") if minutes == 60 else _("%(hours)s Stunden") % {"hours": hours}


def number(value: float) -> str:
    """1,5 in German, 1.5 in English; whole numbers without a tail."""
    return formats.localize(int(value) if value == int(value) else round(value, 1))


def message_kind(kind: str) -> str:
    """What a message is for."""
    return _(KINDS[kind]) if kind in KINDS else kind


def outcome(kept: str) -> str:
    """What we did about a text that nobody understood; empty when there is nothing to say."""
    return _(OUTCOMES[kept]) if kept in OUTCOMES else ""


def happened(event: Event, name: str = "") -> str:
    """One line of the journal as a sentence; `name` is the Interpreter it is about."""
    who = _("Das System") if event.role == Role.SYSTEM else event.actor
    verb = VERBS.get(f"{event.subject}.{event.verb}", "%(who)s: %(verb)s")
    return _(verb) % (event.facts | {"who": who, "name": name, "verb": event.verb})
