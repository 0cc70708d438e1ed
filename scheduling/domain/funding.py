"""Which FundingSource pays for an Assignment, how much of a year is used, and where that leads.

    Sources in their order (`rank`) -> the first one that covers the Case and has room for its client

A client is known only as a keyed hash of the Authority's own reference, so who comes to two Authorities is
two clients: nobody can know better. A Case without a reference counts for no client's cap.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scheduling.domain import money

EARLY, FULL = 80, 100  # percent of a budget at which somebody is warned
SHORTEST = Decimal(1) / Decimal(12)  # of a year: from less than a month nobody can tell the rest


@dataclass(frozen=True)
class Source:
    """What decides; days are local and inclusive, empty sets mean all, cap 0 means none."""

    id: int
    rank: int
    valid_from: date
    valid_until: date | None = None
    settings: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    client_cap: int = 0
    counts_absent: bool = False
    counts_cancelled: bool = False

    def dated(self, day: date) -> bool:
        """Whether it exists on this local day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True)
class Case:
    """One Assignment: its local day, what it is about, for whom; `client` is empty without a reference.

    `charged`: the Authority pays for it itself; nobody gets money for it twice, so no source covers it.
    """

    day: date
    setting: str
    kind: str
    client: str = ""
    absent: bool = False
    cancelled: bool = False
    charged: bool = False


Room = Callable[[Source, Case], bool]


def covers(source: Source, case: Case) -> bool:
    """Whether the source is meant for such an Assignment, however many the client has had."""
    return (
        not case.charged
        and source.dated(case.day)
        and (not source.settings or case.setting in source.settings)
        and (not source.kinds or case.kind in source.kinds)
        and (source.counts_absent or not case.absent)
        and (source.counts_cancelled or not case.cancelled)
    )


def in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    """The one that is asked first, first."""
    return tuple(sorted(sources, key=lambda one: (one.rank, one.id)))


def payer(sources: Iterable[Source], case: Case, room: Room) -> Source | None:
    """The first of `sources` (in their order) that covers the Case and has `room`; None: the Pool's own."""
    return next((one for one in sources if covers(one, case) and room(one, case)), None)


def has_room(source: Source, case: Case, *, used: int, extra: int) -> bool:
    """Whether the cap leaves room for one more of this client in this calendar year."""
    return not source.client_cap or not case.client or used < source.client_cap + extra


Key = tuple[int, str, int]  # source, client, calendar year


def one_after_the_other(
    sources: Iterable[Source], cases: Iterable[Case], *, used: Mapping[Key, int], extras: Mapping[Key, int]
) -> list[Source | None]:
    """Who would pay for each, if they were approved in this order."""
    ordered, counts = in_order(sources), Counter(used)
    found = []
    for case in cases:

        def room(one: Source, case: Case) -> bool:
            key = one.id, case.client, case.day.year
            return has_room(one, case, used=counts[key], extra=extras.get(key, 0))

        one = payer(ordered, case, room)
        if one and case.client:
            counts[one.id, case.client, case.day.year] += 1
        found.append(one)
    return found


@dataclass(frozen=True)
class Standing:
    """Euros of one calendar year: used, expected until its end, and the budget (None: nobody set one)."""

    used: Decimal
    forecast: Decimal
    budget: Decimal | None

    @property
    def percent(self) -> int | None:
        """Used of a hundred, rounded down; None without a budget. A budget of nothing is full at once."""
        if self.budget is None:
            return None
        return int(self.used * 100 / self.budget) if self.budget else FULL

    @property
    def warning(self) -> int:
        """80 or 100 once so many percent are used, otherwise 0."""
        return next((step for step in (FULL, EARLY) if (self.percent or 0) >= step), 0)

    @property
    def rest(self) -> Decimal | None:
        """What is left; below zero when too much was used."""
        return None if self.budget is None else self.budget - self.used

    @property
    def too_much(self) -> bool:
        """The forecast is above the budget."""
        return self.budget is not None and self.forecast > self.budget


def forecast(*, used: Decimal, count: int, ahead: int, each: Decimal | None, gone: Decimal) -> Decimal:
    """Euros at the end of a year of which the share `gone` (0 to 1) has passed; never less than what is used.

    Known: what is used, and `ahead` Assignments that are over but not approved, or booked, at `each` euros
    (None: the mean of the `count` used). Beside it the line: used, drawn on to the end of the year; before a
    twelfth of the year has passed, as if a twelfth had. The higher one counts; once the year is over, what
    is known.
    """
    one = each if each is not None else (used / count if count else Decimal(0))
    known = used + one * ahead
    line = used if gone >= 1 else used / max(gone, SHORTEST)
    return money.euros(max(known, line))


def gone_of_year(year: int, today: date) -> Decimal:
    """Which share of the calendar year has passed at the end of this local day."""
    first, following = date(year, 1, 1), date(year + 1, 1, 1)
    days = min(max((today - first).days + 1, 0), (following - first).days)
    return Decimal(days) / Decimal((following - first).days)
