"""More money in the evening, on weekends and holidays, and for what is urgent."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.tariffs.terms import Supplement, TimeRule
from scheduling.domain.tariffs.time import time_price
from scheduling.domain.tariffs.work import Line, LineKind, Work

EVENING, SATURDAY, SUNDAY, URGENT = "evening", "saturday", "sunday", "urgent"
LABELS = {EVENING: "Abend", SATURDAY: "Samstag", SUNDAY: "Sonn- und Feiertag", URGENT: "Eilfall"}
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def supplement_lines(
    asked: Sequence[Supplement], works: Sequence[Work], rule: TimeRule, absent_percent: int
) -> tuple[Line, ...]:
    """What these appointments, priced as one, get on top; who only waits, a share of it as of the time."""
    found = []
    for one in asked:
        inside = sum(minutes_in(one, work, work.minutes) for work in works)
        if not inside:
            continue
        if one.percent:
            found.append(_percent(one, works, rule, absent_percent))
        if one.amount:
            amount = money.euros(one.amount)
            told = f"Zuschlag {LABELS[one.kind]} {money.words(amount)}"
            found.append(Line(amount, told, LineKind.SUPPLEMENT))
    return tuple(found)


def _percent(one: Supplement, works: Sequence[Work], rule: TimeRule, absent_percent: int) -> Line:
    """A percentage of the share of the price that falls on those minutes."""
    minutes, inside = _counting(one, works, rule)
    whole = time_price(rule, minutes)
    if all(work.absent for work in works):
        whole = money.euros(whole * absent_percent / 100)
    amount = money.euros(whole * inside * one.percent / (100 * minutes))
    told = f"Zuschlag {LABELS[one.kind]} {one.percent} % von {money.words(whole)}"
    if inside < minutes:
        told += f" für {inside} von {minutes} Minuten"
    return Line(amount, f"{told} = {money.words(amount)}", LineKind.SUPPLEMENT)


def _counting(one: Supplement, works: Sequence[Work], rule: TimeRule) -> tuple[int, int]:
    """(minutes, of which in the special time). Who stays longer than the evening never gets less for it."""
    minutes = sum(work.minutes for work in works)
    if len(works) > 1 or one.kind != EVENING:
        return minutes, sum(minutes_in(one, work, work.minutes) for work in works)
    known = ((upto, minutes_in(one, works[0], upto)) for upto in range(1, minutes + 1))
    return max(known, key=lambda pair: (time_price(rule, pair[0]) * pair[1] / Decimal(pair[0]), pair[0]))


def minutes_in(one: Supplement, work: Work, minutes: int) -> int:
    """How many of the first so many minutes are special; the day of the beginning decides for a whole day."""
    day = work.starts.weekday()
    match one.kind:
        case "evening":
            begins, ends = one.begins or time(), one.ends or time()
            return evening_minutes(work.starts, minutes, begins, ends)
        case "saturday":
            return minutes if day == 5 and not work.holiday else 0
        case "sunday":
            return minutes if day == 6 or work.holiday else 0
        case "urgent":
            return minutes if work.urgent else 0
        case _:
            return 0


def evening_minutes(starts: datetime, minutes: int, begins: time, ends: time) -> int:
    """Real minutes between these clock times, also past midnight and across a clock change.

    `starts` is aware, in the Pool's own time; with `ends` not after `begins` the window ends the next day.
    """
    since, until = starts.astimezone(UTC), starts.astimezone(UTC) + minutes * MINUTE
    found = timedelta()
    day = starts.date() - DAY
    while day <= until.astimezone(starts.tzinfo).date():
        last = day if ends > begins else day + DAY
        first = datetime.combine(day, begins, starts.tzinfo).astimezone(UTC)
        close = datetime.combine(last, ends, starts.tzinfo).astimezone(UTC)
        found += max(min(close, until) - max(first, since), timedelta())
        day += DAY
    return found // MINUTE
