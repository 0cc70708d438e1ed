"""More money in the evening, on weekends and holidays, and for what is urgent.

A percentage is of the price of the minutes that fall in. Each block of time that is paid as a whole (a flat
sum, a first block, what is begun) is shared by the minutes worked in it; who stays on in it when the evening
is over loses nothing of it. So longer never pays less.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.tariffs.terms import Supplement, TimeRule
from scheduling.domain.tariffs.time import time_price
from scheduling.domain.tariffs.work import Line, LineKind, Work

EVENING, SATURDAY, SUNDAY, URGENT = "evening", "saturday", "sunday", "urgent"
LABELS = {EVENING: "Abend", SATURDAY: "Samstag", SUNDAY: "Sonn- und Feiertag", URGENT: "Eilfall"}
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
Spans = list[tuple[int, int]]  # minutes of work, counted from the first one


def supplement_lines(
    asked: Sequence[Supplement], works: Sequence[Work], rule: TimeRule, absent_percent: int
) -> tuple[Line, ...]:
    """What these appointments, priced as one, get on top; who only waits, a share of it as of the time."""
    found = []
    for one in asked:
        spans = _spans(one, works)
        if not spans:
            continue
        if one.percent:
            share = absent_percent if all(work.absent for work in works) else 100
            found.append(_percent(one, spans, sum(work.minutes for work in works), rule, share))
        if one.amount:
            amount = money.euros(one.amount)
            told = f"Zuschlag {LABELS[one.kind]} {money.words(amount)}"
            found.append(Line(amount, told, LineKind.SUPPLEMENT))
    return tuple(found)


def _percent(one: Supplement, spans: Spans, minutes: int, rule: TimeRule, share: int) -> Line:
    inside = _inside(spans, 0, minutes)
    part = _part(rule, spans, minutes) * share / 100
    amount = money.euros(part * one.percent / 100)
    told = f"von {money.words(part)}"
    if inside < minutes:
        told = f"auf {inside} von {minutes} Minuten"
    text = f"Zuschlag {LABELS[one.kind]} {one.percent} % {told} = {money.words(amount)}"
    return Line(amount, text, LineKind.SUPPLEMENT)


def _part(rule: TimeRule, spans: Spans, minutes: int) -> Decimal:
    """The part of the time's price, in euros not rounded, that falls on the spans."""
    if not rule.exact or rule.covers is None:
        return sum((_best(spans, a, b) * price for a, b, price in _blocks(rule, minutes)), Decimal(0))
    first = min(rule.covers, minutes)
    found = _best(spans, 0, first) * rule.base if first else Decimal(0)
    if minutes - rule.covers > rule.grace:
        found += rule.step * _inside(spans, rule.covers, minutes) / rule.each
    return found


def _blocks(rule: TimeRule, minutes: int) -> Iterator[tuple[int, int, Decimal]]:
    """(from, to, price) of each block of time that is paid as a whole."""
    if rule.covers is None:
        yield 0, minutes, time_price(rule, minutes)
        return
    since, until = 0, rule.covers + rule.grace
    while since < minutes:
        ends = min(until, minutes)
        if ends > since:
            yield since, ends, time_price(rule, ends) - time_price(rule, since)
        since, until = until, until + rule.each


def _best(spans: Spans, since: int, until: int) -> Decimal:
    """The largest share of special minutes that a block has had so far."""
    ends = [until, *(end for _begin, end in spans if since < end < until)]
    return max(Decimal(_inside(spans, since, end)) / (end - since) for end in ends)


def _inside(spans: Spans, since: int, until: int) -> int:
    return sum(max(min(end, until) - max(begin, since), 0) for begin, end in spans)


def _spans(one: Supplement, works: Sequence[Work]) -> Spans:
    """Which minutes are special when the appointments are put one after the other."""
    found, done = [], 0
    for work in sorted(works, key=lambda work: (work.starts.astimezone(UTC), repr(work))):
        found += [(done + a, done + b) for a, b in _special(one, work)]
        done += work.minutes
    return found


def _special(one: Supplement, work: Work) -> Spans:
    """Those of one appointment; for a whole day the day of the beginning decides."""
    day = work.starts.weekday()
    if one.kind == EVENING:
        return evening_spans(work.starts, work.minutes, one.begins or time(), one.ends or time())
    applies = {
        SATURDAY: day == 5 and not work.holiday,
        SUNDAY: day == 6 or work.holiday,
        URGENT: work.urgent,
    }
    return [(0, work.minutes)] if applies.get(one.kind) and work.minutes else []


def evening_spans(starts: datetime, minutes: int, begins: time, ends: time) -> Spans:
    """Real minutes between these clock times, also past midnight and across a clock change.

    `starts` is aware, in the Pool's own time; with `ends` not after `begins` the window ends the next day.
    """
    found, since = [], starts.astimezone(UTC)
    day, final = starts.date() - DAY, (since + minutes * MINUTE).astimezone(starts.tzinfo).date()
    while day <= final:
        last = day if ends > begins else day + DAY
        first, close = (
            (datetime.combine(on, clock, starts.tzinfo).astimezone(UTC) - since) // MINUTE
            for on, clock in ((day, begins), (last, ends))
        )
        first, close = max(first, 0), min(close, minutes)
        if first < close:
            found.append((first, close))
        day += DAY
    return found
