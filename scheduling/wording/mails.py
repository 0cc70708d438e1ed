"""How a mail that came in reads at the desk: what somebody wrote, and what we made of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications.ical import CalendarReply, ReplyProblem, read_reply
from notifications.masking import without_tokens
from notifications.models import Message

SHORT = 300  # signs of a mail that stand in a list
SILENT = ":silent"

# outcomes of scheduling.mail -> what it was, and what came of it
OUTCOMES = {
    "stranger": gettext_noop("Die Antwort kommt nicht von der eingeladenen Adresse. Nichts ist geändert."),
    "unknown": gettext_noop("Diesen Termin gibt es hier nicht. Nichts ist geändert."),
    "unreadable": gettext_noop("Diese Antwort eines Kalenders konnten wir nicht lesen. Nichts ist geändert."),
    "outdated": gettext_noop("Absage im Kalender, aber zu einer früheren Fassung. Nichts ist abgesagt."),
    "unclear": gettext_noop("Im Kalender mit Vorbehalt beantwortet. Die Zusage gilt weiter."),
    "counter": gettext_noop("Im Kalender eine andere Zeit vorgeschlagen. Der Termin bleibt, wie er ist."),
    "needed": gettext_noop("Von der Einrichtung im Kalender gelöscht oder abgelehnt. Nichts ist abgesagt."),
    "refused": gettext_noop("Absage im Kalender, die nicht mehr möglich war. Nichts ist geändert."),
    "gone": gettext_noop("Antwort auf einen Einsatz, der schon abgesagt ist."),
    "over": gettext_noop("Absage im Kalender, aber der Einsatz ist schon vorbei."),
    "accepted": gettext_noop("Die Zusage im Kalender kam zu spät."),
}
ANSWERED = {"outdated", "unclear", "counter", "needed", "refused", "gone"}


def outcome(kept: str) -> str:
    """What became of a calendar's answer, and whether we wrote back; empty when it is none."""
    word = kept.removeprefix("mail:").removesuffix(SILENT).partition(":")[0]
    if not kept.startswith("mail:") or word not in OUTCOMES:
        return ""
    if word not in ANSWERED:
        return _(OUTCOMES[word])
    silent = kept.endswith(SILENT)
    wrote = _("Wir haben nicht geantwortet.") if silent else _("Wir haben per E-Mail geantwortet.")
    return f"{_(OUTCOMES[word])} {wrote}"


def said(message: Message) -> str:
    """What somebody wrote: an SMS as it stands; of a mail the note in the calendar, or what it is called.

    Who quotes us sends their own secret link back, which is nobody else's.
    """
    if message.forgotten_at:
        return _("Text gelöscht")
    if message.channel == Message.SMS:
        return without_tokens(message.body)
    reply = _reply(message)
    note = reply.comment if reply else ""
    return without_tokens(note or message.subject or message.body)[:SHORT].strip()


def proposal(message: Message) -> CalendarReply | None:
    """The other time that a calendar proposes, if it says one that can be."""
    reply = _reply(message) if message.ics_method == "COUNTER" else None
    sensible = reply and reply.starts and reply.ends and reply.starts < reply.ends
    return reply if sensible else None


def _reply(message: Message) -> CalendarReply | None:
    try:
        return read_reply(message.ics)
    except ReplyProblem:
        return None
