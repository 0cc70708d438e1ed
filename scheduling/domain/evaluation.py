"""The numbers of a Pool in some days: from columns of places, Assignments and words to tables.

Nothing here names a client or a case. A place of a Request counts in the days in which its time begins, work
in those in which it began, an SMS in those in which it left.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from scheduling.domain.endings import MISSING, Ending, Tally, reasons, tallies, tally
from scheduling.domain.loads import Load, Spread, distribution, idle, spread
from scheduling.domain.spans import Days
from scheduling.domain.waits import AwakeClock, Wait, histogram, wait_of


class By(StrEnum):
    """By what Requests are counted."""

    MONTH = "month"
    WEEK = "week"
    WEEKDAY = "weekday"
    HOUR = "hour"
    LANGUAGE = "language"
    AUTHORITY = "authority"
    KIND = "kind"
    SETTING = "setting"
    MODALITY = "modality"
    TOWN = "town"
    CODE = "code"


IN_ORDER = frozenset(
    (By.MONTH, By.WEEK, By.WEEKDAY, By.HOUR)
)  # others: most first


@dataclass
class Places:
    """Columns of the same length, one entry for each place of a Request.

    `starts` is local. `town` and `code` are empty for calls and where nobody knows the place. `filed`,
    `asked` (the first question) and `yes` (the first yes) are aware instants; the latter two may be None.
    """

    ending: list[Ending] = field(default_factory=list)
    language: list[str] = field(default_factory=list)
    authority: list[int] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    setting: list[str] = field(default_factory=list)
    modality: list[str] = field(default_factory=list)
    town: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    starts: list[datetime] = field(default_factory=list)
    filed: list[datetime] = field(default_factory=list)
    asked: list[datetime | None] = field(default_factory=list)
    yes: list[datetime | None] = field(default_factory=list)

    def keys(self, by: By) -> Sequence[Any]:
        """The column to count by; months and weeks by their first day, Monday is 0."""
        match by:
            case By.MONTH:
                return [date(one.year, one.month, 1) for one in self.starts]
            case By.WEEK:
                return [one.date() - timedelta(days=one.weekday()) for one in self.starts]
            case By.WEEKDAY:
                return [one.weekday() for one in self.starts]
            case By.HOUR:
                return [one.hour for one in self.starts]
            case _:
                found: Sequence[Any] = getattr(self, by.value)
                return found


@dataclass(frozen=True)
class Line:
    """One line of a table: what is counted, how it ended, how long a yes took (awake minutes from filing)."""

    key: Any
    tally: Tally
    wait: Wait = Wait()


@dataclass(frozen=True)
class Waits:
    """How long a yes took, from filing and from the first question, in awake and in all minutes."""

    filed: Wait = Wait()
    filed_real: Wait = Wait()
    asked: Wait = Wait()
    asked_real: Wait = Wait()
    steps: tuple[tuple[int | None, int], ...] = ()


@dataclass(frozen=True)
class Work:
    """What was done: Assignments that took place, confirmed minutes, kilometres and euros; what did not.

    `late`: cancelled less than a day before. `charged`: the Authority pays for it. `unconfirmed`: the hours
    of so many are not known yet. `absent`: the client did not come, `no_show`: the Interpreter did not.
    """

    done: int = 0
    minutes: int = 0
    km: Decimal = Decimal("0.0")
    paid: Decimal = Decimal("0.00")
    unconfirmed: int = 0
    absent: int = 0
    no_show: int = 0
    cancelled: int = 0
    late: int = 0
    by_interpreter: int = 0
    charged: int = 0
    charges: Decimal = Decimal("0.00")


@dataclass(frozen=True)
class Words:
    """SMS that left, with their parts, which cost."""

    sms: int = 0
    parts: int = 0


@dataclass(frozen=True)
class Evaluation:
    """Everything of these days."""

    days: Days
    total: Tally
    reasons: tuple[tuple[Ending, int], ...]
    by: Mapping[By, tuple[Line, ...]]
    lacking: tuple[tuple[tuple[str, str], int], ...]
    waits: Waits
    work: Work
    words: Words
    feedback: Mapping[str, int]
    spread: Spread
    load: tuple[tuple[int, int | None, int], ...]
    loads: Mapping[int, Load]
    idle: tuple[int, ...]


def evaluation(
    days: Days, places: Places, clock: AwakeClock, *, work: Work, words: Words, feedback: Mapping[str, int],
    loads: Mapping[int, Load], active: Sequence[int],
) -> Evaluation:  # fmt: skip
    """Counted; `active` volunteers in the order in which they are to be shown."""
    minutes = [_awake(clock, *pair) for pair in zip(places.filed, places.yes, strict=True)]
    return Evaluation(
        days=days,
        total=tally(places.ending),
        reasons=tuple(reasons(places.ending)),
        by={by: lines(places, by, minutes) for by in By},
        lacking=lacking(places),
        waits=waits(places, clock, minutes),
        work=work,
        words=words,
        feedback=feedback,
        spread=spread(loads, active),
        load=tuple(distribution(loads, active)),
        loads=loads,
        idle=tuple(idle(loads, active)),
    )


def lines(places: Places, by: By, minutes: Sequence[float | None] = ()) -> tuple[Line, ...]:
    """One table; `minutes` a yes took at each place, None where there was none."""
    keys = places.keys(by)
    taken: dict[Any, list[float]] = {}
    for key, one in zip(keys, minutes, strict=False):
        if one is not None:
            taken.setdefault(key, []).append(one)
    found = [Line(key, of, wait_of(taken.get(key, ()))) for key, of in tallies(keys, places.ending).items()]
    if by in IN_ORDER:
        return tuple(sorted(found, key=lambda line: line.key))
    return tuple(sorted(found, key=lambda line: (-line.tally.asked, str(line.key))))


def lacking(places: Places) -> tuple[tuple[tuple[str, str], int], ...]:
    """What could not be served: language and town, most first."""
    rows = zip(places.language, places.town, places.ending, strict=True)
    found = Counter((language, town) for language, town, ending in rows if ending in MISSING)
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def waits(places: Places, clock: AwakeClock, minutes: Sequence[float | None]) -> Waits:
    """How long it took where somebody said yes; a yes before any question (by phone) waits for none."""
    awake = [one for one in minutes if one is not None]
    filed = [(a, b) for a, b in zip(places.filed, places.yes, strict=True) if b]
    asked = [(a, b) for a, b in zip(places.asked, places.yes, strict=True) if a and b and a <= b]
    return Waits(
        filed=wait_of(awake),
        filed_real=wait_of(_real(*pair) for pair in filed),
        asked=wait_of(clock.minutes(*pair) for pair in asked),
        asked_real=wait_of(_real(*pair) for pair in asked),
        steps=tuple(histogram(awake)),
    )


def _awake(clock: AwakeClock, begin: datetime, end: datetime | None) -> float | None:
    return None if end is None else clock.minutes(begin, end)


def _real(begin: datetime, end: datetime) -> float:
    return max(0.0, end.timestamp() - begin.timestamp()) / 60
