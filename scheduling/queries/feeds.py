"""Calendar addresses: whose they are, what lies behind one, and what each of them shows."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from pool.domain.actors import Actor, Role
from pool.models import Interpreter
from scheduling.domain import tokens
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Feed
from scheduling.queries import statements

BACK = timedelta(days=30)  # so long an Assignment stays to be seen: one that is over, or was cancelled
AHEAD = timedelta(days=365)
DAY = timedelta(days=1)
# column of a feed that narrows it -> what that means in sql/feed_state.sql, and in the ORM
NARROWS = {
    "interpreter_id": ("a.interpreter_id", "interpreter"),
    "authority_id": ("r.authority_id", "request__authority"),
    "language": ("p.language", "position__language"),
}


class Behind(NamedTuple):
    """What lies behind a token: the Feed, and of its Pool what every reader is told."""

    pk: int
    kind: str
    pool_id: int
    authority_id: int | None
    interpreter_id: int | None
    language: str
    made_at: datetime
    pool_name: str
    pool_phone: str
    time_zone: str

    @property
    def tz(self) -> ZoneInfo:
        """Where the Pool lives."""
        return ZoneInfo(self.time_zone)


class FeedState(NamedTuple):
    """By this a feed is known to be unchanged, however many Assignments it shows.

    `last` are the newest revisions as the database tells them: Assignment, `sequence`, `revised_at`. It is
    not the very last alone, since of two that were made at once the earlier may be written later. `versions`
    sums those of Requests whose new time or place is not agreed yet.
    """

    last: tuple[tuple[Any, ...], ...]
    versions: int

    @property
    def revised_at(self) -> datetime | None:
        """When anything was last revised."""
        return statements.as_instant(self.last[0][2]) if self.last else None


def feeds_of(actor: Actor) -> "QuerySet[Feed]":
    """The living addresses of this person, in the role in which they act; the oldest first."""
    rows = Feed.objects.of(actor.pool_id or 0).filter(person=actor.person_id, revoked_at=None)
    kinds = {
        Role.INTERPRETER: Q(kind=Feed.INTERPRETER, interpreter=actor.interpreter_id),
        Role.AUTHORITY: Q(kind=Feed.AUTHORITY, authority=actor.authority_id),
        Role.COORDINATOR: Q(kind=Feed.POOL),
    }
    related = "authority", "interpreter__person"
    return rows.filter(kinds[actor.role]).select_related(*related).order_by("pk")


def feeds_about(interpreter: Interpreter) -> "QuerySet[Feed]":
    """The living addresses that a volunteer has made."""
    rows = Feed.objects.of(interpreter.pool_id).filter(kind=Feed.INTERPRETER, interpreter=interpreter)
    return rows.filter(revoked_at=None).order_by("pk")


def feed_behind(token: str) -> Behind | None:
    """What a token opens, in one statement. None: there is no such Feed, it is revoked, or its reader has
    not the role any more that it was made in; nobody can tell which.
    """
    rows = statements.run("feed", {"token": tokens.hashed(token)})
    found = next((Behind(*row) for row in rows), None)
    return found and found._replace(made_at=statements.as_instant(found.made_at))


def feed_state(feed: Behind) -> FeedState:
    """The state of all that feed_rows() may load, in one statement that walks along an index."""
    narrowed = {name: value for name in NARROWS if (value := getattr(feed, name))}
    few = feed.interpreter_id or feed.authority_id  # then not along the Pool's index
    rows = statements.run(
        "feed_state", {"pool": feed.pool_id, **narrowed},
        narrowed=" ".join(f"AND {NARROWS[name][0]} = %({name})s" for name in narrowed),
        pool="+a.pool_id" if few else "a.pool_id",
        request="JOIN scheduling_request r ON r.id = a.request_id" if feed.authority_id else "",
        position="JOIN scheduling_position p ON p.id = a.position_id" if feed.language else "",
    )  # fmt: skip
    return FeedState(tuple(row[:3] for row in rows), rows[0][3] if rows else 0)


def feed_rows(feed: Behind, *, today: date) -> "QuerySet[Assignment]":
    """What a feed shows on this local day: what was promised, from 30 days ago to a year ahead.

    What was cancelled stays for 30 days after that, so that every calendar has heard of it.
    """
    first, end = (datetime.combine(day, time(), feed.tz) for day in (today - BACK, today + AHEAD + DAY))
    rows = Assignment.objects.of(feed.pool_id).filter(starts__gte=first, starts__lt=end)
    rows = rows.filter(~Q(state=AssignmentState.CANCELLED) | Q(ended_at__gte=first))
    narrowed = {NARROWS[name][1]: value for name in NARROWS if (value := getattr(feed, name))}
    rows = rows.filter(**narrowed).select_related("position", "request").order_by("starts", "pk")
    rows = rows.defer("request__notes")  # would be decrypted, and is not told
    return rows.prefetch_related("pool", "person", "interpreter", "request__authority")
