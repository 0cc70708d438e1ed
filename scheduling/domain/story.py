"""The story of one Request: the journal, the Rounds, every question and every word, told once and in order.

    Round      -- Runde 1: Amal and Chadi, waits until 10:02
    Offer      -- asked 9:02, delivered 9:02 ........ "JA 4821" 9:14    one Question, at its last instant
    journal    -- begun · changed · assigned · hours             a Line each, but for what is told above
    words      -- all the others, out and in                            a Word each

What a Question tells is left out of the journal and of the words, so that nothing stands there twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """What a filter shows; one Entry may be of two."""

    ASKING = "fragen"
    WORDS = "nachrichten"
    CHANGES = "aenderungen"


@dataclass(frozen=True)
class Line:
    """One line of the journal, with the names of the columns of an Event; `name` is whom it is about."""

    pk: int
    at: datetime
    subject: str
    subject_id: int
    verb: str
    role: str
    actor: str
    reason: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True)
class Word:
    """One word, out or in; `who` wrote it or was written to. `told_at`: when the provider said so."""

    pk: int
    at: datetime
    out: bool
    sms: bool
    kind: str
    about: str
    who: str
    state: str
    body: str
    subject: str = ""
    due_at: datetime | None = None
    sent_at: datetime | None = None
    told_at: datetime | None = None
    failure: str = ""
    error: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class Question:
    """One Offer with everything that came of it.

    `ended` is the verb of the journal by which it ended, `by` the role that answered. `asked`, `reminded`
    and `over` are our words, `reply` the one that was understood, `call` what was noted of a telephone call.
    """

    offer: int
    name: str
    code: str
    state: str
    by_mail: bool
    made_at: datetime
    sent_at: datetime | None = None
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    late_yes_at: datetime | None = None
    ended_at: datetime | None = None
    ended: str = ""
    by: str = ""
    asked: Word | None = None
    reminded: Word | None = None
    over: Word | None = None
    reply: Word | None = None
    call: Line | None = None

    @property
    def at(self) -> datetime:
        """The last thing that happened to it."""
        ends = (self.ended_at, self.answered_at, self.late_yes_at, self.reminded_at, self.sent_at)
        return max([self.made_at, *(one for one in ends if one)])


@dataclass(frozen=True)
class Turn:
    """One Round: whom it asked, how far it went (`beyond`), why that many (`why`), until when it waits.

    `again`: its holder was asked about a new time.
    """

    pk: int
    number: int
    at: datetime
    names: tuple[str, ...]
    waits_until: datetime
    beyond: str = ""
    why: str = ""
    place: str = ""
    again: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of the story: exactly one of the four, and the sorts it belongs to."""

    at: datetime
    rank: int
    sorts: frozenset[Sort]
    line: Line | None = None
    turn: Turn | None = None
    question: Question | None = None
    word: Word | None = None


# verbs that a Question or a Turn tells
TOLD_OF_OFFER = frozenset(
    {"send", "accept", "decline", "expire", "undeliverable", "remind", "opt_out", "pause", "clash"}
)
ENDINGS = TOLD_OF_OFFER - {"send", "remind"}
TOLD_OF_REQUEST = frozenset({"ask", "close_offers"})
ASKED, REMINDED, OVER = "offer", "reminder", ("taken", "withdrawn")
ANSWERS = ("accept", "decline")  # of the words that came in: what settles a question
CLOSED = {"filled_by_other": True, "withdrawn": False}  # state of an Offer -> `filled` of "close_offers"
SPOKEN = ("phone", "remind", "ask_still", "say_still", "search", "give_up", "warn", "settle", "let_pass")
ASKING = frozenset({*SPOKEN, "plan", "split_series"})


