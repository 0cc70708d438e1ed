"""What is missing in a Pool: demand that was not served, counted for those who decide about it.

            morning  midday  afternoon  evening  outside
Tigrinya Mo    4        .        1         .        .      -> "mostly Monday mornings"
         Di    1        .        .         .        .

How many people could have come decides more than anything else whether one comes; so the depth is told, too.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.demand import Demand, Outcome, Why

LONGEST = timedelta(days=3 * 366)
STEPS: tuple[tuple[int, int | None], ...] = ((0, 0), (1, 2), (3, 5), (6, 10), (11, None))


class SpanBackwards(Refused):
    """It ends before it begins."""

    sentence = _("Der letzte Tag liegt vor dem ersten.")
    field = "to"


class SpanTooLong(Refused):
    """Nobody waits for ten years at once."""

    sentence = _("Bitte höchstens drei Jahre auf einmal.")
    field = "from"


class Part(StrEnum):
    """The part of the day in which something begins, by the clock on the wall."""

    MORNING = "morning"
    MIDDAY = "midday"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    OUTSIDE = "outside"


PARTS = {
    Part.MORNING: _("vormittags (8–12 Uhr)"),
    Part.MIDDAY: _("mittags (12–14 Uhr)"),
    Part.AFTERNOON: _("nachmittags (14–18 Uhr)"),
    Part.EVENING: _("abends (18–22 Uhr)"),
    Part.OUTSIDE: _("nachts und früh (22–8 Uhr)"),
}
ORDER = {part: number for number, part in enumerate(Part)}
BEGINS = ((8, Part.OUTSIDE), (12, Part.MORNING), (14, Part.MIDDAY), (18, Part.AFTERNOON), (22, Part.EVENING))
Name = TypeVar("Name", bound=str)
When = tuple[int, Part]  # weekday (0 is Monday) and part of the day


@dataclass(frozen=True)
class LanguageLine:
    """One language: how often it was asked for and not served, when mostly, and how many speak it."""

    language: str
    served: int
    missing: int
    speakers: int
    mostly: When | None

    @property
    def asked(self) -> int:
        """Served or not."""
        return self.served + self.missing


@dataclass(frozen=True)
class DepthLine:
    """Demand with so many possible volunteers (`most` None: or more), and how much of it was served."""

    least: int
    most: int | None
    served: int
    asked: int

    @property
    def percent(self) -> int | None:
        """Of a hundred; None when there was none."""
        return percent(self.served, self.asked)


def span_of(first: date | None, last: date | None, today: date) -> tuple[date, date]:
    """The days that are meant: until today when nothing is said, and for a year."""
    last = last or today
    if first is None:
        first = last - timedelta(days=365) + timedelta(days=1)
    check_span(first, last)
    return first, last


def check_span(first: date, last: date) -> None:
    """Raise SpanBackwards or SpanTooLong; both days are inclusive."""
    if last < first:
        raise SpanBackwards
    if last - first > LONGEST:
        raise SpanTooLong


def when_of(one: Demand) -> When:
    """The local weekday and part of the day in which it begins."""
    starts = one.need.period.start.astimezone(one.need.tz)
    part = next((part for hour, part in BEGINS if starts.hour < hour), Part.OUTSIDE)
    return starts.weekday(), part


def outcomes(demands: Iterable[Demand]) -> Mapping[Outcome, int]:
    """How many ended in which way."""
    found = Counter(one.outcome for one in demands)
    return {outcome: found[outcome] for outcome in Outcome}


def percent(part: int, whole: int) -> int | None:
    """Whole percent; 100 only when it is all of it, 0 only when it is nothing."""
    if not whole:
        return None
    if part in (0, whole):
        return 100 if part else 0
    return min(99, max(1, round(part * 100 / whole)))


def by_language(demands: Iterable[Demand], speakers: Mapping[str, int]) -> tuple[LanguageLine, ...]:
    """Every language that was asked for; where most is missing comes first."""
    served: Counter[str] = Counter()
    when: dict[str, Counter[When]] = {}
    for one in demands:
        if one.counts:
            times = when.setdefault(one.need.language, Counter())
            if one.missing:
                times[when_of(one)] += 1
            else:
                served[one.need.language] += 1
    lines = (
        LanguageLine(code, served[code], times.total(), speakers.get(code, 0), _mostly(times))
        for code, times in when.items()
    )
    return tuple(sorted(lines, key=lambda line: (-line.missing, -line.asked, line.language)))


def by_when(demands: Iterable[Demand]) -> Mapping[tuple[str, int, Part], int]:
    """How much is missing by language, weekday and part of the day, in this order."""
    found = Counter((one.need.language, *when_of(one)) for one in demands if one.missing)
    return dict(sorted(found.items(), key=lambda item: (*item[0][:2], ORDER[item[0][2]])))


def by_town(demands: Iterable[Demand]) -> tuple[tuple[str, int], ...]:
    """How much is missing in which town, calls under the empty name; most first."""
    return _most(Counter(one.town for one in demands if one.missing))


def by_reason(demands: Iterable[Demand]) -> tuple[tuple[Why, int], ...]:
    """How much is missing for which reason; most first."""
    return _most(Counter(one.why for one in demands if one.why))


def by_depth(demands: Iterable[Demand]) -> tuple[DepthLine, ...]:
    """How much was served with how many possible volunteers; what was never judged is left out."""
    known = [(one.depth.fit, one.missing) for one in demands if one.counts and one.depth]
    lines = []
    for least, most in STEPS:
        found = [missing for fit, missing in known if least <= fit and (most is None or fit <= most)]
        lines.append(DepthLine(least, most, found.count(False), len(found)))
    return tuple(lines)


def _most(found: Counter[Name]) -> tuple[tuple[Name, int], ...]:
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _mostly(times: Counter[When]) -> When | None:
    """The commonest time, the earlier one of two; None when nothing is missing."""
    return min(times, key=lambda when: (-times[when], when[0], ORDER[when[1]]), default=None)
