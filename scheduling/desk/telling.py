"""The story of one Request as the page shows it: filtered, in either order, and what comes next."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications.models import Message
from scheduling import queries
from scheduling.domain.story import Entry, Line, Sort, Turn, merged, of_sort
from scheduling.doors.meanwhile import mark
from scheduling.explaining import reckoned
from scheduling.models import Request, Round
from scheduling.queries import desk
from scheduling.queries import told as facts
from scheduling.templatetags.rows import beyond
from scheduling.templatetags.words import place
from scheduling.wording import ahead, story

CHIPS: tuple[tuple[Sort | None, str], ...] = (
    (None, gettext_noop("Alles")),
    (Sort.ASKING, gettext_noop("Fragen und Antworten")),
    (Sort.WORDS, gettext_noop("Nachrichten")),
    (Sort.CHANGES, gettext_noop("Änderungen")),
)
BAD, WAITS = ("failed", "unknown"), ("queued", "sent")
OLDEST, NEWEST = "alt", "neu"


@dataclass(frozen=True)
class Told:
    """One line of the page. `tone` is done, bad or now; `message` should still be looked at."""

    at: datetime
    text: str
    more: list[str]
    texts: list[tuple[str, str]]
    tone: str
    message: Message | None


def story_of(request: HttpRequest, row: Request, *, at: datetime) -> dict[str, Any]:
    """What the template of the story needs; reads the Rounds and Assignments that the page has fetched."""
    talk = desk.conversation(row)
    lines = facts.lines_of(row, facts.names_of(row))
    entries = whole_story(row, talk, lines)
    sort = next((one for one in Sort if one == request.GET.get("zeigen")), None)
    newest = request.GET.get("zuerst") == NEWEST
    shown = of_sort(entries, sort)
    awaiting = {one.pk: one for one in talk if one.attention_at and not one.seen_at}
    calls = [one.line or (one.question and one.question.call) for one in entries]
    told = [_told(one, awaiting) for one in (reversed(shown) if newest else shown)]
    return {
        "calls": {one.facts.get("interpreter"): one for one in calls if one and one.verb == "phone"},
        "story": told, "seen": mark(row, lines), "newest": newest, "sort": sort or "",
        "next": ahead.ahead(row, at=at),
        "chips": [(value or "", _(label), len(of_sort(entries, value))) for value, label in CHIPS],
    }  # fmt: skip


def whole_story(row: Request, talk: list[Message], lines: list[Line]) -> list[Entry]:
    """Every Entry, the oldest first."""
    again = facts.asks_again(row)
    return merged(
        lines=lines,
        turns=[_turn(row, one, again) for one in row.rounds.all() if one.policy != queries.BY_PHONE],
        questions=[facts.question_of(one) for one in facts.asked_in_all(row)],
        words=facts.words_of(talk, desk.names_behind(row, talk)),
    )


def _turn(row: Request, one: Round, again: set[int]) -> Turn:
    offers = list(one.offers.all())
    several = len(row.positions.all()) > 1 and bool(offers)
    return Turn(
        one.pk, one.number, one.asked_at, tuple(offer.interpreter.person.name for offer in offers),
        one.waits_until, beyond(one), reckoned(one.facts), place(offers[0].position) if several else "",
        again=one.pk in again,
    )  # fmt: skip


def _told(entry: Entry, awaiting: dict[int, Message]) -> Told:
    seen = awaiting.get(entry.word.pk) if entry.word else None
    words = [one for one in (entry.word, entry.question.asked if entry.question else None) if one]
    bad = any(one.state in BAD for one in words)
    open_ = entry.question is not None and entry.question.state in WAITS
    tone = "bad" if bad else "now" if open_ or seen else "done"
    return Told(entry.at, story.sentence(entry), story.more(entry), story.texts(entry), tone, seen)