def merged(
    *, lines: Iterable[Line], turns: Iterable[Turn], questions: Iterable[Question], words: Iterable[Word]
) -> list[Entry]:
    """Everything in order of time, the oldest first; each fact once. What is said at once keeps its order."""
    journal, said = list(lines), list(words)
    whole = [_whole(one, journal, said) for one in questions]
    used = {word.pk for one in whole for word in (one.asked, one.reminded, one.over, one.reply) if word}
    calls = {one.call.pk for one in whole if one.call}
    entries = [
        *(_of_turn(one) for one in turns),
        *(_of_question(one) for one in whole),
        *(_of_line(one) for one in journal if not _told(one) and one.pk not in calls),
        *(_of_word(one) for one in said if one.pk not in used),
    ]
    return sorted(entries, key=lambda one: (one.at, one.rank, _number(one)))


def of_sort(entries: Iterable[Entry], sort: Sort | None) -> list[Entry]:
    """Those that a filter shows; without one all."""
    return [one for one in entries if sort is None or sort in one.sorts]


def _whole(question: Question, journal: list[Line], words: list[Word]) -> Question:
    """One Offer with its lines of the journal and its words."""
    own = [one for one in journal if one.subject == "offer" and one.subject_id == question.offer]
    end = next((one for one in reversed(own) if one.verb in ENDINGS), None) or _closing(question, journal)
    about = [word for word in words if word.out and word.about == f"offer:{question.offer}"]
    told = {word.kind: word for word in about}
    call = next((one for one in own if one.verb == "phone" and one.facts.get("said") in ANSWERS), None)
    return replace(
        question,
        ended=end.verb if end else "", ended_at=end.at if end else None, by=end.role if end else "",
        asked=told.get(ASKED), reminded=told.get(REMINDED),
        over=next((told[kind] for kind in OVER if kind in told), None),
        reply=_reply(question, words), call=call,
    )  # fmt: skip


def _closing(question: Question, journal: list[Line]) -> Line | None:
    """The line by which questions were ended together; older ones do not name them, the first one fits."""
    if question.state == "expired":
        over = [one for one in journal if one.verb == "give_up" and one.at >= question.made_at]
        return next(iter(over), None)
    if question.state not in CLOSED:
        return None
    closings = [one for one in journal if one.verb == "close_offers" and one.at >= question.made_at]
    named = [one for one in closings if question.offer in one.facts.get("ended", ())]
    alike = [one for one in closings if one.facts.get("filled", False) == CLOSED[question.state]]
    return next(iter(named or [one for one in alike if "ended" not in one.facts]), None)


def _reply(question: Question, words: list[Word]) -> Word | None:
    """The text by which it was answered: the last one of this person, up to that instant, that settles."""
    if question.answered_at is None:
        return None
    for word in reversed(words):
        fits = not word.out and word.who == question.name and word.outcome in ANSWERS
        if fits and word.at <= question.answered_at and word.at >= (question.sent_at or question.made_at):
            return word if word.outcome == _outcome(question) else None
    return None


def _outcome(question: Question) -> str:
    return "accept" if question.state == "accepted" else "decline"


def _told(line: Line) -> bool:
    """Whether a Question or a Turn says so."""
    if line.subject == "offer":
        return line.verb in TOLD_OF_OFFER
    return line.subject == "request" and line.verb in TOLD_OF_REQUEST


def _of_turn(turn: Turn) -> Entry:
    return Entry(turn.at, 1, frozenset({Sort.ASKING}), turn=turn)


def _of_question(question: Question) -> Entry:
    rank = -1 if question.at > question.made_at else 2  # what follows from an answer stands below it
    return Entry(question.at, rank, frozenset({Sort.ASKING, Sort.WORDS}), question=question)


def _of_line(line: Line) -> Entry:
    asking = line.subject in ("request", "offer", "assignment") and line.verb in ASKING
    return Entry(line.at, 0, frozenset({Sort.ASKING if asking else Sort.CHANGES}), line=line)


def _of_word(word: Word) -> Entry:
    heard = {Sort.WORDS} if word.out else {Sort.WORDS, Sort.ASKING}
    return Entry(word.at, 3, frozenset(heard), word=word)


def _number(entry: Entry) -> int:
    one = entry.line or entry.turn or entry.word
    return one.pk if one else entry.question.offer if entry.question else 0
