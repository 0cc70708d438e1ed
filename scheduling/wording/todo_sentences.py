"""Every item of what needs a person as a whole sentence, in the reader's language and time."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_noop, ngettext
from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from scheduling.domain.todo import Kind
from scheduling.wording import mails, messages, needs
from scheduling.wording.both_sides import said

REQUESTS = {
    Kind.UNFILLED: gettext_noop("Für %(what)s ist niemand gefunden."),
    Kind.RUNNING_OUT: gettext_noop("Für %(what)s ist noch niemand gefunden."),
    Kind.REVIEW: gettext_noop("%(office)s braucht jemanden für %(what)s."),
}
PAUSED = gettext_noop("Für %(what)s ist noch niemand gefunden. Die Suche ist angehalten.")
PAPERS = {
    "declaration": (
        gettext_noop("Die Verpflichtungserklärung von %(name)s gilt noch bis %(day)s."),
        gettext_noop("Die Verpflichtungserklärung von %(name)s galt nur bis %(day)s."),
    ),
    "record_check": (
        gettext_noop("%(name)s soll bis %(day)s ein neues Führungszeugnis zeigen."),
        gettext_noop("%(name)s sollte bis %(day)s ein neues Führungszeugnis zeigen."),
    ),
    "training": (
        gettext_noop("%(paper)s von %(name)s gilt noch bis %(day)s."),
        gettext_noop("%(paper)s von %(name)s galt nur bis %(day)s."),
    ),
}


def moment(at: datetime) -> str:
    """Di, 24.11.2026, 10:00 in the zone of the reader."""
    return date_format(timezone.localtime(at), "D, d.m.Y, H:i")


def what(row: Any) -> str:
    """Sorani am Di, 24.11.2026, 10:00 Uhr (Korbach, Jugendamt Korbach)"""
    language = needs.places(row.places, get_language() or "de")
    where = ", ".join(filter(None, (needs.where(row), row.authority.name)))
    told = {"language": language, "when": moment(row.slot.starts), "where": where}
    return _("%(language)s am %(when)s Uhr (%(where)s)") % told


def _request(kind: Kind) -> Callable[[Any, Mapping[str, Any]], str]:
    def say(row: Any, facts: Mapping[str, Any]) -> str:
        text = PAUSED if facts.get("paused") else REQUESTS[kind]
        return _(text) % {"what": what(row), "office": row.authority.name}

    return say


def _dropped_out(row: Any, facts: Mapping[str, Any]) -> str:
    told = {"name": facts["gone"].interpreter.person.name, "what": what(row)}
    return _("%(name)s hat abgesagt: %(what)s. Wir fragen schon die nächsten.") % told


def _appointment(row: Any) -> dict[str, str]:
    language = needs.place(row.position, get_language() or "de")
    return {
        "name": row.interpreter.person.name,
        "language": language,
        "when": moment(row.starts),
        "office": row.request.authority.name,
    }


def _missed(row: Any, _facts: Mapping[str, Any]) -> str:
    text = _("%(name)s ist nicht da, meldet %(office)s: %(language)s, %(when)s Uhr.")
    return text % _appointment(row)


def _silent(row: Any, _facts: Mapping[str, Any]) -> str:
    text = _("%(name)s hat nicht gesagt, ob es dabei bleibt: %(language)s am %(when)s Uhr bei %(office)s.")
    return text % _appointment(row)


def _unclear(row: Any, facts: Mapping[str, Any]) -> str:
    who = facts["name"] or _address(row.sender)
    return _("%(who)s schreibt: „%(text)s“") % {"who": who, "text": mails.said(row)}


def _address(address: str) -> str:
    return pretty(address) if address.startswith("+") else address


def _clerk_word(row: Any, facts: Mapping[str, Any]) -> str:
    request = facts["request"]
    told = {"office": request.authority.name, "what": what(request)}
    return _("%(office)s hat geschrieben, es geht um %(what)s.") % told


def _undelivered(row: Any, facts: Mapping[str, Any]) -> str:
    why = _("Nummer nicht bestätigt") if row.error == "unconfirmed" else row.error
    told = {
        "kind": messages.message_kind(row.kind),
        "who": _named(row, facts),
        "when": moment(row.created_at),
    }
    told["state"] = ", ".join(filter(None, (row.get_state_display(), why)))
    return _("%(kind)s an %(who)s, %(when)s: %(state)s") % told


def _too_busy(row: Any, facts: Mapping[str, Any]) -> str:
    told = {"who": _named(row, facts), "when": moment(row.created_at)}
    return _("%(who)s hat zu viele SMS bekommen, seit %(when)s wird zurückgehalten.") % told


def _named(row: Any, facts: Mapping[str, Any]) -> str:
    address = _address(row.recipient)
    return f"{facts['name']} ({address})" if facts["name"] else address


def _differing(row: Any, _facts: Mapping[str, Any]) -> str:
    one = row.assignment
    told = {"name": one.interpreter.person.name, "when": moment(one.starts)}
    told |= {"office": one.request.authority.name, "reported": said(row.reported), "stated": said(row.stated)}
    return _(
        "%(when)s bei %(office)s: %(name)s sagt: %(reported)s Die Einrichtung sagt: %(stated)s"
    ) % _stopped(told)


def _stopped(told: Mapping[str, str]) -> dict[str, str]:
    """What either side says ends with a full stop, whether it was a sentence or not."""
    return {
        name: f"{text.rstrip('.')}." if name in ("reported", "stated") else text
        for name, text in told.items()
    }


def _poor(row: Any, _facts: Mapping[str, Any]) -> str:
    one = row.assignment
    told = {"who": row.person.name, "name": one.interpreter.person.name, "when": moment(one.starts)}
    return _("%(who)s war mit dem Einsatz von %(name)s am %(when)s nicht zufrieden.") % told


def _hours(_row: Any, facts: Mapping[str, Any]) -> str:
    text = ngettext(
        "%(n)s bestätigter Nachweis wartet auf die Freigabe.",
        "%(n)s bestätigte Nachweise warten auf die Freigabe.",
        facts["count"],
    )
    return text % {"n": facts["count"]}


def _hours_unanswered(row: Any, facts: Mapping[str, Any]) -> str:
    """Who was asked, how often, and has not answered."""
    told = _appointment(row.assignment) | {"n": row.reminders}
    if row.reported is None:
        text = _("%(name)s hat die Stunden noch nicht gemeldet: %(language)s am %(when)s Uhr bei %(office)s.")
    else:
        text = _("%(office)s hat noch nicht bestätigt: %(name)s, %(language)s am %(when)s Uhr.")
    if not row.reminders:
        return text % told
    again = ngettext("Erinnert haben wir %(n)s Mal.", "Erinnert haben wir %(n)s Mal.", row.reminders)
    return f"{text % told} {again % told}"


def _registration(row: Any, _facts: Mapping[str, Any]) -> str:
    return _("%(name)s möchte aufgenommen werden.") % {"name": row.name}


def _application(row: Any, _facts: Mapping[str, Any]) -> str:
    if row.interview_at:
        return _("Wie war das Gespräch mit %(name)s?") % {"name": row.name}
    return _("%(name)s möchte mitmachen.") % {"name": row.name}


def _lost_number(row: Any, facts: Mapping[str, Any]) -> str:
    number = facts["number"]
    told = {"name": row.person.name, "number": pretty(row.person.mobile), "why": number.unreachable_why or ""}
    told["when"] = moment(number.unreachable_at)
    if told["why"]:
        return _("%(name)s, %(number)s: unerreichbar seit %(when)s (%(why)s)") % told
    return _("%(name)s, %(number)s: unerreichbar seit %(when)s") % told


def _waiting_number(row: Any, facts: Mapping[str, Any]) -> str:
    number = facts["number"]
    told = {"name": row.person.name, "number": pretty(row.person.mobile)}
    if number is None or number.code_sent_at is None:
        return _("%(name)s, %(number)s: noch kein Code gesendet") % told
    return _("%(name)s, %(number)s: Code gesendet %(when)s") % (told | {"when": moment(number.code_sent_at)})


def _opted_out(row: Any, _facts: Mapping[str, Any]) -> str:
    told = {"name": row.person.name, "number": pretty(row.person.mobile)}
    return _("%(name)s, %(number)s, hat STOPP geschrieben.") % told


def _calendar(row: Any, facts: Mapping[str, Any]) -> str:
    calendar = facts["calendar"]
    told = {"name": row.person.name, "host": calendar.host}
    if calendar.read_at is None:
        return _("%(name)s, %(host)s, noch nie gelesen") % told
    return _("%(name)s, %(host)s, zuletzt gelesen: %(when)s") % (told | {"when": moment(calendar.read_at)})


def _paper(row: Any, facts: Mapping[str, Any]) -> str:
    text = PAPERS[facts["paper"]][facts["over"]]
    day = date_format(facts["last"], "d.m.Y")
    return _(text) % {"name": row.person.name, "day": day, "paper": facts.get("name", "")}


def _closure(row: Any, facts: Mapping[str, Any]) -> str:
    days = {"first": date_format(row.first_day, "d.m.Y"), "last": date_format(row.last_day, "d.m.Y")}
    told = days | {"name": row.name, "n": facts["count"]}
    text = ngettext(
        "%(name)s, %(first)s bis %(last)s: %(n)s offene Anfrage fällt hinein.",
        "%(name)s, %(first)s bis %(last)s: %(n)s offene Anfragen fallen hinein.",
        facts["count"],
    )
    return text % told


def _budget(row: Any, _facts: Mapping[str, Any]) -> str:
    told = {"used": row.used, "most": row.most, "percent": row.percent, "expected": row.expected}
    return (
        _(
            "%(used)s von %(most)s SMS-Teilen verbraucht (%(percent)s Prozent); "
            "bis zum Monatsende werden es etwa %(expected)s."
        )
        % told
    )


SENTENCES: dict[Kind, Callable[[Any, Mapping[str, Any]], str]] = {
    Kind.MISSED: _missed,
    Kind.UNFILLED: _request(Kind.UNFILLED),
    Kind.RUNNING_OUT: _request(Kind.RUNNING_OUT),
    Kind.DROPPED_OUT: _dropped_out,
    Kind.SILENT: _silent,
    Kind.REVIEW: _request(Kind.REVIEW),
    Kind.UNCLEAR: _unclear,
    Kind.CLERK_WORD: _clerk_word,
    Kind.VOLUNTEER_WORD: _unclear,
    Kind.UNDELIVERED: _undelivered,
    Kind.TOO_BUSY: _too_busy,
    Kind.DIFFERING: _differing,
    Kind.POOR: _poor,
    Kind.HOURS: _hours,
    Kind.HOURS_UNANSWERED: _hours_unanswered,
    Kind.REGISTRATION: _registration,
    Kind.APPLICATION: _application,
    Kind.LOST_NUMBER: _lost_number,
    Kind.OPTED_OUT: _opted_out,
    Kind.CALENDAR: _calendar,
    Kind.PAPER: _paper,
    Kind.CLOSURE: _closure,
    Kind.BUDGET: _budget,
    Kind.WAITING_NUMBER: _waiting_number,
}
