"""The story of a Request as sentences: one for each Entry, what belongs to it, and what comes next."""

from collections.abc import Iterator
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from notifications.masking import without_tokens
from scheduling.domain.story import Entry, Question, Turn, Word
from scheduling.wording.delivery import clock, fate, taken_for
from scheduling.wording.differences import told_changes
from scheduling.wording.journal import happened
from scheduling.wording.messages import message_kind

QUOTED = 120  # signs of a text that stand within a sentence


def sentence(entry: Entry) -> str:
    """One plain sentence."""
    if entry.question:
        return asked(entry.question)
    if entry.turn:
        return turn(entry.turn)
    if entry.word:
        return word(entry.word)
    return happened(entry.line, entry.line.name) if entry.line else ""


def more(entry: Entry) -> list[str]:
    """What else is known: what a change has changed, why a Round asked so many."""
    if entry.turn:
        return [entry.turn.why] if entry.turn.why else []
    if entry.question and entry.question.call and entry.question.call.reason:
        return [_("Notiz: %(note)s") % {"note": entry.question.call.reason}]
    if entry.line is None:
        return []
    label = _("Notiz: %(note)s") if entry.line.verb == "phone" else _("Grund: %(note)s")
    return [
        *told_changes(entry.line.facts),
        *([label % {"note": entry.line.reason}] if entry.line.reason else []),
    ]


def texts(entry: Entry) -> list[tuple[str, str]]:
    """The words as they were sent or came, with a label; a mail with its subject."""
    one = entry.question
    if one:
        named = ((_("Frage"), one.asked), (_("Erinnerung"), one.reminded), (_("Bescheid"), one.over))
        return [(label, _body(told)) for label, told in named if told]
    if entry.word and (entry.word.out or len(entry.word.body) > QUOTED):
        return [(_("Text"), _body(entry.word))]
    return []


def _body(word: Word) -> str:
    return without_tokens("\n\n".join(filter(None, (word.subject, word.body.strip()))))


def turn(one: Turn) -> str:
    """Runde 2 (auch weiter weg): Gefragt werden Amal Haddad und Chadi Nassar. Gewartet wird bis 10:02."""
    facts = {
        "n": one.number, "names": _listed(list(one.names)), "when": clock(one.waits_until, one.at),
        "how": ", ".join(filter(None, (one.place, one.beyond))),
    }  # fmt: skip
    facts["asks"] = _("Gefragt wird") if len(one.names) == 1 else _("Gefragt werden")
    if one.again:
        return (
            _("Runde %(n)s: %(names)s wird gefragt, ob die Änderung passt. Gewartet wird bis %(when)s.")
            % facts
        )
    if one.place or one.beyond:
        return _("Runde %(n)s (%(how)s): %(asks)s %(names)s. Gewartet wird bis %(when)s.") % facts
    return _("Runde %(n)s: %(asks)s %(names)s. Gewartet wird bis %(when)s.") % facts


def asked(one: Question) -> str:
    """Amal Haddad wurde um 09:02 per SMS gefragt, zugestellt 09:02, Antwort 09:14: „JA 4821“ – …"""
    return ", ".join(_parts(one)) + "."


def _parts(one: Question) -> Iterator[str]:
    day = one.at
    yield _begun(one, day)
    if one.asked and one.sent_at:
        yield fate(one.asked, day)
    if one.reminded_at:
        yield _("erinnert %(when)s") % {"when": clock(one.reminded_at, day)}
    if one.reminded:
        yield _("die Erinnerung: %(fate)s") % {"fate": fate(one.reminded, day)}
    yield _end(one, day)
    if one.over:
        way = _("Bescheid per SMS: %(fate)s") if one.over.sms else _("Bescheid per E-Mail: %(fate)s")
        yield way % {"fate": fate(one.over, day)}
    if one.late_yes_at:
        yield _("ein Ja kam um %(when)s zu spät") % {"when": clock(one.late_yes_at, day)}


def _begun(one: Question, day: datetime) -> str:
    facts = {"name": one.name, "when": clock(one.sent_at, day)}
    if one.asked is None and one.call:
        return _("%(name)s wurde angerufen") % facts
    if one.sent_at:
        said = _("%(name)s wurde um %(when)s per E-Mail gefragt") if one.by_mail else None
        return (said or _("%(name)s wurde um %(when)s per SMS gefragt")) % facts
    if one.state == "queued" and one.asked:
        waits = facts | {"fate": fate(one.asked, day)}
        return _("%(name)s wird gefragt, die Frage %(fate)s") % waits
    return _("%(name)s sollte gefragt werden, die Frage ging nicht mehr hinaus") % facts


def _end(one: Question, day: datetime) -> str:
    """The answer, or how it ended without one."""
    facts = {"when": clock(one.answered_at or one.ended_at, day)}
    if one.answered_at:
        return _answer(one, day)
    match one.ended, one.state:
        case "undeliverable", _state:
            return _("darum um %(when)s zurückgenommen") % facts
        case "opt_out", _state:
            return _("möchte seit %(when)s keine SMS mehr") % facts
        case "pause", _state:
            return _("macht seit %(when)s Pause") % facts
        case "clash", _state:
            return _("hat an einem der Termine schon einen anderen Einsatz") % facts
        case _verb, "expired":
            return _("keine Antwort bis %(when)s") % facts
        case _verb, "filled_by_other":
            return _("keine Antwort, um %(when)s war der Platz vergeben") % facts
        case _verb, "withdrawn":
            return _("um %(when)s zurückgenommen") % facts
    return _("noch keine Antwort")


def _answer(one: Question, day: datetime) -> str:
    yes = one.state == "accepted"
    facts = {"when": clock(one.answered_at, day), "what": pgettext("answer", "Zusage") if yes else _("Nein")}
    if one.reply:
        said = {"text": quoted(one.reply), "taken": taken_for(one.reply)}
        return _("Antwort %(when)s: „%(text)s“ – %(taken)s") % (facts | said)
    if one.call:
        return _("am Telefon %(when)s: %(what)s, notiert von %(who)s") % (facts | {"who": one.call.actor})
    if one.by == "coordinator":
        return _("Antwort %(when)s: %(what)s, eingetragen von der Koordination") % facts
    if one.ended == "pause" or one.by == "system":
        return _("um %(when)s als Nein gewertet") % facts
    return _("Antwort %(when)s auf der Seite hinter dem Link: %(what)s") % facts


def word(one: Word) -> str:
    """Eine SMS geht an Amal Haddad (Zusage): zugestellt 09:14. Or: Amal Haddad schreibt: „…“ – …"""
    if one.out:
        facts = {"who": one.who, "kind": message_kind(one.kind), "fate": fate(one, one.at)}
        if one.sms:
            return _("Eine SMS geht an %(who)s (%(kind)s): %(fate)s.") % facts
        return _("Eine E-Mail geht an %(who)s (%(kind)s): %(fate)s.") % facts
    facts = {"who": one.who, "text": quoted(one), "taken": taken_for(one)}
    if one.sms:
        return _("%(who)s schreibt per SMS: „%(text)s“ – %(taken)s.") % facts
    return _("%(who)s schreibt per E-Mail: „%(text)s“ – %(taken)s.") % facts


def quoted(one: Word) -> str:
    """The beginning of a text, in one line; of a mail that has none its subject."""
    line = " ".join(without_tokens(one.body or one.subject).split())
    return line if len(line) <= QUOTED else f"{line[: QUOTED - 1].rstrip()}…"


def _listed(names: list[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s und %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
