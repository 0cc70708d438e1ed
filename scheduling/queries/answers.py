"""What somebody was asked and what they said: the last questions, the share of yes, how fast they answer."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from pool.models import Interpreter
from scheduling.domain.states import OfferState
from scheduling.models import Assignment, Offer

SHOWN, COUNTED = 10, 100
ENDED = (OfferState.ACCEPTED, OfferState.DECLINED, OfferState.EXPIRED)
MONTHS = 6


@dataclass(frozen=True)
class Answers:
    """`last` are the newest questions of this Pool; of the last hundred `tried` are over, `yes` accepted.

    `usual`: the median from question to answer, None where nobody has answered.
    """

    last: list[Offer]
    tried: int = 0
    yes: int = 0
    usual: timedelta | None = None

    @property
    def percent(self) -> int | None:
        """The share of yes, None while nothing is over."""
        return round(100 * self.yes / self.tried) if self.tried else None


@dataclass(frozen=True)
class Month:
    """Assignments of one local month: how many, and their hours as agreed."""

    first: date
    count: int
    hours: float


def answers_of(row: Interpreter) -> Answers:
    """By one statement."""
    offers = Offer.objects.of(row.pool_id).filter(interpreter=row)
    rows = list(offers.select_related("request__authority", "slot", "position").order_by("-pk")[:COUNTED])
    over = [one for one in rows if one.state in ENDED]
    said = [
        (one.answered_at - one.sent_at).total_seconds() for one in rows if one.answered_at and one.sent_at
    ]
    return Answers(
        rows[:SHOWN], len(over), sum(one.state == OfferState.ACCEPTED for one in over),
        timedelta(seconds=median(said)) if said else None,
    )  # fmt: skip


def months_of(row: Interpreter, *, at: datetime) -> list[Month]:
    """The last six months and those to come with Assignments of this Pool, the newest first."""
    since = at - timedelta(days=31 * MONTHS)
    held = Assignment.objects.of(row.pool_id).filter(interpreter=row, starts__gte=since)
    held = held.filter(state__in=("confirmed", "done"))
    found: dict[date, list[timedelta]] = defaultdict(list)
    for starts, ends in held.values_list("starts", "ends"):
        found[starts.astimezone(row.pool.tz).date().replace(day=1)].append(ends - starts)
    return [
        Month(first, len(spans), sum(spans, timedelta()).total_seconds() / 3600)
        for first, spans in sorted(found.items(), reverse=True)
    ]
