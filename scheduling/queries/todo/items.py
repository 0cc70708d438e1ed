"""One item of the desk, and the desk itself: what several lists need, read once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.db.models import Q

from notifications.models import Message
from pool.domain.actors import Actor
from pool.models import Pool
from scheduling.domain.todo import A_DAY, Kind
from scheduling.models import Assignment, Request
from scheduling.queries import board
from scheduling.queries.attention import waiting_words
from scheduling.queries.desk import in_the_air, people_by_number
from scheduling.queries.due_hours import silent_hours
from scheduling.queries.todo.glance import filled, rows_of

MOST = 500  # of one kind that are read; nobody looks at more


@dataclass(frozen=True)
class Item:
    """One thing that needs a person. `row` is what it is about, `facts` what else its sentence says.

    `since`: it waits from then on; `due`: the appointment it is about begins then. Both are aware.
    """

    kind: Kind
    pk: int
    since: datetime
    due: datetime | None
    row: Any
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Its name on the page; the same as long as it waits."""
        return f"{self.kind}-{self.pk}"

    @property
    def key(self) -> str:
        """The same with its beginning: what comes back later is something new."""
        return f"{self.kind}:{self.pk}:{self.since:%Y%m%d%H%M}"


class Desk:
    """One Pool's desk at one moment, for one reader."""

    def __init__(self, actor: Actor, pool: Pool, at: datetime) -> None:
        self.actor: Actor = actor
        self.pool: Pool = pool
        self.at: datetime = at
        self.today: date = at.astimezone(pool.tz).date()

    @cached_property
    def filled(self) -> frozenset[str]:
        """Which of the less pressing lists have anything in them."""
        return filled(self)

    @cached_property
    def unanswered(self) -> Q:
        """Hours that were asked for in vain, by what the Pool has set."""
        return silent_hours(self.pool, self.at)

    @cached_property
    def requests(self) -> dict[str, list[Request]]:
        """Requests on which somebody works, by state, the next first."""
        return in_the_air(self.actor, at=self.at)

    @cached_property
    def days(self) -> tuple[datetime, datetime, datetime]:
        """The beginnings of today, of tomorrow and of the day after, local midnights."""
        begin, middle = board.day_bounds(self.pool, self.today)
        return begin, middle, board.day_bounds(self.pool, self.today + A_DAY)[1]

    @cached_property
    def plans(self) -> list[Assignment]:
        """The Assignments of today and tomorrow."""
        begin, _middle, end = self.days
        return list(board.assignments_between(self.actor, begin, end))

    @cached_property
    def words(self) -> list[Message]:
        """What came in and somebody should read, the oldest first."""
        return list(waiting_words(self.actor)[:MOST])

    @cached_property
    def failed(self) -> list[Message]:
        """What did not arrive since yesterday, the newest first."""
        return list(rows_of(self, "failed")[:MOST])

    @cached_property
    def held_back(self) -> list[Message]:
        """Numbers that got too many SMS, by the first word that was held back."""
        return list(rows_of(self, "held_back")[:MOST])

    @cached_property
    def names(self) -> dict[str, str]:
        """Whose the numbers and addresses of all these words are."""
        return people_by_number(self.actor, _ends(self.words, [*self.failed, *self.held_back]))


def _ends(heard: Iterable[Message], said: Iterable[Message]) -> list[str]:
    return [*(one.sender for one in heard), *(one.recipient for one in said)]
