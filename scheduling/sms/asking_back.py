"""What was not certain: asked back once, and shown to the coordinator."""

from datetime import timedelta

from notifications.models import Message
from scheduling import queries, wording
from scheduling.domain.dialogue import Do
from scheduling.domain.intents import Intent
from scheduling.sms.heard import ASKED, AUTO_REPLY, NO_NUMBER, QUOTE, THANKED, Handler, Heard, listed

ONCE_IN = timedelta(hours=12)
STRANGER = "stranger"  # the outcome of a text from a number nobody knows


def which(heard: Heard) -> str:
    """Something is clear, only not what it is about: the list to choose from."""
    match heard.reply.intent:
        case Intent.REPORT:
            return heard.answer("list_reports", codes=listed(heard.items.reports))
        case Intent.LATE:
            return heard.answer("list_assignments", codes=listed(heard.items.assignments))
        case Intent.ABSENT:
            codes = [*heard.items.assignments, *heard.items.reports]
            return heard.answer("list_assignments", codes=listed(codes))
    asked, booked = listed(heard.items.offers), listed(heard.items.assignments)
    if heard.items.still and heard.reply.intent in (Intent.ACCEPT, Intent.DECLINE):
        return heard.answer("list_coming", codes=asked, booked=listed(heard.items.still))
    if not asked:
        return heard.answer("list_booked", codes=booked)
    if booked and heard.reply.intent is not Intent.ACCEPT:
        return heard.answer("list_both", codes=asked, booked=booked)
    return heard.answer("list", questions=wording.questions(queries.asked_of(heard.people)))


def word(heard: Heard) -> str:
    """Nothing is clear; who was asked back within twelve hours is not asked again.

    What may be written depends on what is open: a question, something promised, hours to report, nothing.
    """
    if _asked_lately(heard, heard.outcome):
        return ASKED
    items = heard.items
    ways = {
        "word": {*items.offers, *items.still},
        "word_booked": items.assignments,
        "word_report": items.reports,
    }
    name, codes = next(((name, codes) for name, codes in ways.items() if codes), ("word_none", ()))
    return heard.answer(name, example=next(iter(codes)) if len(codes) == 1 else "")


def stranger(heard: Heard) -> str:
    """Nobody has this number: whom to call, said once in twelve hours; a name ("INFO") cannot be answered."""
    if not heard.message.sender.startswith("+"):
        return NO_NUMBER
    if _asked_lately(heard, STRANGER):
        return ASKED
    said = heard.answer("stranger")
    return STRANGER if said == heard.outcome else said


def minutes(heard: Heard) -> str:
    """SPÄTER, but how much?"""
    return heard.answer("minutes")


def no_answer(heard: Heard) -> str:
    """A machine wrote it, or somebody says thank you."""
    silences = {Intent.AUTO_REPLY: AUTO_REPLY, Intent.THANKS: THANKED}
    return silences.get(heard.reply.intent, QUOTE)


def saying(name: str) -> Handler:
    """A handler that says one text with the codes that are open."""

    def say(heard: Heard) -> str:
        return heard.answer(name, codes=open_codes(heard))

    return say


def open_codes(heard: Heard) -> str:
    """What this number may answer or cancel."""
    return listed({*heard.items.offers, *heard.items.assignments})


def wants_attention(heard: Heard) -> bool:
    """Whether somebody at the desk should read it: what nobody understood, and what nobody can assign."""
    shared = heard.decision.do in (Do.PAUSE, Do.RESUME, Do.CALENDAR) and len(heard.people) > 1
    unknown = not heard.people and heard.decision.do not in (Do.STOP, Do.CONFIRM, Do.NO_ANSWER)
    return heard.decision.do is Do.ASK_WORD or unknown or shared


def _asked_lately(heard: Heard, outcome: str) -> bool:
    rows = Message.objects.filter(direction=Message.IN, sender=heard.message.sender, outcome=outcome)
    return rows.filter(created_at__gt=heard.at - ONCE_IN).exclude(pk=heard.message.pk).exists()
