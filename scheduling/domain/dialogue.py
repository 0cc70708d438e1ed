"""Reply + what is open for this number -> what to do. Never guesses: in doubt it asks back."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from scheduling.domain.intents import Intent, Reply


class Do(StrEnum):
    """The next step; everything from ASK_WHICH on changes nothing, and most of it is only answered."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CANCEL = "cancel"
    COMING = "coming"
    REPORT = "report"
    LATE = "late"
    ABSENT = "absent"
    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    START = "start"
    CONFIRM = "confirm"
    CALENDAR = "calendar"
    ASK_WHICH = "ask_which"
    ASK_WORD = "ask_word"
    ASK_MINUTES = "ask_minutes"
    ASK_DAYS = "ask_days"
    CONFIRMED_ALREADY = "confirmed_already"
    NOT_YET = "not_yet"
    CLOSED_CODE = "closed_code"
    UNKNOWN_CODE = "unknown_code"
    NOTHING_OPEN = "nothing_open"
    DATES = "dates"
    HELP = "help"
    NO_ANSWER = "no_answer"


@dataclass(frozen=True)
class Open:
    """The codes that one number can mean now: open Offers, Assignments to come, reports that are awaited.

    `closed` are codes of earlier questions to the same number; `confirming` are those that were sent there
    to be sent back, so that we know whose number it is; `series` are those of the open Offers that ask for
    several dates at once; `still` are those Assignments whose holder was asked whether they come, and has
    not said so; `lately` are questions of the last day that ended before anybody answered.
    """

    offers: Collection[str] = ()
    assignments: Collection[str] = ()
    reports: Collection[str] = ()
    closed: Collection[str] = ()
    confirming: Collection[str] = ()
    series: Collection[str] = ()
    still: Collection[str] = ()
    lately: Collection[str] = ()


@dataclass(frozen=True)
class Decision:
    """What to do, and with which code."""

    do: Do
    code: str = ""


PLAIN = {
    Intent.STOP: Do.STOP,
    Intent.START: Do.START,
    Intent.HELP: Do.HELP,
    Intent.DATES: Do.DATES,
    Intent.CALENDAR: Do.CALENDAR,
    Intent.RESUME: Do.RESUME,
    Intent.AUTO_REPLY: Do.NO_ANSWER,
    Intent.QUOTE: Do.NO_ANSWER,
}


def decide(reply: Reply, items: Open) -> Decision:
    """The one meaning of this Reply, or a way to ask."""
    if reply.digits in items.confirming and not (reply.codes and reply.digits in items.offers):
        return Decision(Do.CONFIRM, reply.digits)
    if reply.intent in PLAIN:
        return Decision(PLAIN[reply.intent])
    if reply.intent is Intent.THANKS:
        return Decision(Do.ASK_WORD if items.offers or items.still else Do.NO_ANSWER)
    if reply.intent is Intent.PAUSE:
        return Decision(Do.ASK_DAYS if reply.days is None else Do.PAUSE)
    if reply.intent is Intent.UNCLEAR or len(reply.codes) > 1:
        several = reply.intent is not Intent.UNCLEAR and set(reply.codes) <= set(items.offers)
        return Decision(Do.ASK_WHICH if several else Do.ASK_WORD)
    meant = _with_code(reply, items, reply.codes[0]) if reply.codes else _without_code(reply, items)
    to_many = reply.every and meant.do is Do.ACCEPT and meant.code not in items.series
    return Decision(Do.ASK_WHICH) if to_many else meant


