"""Reply + what is open for this number -> what to do. Never guesses: in doubt it asks back."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from scheduling.domain.replies import Intent, Reply


class Do(StrEnum):
    """The next step; everything from ASK_WHICH on changes nothing and is only answered."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CANCEL = "cancel"
    REPORT = "report"
    STOP = "stop"
    START = "start"
    ASK_WHICH = "ask_which"
    ASK_WORD = "ask_word"
    CONFIRMED_ALREADY = "confirmed_already"
    NOT_YET = "not_yet"
    CLOSED_CODE = "closed_code"
    UNKNOWN_CODE = "unknown_code"
    NOTHING_OPEN = "nothing_open"
    HELP = "help"


@dataclass(frozen=True)
class Open:
    """The codes that one number can mean now: open Offers, Assignments to come, reports that are awaited.

    `closed` are codes of earlier questions to the same number.
    """

    offers: Collection[str] = ()
    assignments: Collection[str] = ()
    reports: Collection[str] = ()
    closed: Collection[str] = ()


@dataclass(frozen=True)
class Decision:
    """What to do, and with which code."""

    do: Do
    code: str = ""


def decide(reply: Reply, items: Open) -> Decision:
    """The one meaning of this Reply, or a way to ask."""
    simple = {Intent.STOP: Do.STOP, Intent.START: Do.START, Intent.HELP: Do.HELP}
    if reply.intent in simple:
        return Decision(simple[reply.intent])
    if reply.intent is Intent.UNCLEAR or len(reply.codes) > 1:
        return Decision(Do.ASK_WORD)
    return _with_code(reply, items, reply.codes[0]) if reply.codes else _without_code(reply, items)


def _with_code(reply: Reply, items: Open, code: str) -> Decision:
    """The code decides what is meant; a wrong one never falls back to another question."""
    refuses = reply.intent in (Intent.DECLINE, Intent.CANCEL)
    if code in items.offers and reply.intent is not Intent.REPORT:
        return Decision(Do.DECLINE if refuses else Do.ACCEPT, code)
    if code in items.reports:
        return Decision(Do.REPORT if reply.intent is Intent.REPORT else Do.ASK_WORD, code)
    if code in items.assignments:
        if refuses:
            return Decision(Do.ASK_WORD if reply.loose else Do.CANCEL, code)
        return Decision(Do.NOT_YET if reply.intent is Intent.REPORT else Do.CONFIRMED_ALREADY, code)
    if code in items.offers:
        return Decision(Do.NOT_YET, code)
    if reply.intent is Intent.CANCEL and items.assignments:
        return Decision(Do.ASK_WHICH, code)  # the code of a moved Assignment is an old one
    return Decision(Do.CLOSED_CODE if code in items.closed else Do.UNKNOWN_CODE, code)


def _without_code(reply: Reply, items: Open) -> Decision:
    """Only when exactly one thing can be meant."""
    match reply.intent:
        case Intent.ACCEPT:
            candidates, do = items.offers, Do.ACCEPT
        case Intent.DECLINE:
            candidates, do = items.offers, Do.DECLINE
        case Intent.CANCEL:
            candidates, do = items.assignments, Do.CANCEL
        case _:
            candidates, do = items.reports, Do.REPORT
    rivals = {*items.offers, *items.assignments} if do in (Do.DECLINE, Do.CANCEL) else set(candidates)
    if do is Do.CANCEL and not items.assignments:
        candidates, do = items.offers, Do.DECLINE
    if not candidates and not rivals:
        return Decision(Do.NOTHING_OPEN)
    if len(rivals) != 1 or len(candidates) != 1 or reply.faint:
        return Decision(Do.ASK_WHICH)
    return Decision(do, next(iter(candidates)))
