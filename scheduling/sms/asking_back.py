"""What was not certain: asked back once, and shown to the coordinator."""

from datetime import timedelta

from notifications.models import Message
from scheduling.domain.dialogue import Do
from scheduling.domain.intents import Intent
from scheduling.sms.heard import ASKED, AUTO_REPLY, NO_NUMBER, QUOTE, Handler, Heard, listed

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
        case Intent.CANCEL:
            return heard.answer("list_assignments", codes=open_codes(heard))
    return heard.answer("list", codes=open_codes(heard))


def word(heard: Heard) -> str:
    """Nothing is clear; who was asked back within twelve hours is not asked again."""
    if _asked_lately(heard, heard.outcome):
        return ASKED
    codes = sorted(heard.items.offers)
    return heard.answer("word", example=codes[0] if len(codes) == 1 else "")


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
    """A machine wrote it."""
    return AUTO_REPLY if heard.reply.intent is Intent.AUTO_REPLY else QUOTE


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
    shared = heard.decision.do in (Do.PAUSE, Do.RESUME) and len(heard.people) > 1
    unknown = not heard.people and heard.decision.do not in (Do.STOP, Do.CONFIRM, Do.NO_ANSWER)
    return heard.decision.do is Do.ASK_WORD or unknown or shared


def _asked_lately(heard: Heard, outcome: str) -> bool:
    rows = Message.objects.filter(direction=Message.IN, sender=heard.message.sender, outcome=outcome)
    return rows.filter(created_at__gt=heard.at - ONCE_IN).exclude(pk=heard.message.pk).exists()