def _with_code(reply: Reply, items: Open, code: str) -> Decision:
    """The code decides what is meant; a wrong one never falls back to another question."""
    refuses = reply.intent in (Intent.DECLINE, Intent.CANCEL)
    if reply.intent in (Intent.LATE, Intent.ABSENT) and code in {*items.offers, *items.assignments}:
        return _on_the_day(reply, items, code)
    if code in items.offers and reply.intent is not Intent.REPORT:
        return Decision(Do.DECLINE if refuses else Do.ACCEPT, code)
    if code in items.reports:
        does = {Intent.REPORT: Do.REPORT, Intent.ABSENT: Do.ABSENT}
        return Decision(does.get(reply.intent, Do.ASK_WORD), code)
    if code in items.assignments:
        if refuses:
            return Decision(Do.ASK_WORD if reply.loose else Do.CANCEL, code)
        if code in items.still and reply.intent is Intent.ACCEPT:
            return Decision(Do.COMING, code)
        return Decision(Do.NOT_YET if reply.intent is Intent.REPORT else Do.CONFIRMED_ALREADY, code)
    if code in items.offers:
        return Decision(Do.NOT_YET, code)
    if reply.intent is Intent.CANCEL and items.assignments:
        return Decision(Do.ASK_WHICH, code)  # the code of a moved Assignment is an old one
    return Decision(Do.CLOSED_CODE if code in items.closed else Do.UNKNOWN_CODE, code)


def _on_the_day(reply: Reply, items: Open, code: str) -> Decision:
    """Late for what was promised, or alone there; of what is only asked nobody can be late."""
    if code not in items.assignments:
        return Decision(Do.ASK_WORD, code)
    if reply.intent is Intent.ABSENT:
        return Decision(Do.ABSENT, code)
    return Decision(Do.ASK_MINUTES if reply.minutes is None else Do.LATE, code)


def _without_code(reply: Reply, items: Open) -> Decision:
    """Only when exactly one thing can be meant."""
    if items.still and reply.intent in (Intent.ACCEPT, Intent.DECLINE):
        return _whether_coming(reply, items)
    match reply.intent:
        case Intent.ACCEPT:
            candidates, do = items.offers, Do.ACCEPT
        case Intent.DECLINE:
            candidates, do = items.offers, Do.DECLINE
        case Intent.CANCEL:
            candidates, do = items.assignments, Do.CANCEL
        case Intent.LATE:
            candidates, do = items.assignments, Do.LATE
        case Intent.ABSENT:
            candidates, do = {*items.assignments, *items.reports}, Do.ABSENT
        case _:
            candidates, do = items.reports, Do.REPORT
    rivals = {*items.offers, *items.assignments} if do in (Do.DECLINE, Do.CANCEL) else set(candidates)
    if do is Do.CANCEL and not items.assignments:
        candidates, do = items.offers, Do.DECLINE
    if not candidates and not rivals:
        return _without_candidates(reply, items)
    doubtful = reply.faint or reply.coming and bool(items.assignments)
    if len(rivals) != 1 or len(candidates) != 1 or doubtful:
        return Decision(Do.ASK_WHICH)
    return Decision(do, next(iter(candidates)))


def _whether_coming(reply: Reply, items: Open) -> Decision:
    """A bare yes or no while somebody was asked whether they come: it counts when nothing else can be meant.

    A yes needs one such question and no Offer; a no, which cancels, also no other promise, no doubt, and no
    Offer that is over since yesterday: it may be the late answer to that one.
    """
    yes = reply.intent is Intent.ACCEPT
    rivals = {*items.offers, *(items.still if yes else (*items.assignments, *items.lately))}
    if len(rivals) != 1 or reply.faint or reply.loose:
        return Decision(Do.ASK_WHICH)
    return Decision(Do.COMING if yes else Do.CANCEL, next(iter(rivals)))


def _without_candidates(reply: Reply, items: Open) -> Decision:
    """A yes after the yes, hours before the end: what is promised is named; otherwise nothing is open."""
    booked = sorted(items.assignments)
    if booked and reply.intent is Intent.ACCEPT:
        return Decision(Do.CONFIRMED_ALREADY, booked[0]) if len(booked) == 1 else Decision(Do.DATES)
    if len(booked) == 1 and reply.intent is Intent.REPORT:
        return Decision(Do.NOT_YET, booked[0])
    return Decision(Do.ASK_WORD if booked or items.offers else Do.NOTHING_OPEN)
