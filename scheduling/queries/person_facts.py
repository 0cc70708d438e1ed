"""What hangs on people, not on their language: calendar, bookings, questions, money, what is said of them."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from pool import postal_codes
from pool.domain.availability import Away, Extra, WeeklyHours
from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from pool.models import Bond
from scheduling.domain.need import Booking, Need
from scheduling.queries.income import as_euros, income_facts, income_text
from scheduling.queries.statements import among, as_day, as_instant, day, instant, numbers, run

LOAD_DAYS = timedelta(days=28)
CHAIN = timedelta(days=366)  # absences that follow one another are told as one, so far on


class History(NamedTuple):
    """Earlier questions of one person: the last one's time, how many are over, how many got a yes."""

    asked_at: datetime
    tried: int
    yes: int


def _lists() -> Any:
    return field(default_factory=lambda: defaultdict(list))


@dataclass
class PersonFacts:
    """By person, except what an Interpreter has with an Authority or a case: that is by Interpreter."""

    hours: dict[int, list[WeeklyHours]] = _lists()
    extras: dict[int, list[Extra]] = _lists()
    absences: dict[int, list[Away]] = _lists()
    bookings: dict[int, list[Booking]] = _lists()
    busy: dict[int, list[Period]] = _lists()
    held: dict[int, list[Period]] = _lists()
    load: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    earned: dict[int, Decimal] = field(default_factory=dict)
    history: dict[int, History] = field(default_factory=dict)
    case: dict[int, int] = field(default_factory=dict)
    series: dict[int, int] = field(default_factory=dict)
    apart: dict[int, str] = field(default_factory=dict)
    conflicts: set[int] = field(default_factory=set)
    good: set[int] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)


class Around(NamedTuple):
    """What the facts hang on: the keys of Pool, Authority, case, Request, place and series; else 0 and ""."""

    pool: int
    authority: int = 0
    token: str = ""
    request: int = 0
    position: int = 0
    series: int = 0


def facts_of(people: Sequence[int], need: Need, around: Around, *, at: datetime) -> PersonFacts:
    """All of it for these persons, by two statements."""
    facts = PersonFacts()
    if not people:
        return facts
    read_calendars(facts, people, need.day, need.period.end.astimezone(need.tz).date())
    monday = need.day - timedelta(days=need.day.weekday() + 1)
    begin = datetime.combine(monday, time(), need.tz)
    end = max(begin + timedelta(days=9), need.period.end + timedelta(days=1))
    instants = {
        "since": min(begin, at - LOAD_DAYS),
        "starts": need.period.start, "ends": need.period.end,
    }  # fmt: skip
    rows = run(
        "facts",
        {name: instant(value) for name, value in instants.items()}
        | around._asdict()
        | income_facts(need.day.year, need.tz, at=at)
        | {"people": numbers(people)},
        people=among("people"),
        income=income_text(),
    )  # fmt: skip
    week = Period(begin, end)
    for kind, whose, *rest in rows:
        if kind == "work":
            _work(facts, whose, rest, around.pool, week=week, since=at - LOAD_DAYS)
        else:
            READ[kind](facts, whose, rest)
    return facts


def read_calendars(facts: PersonFacts, people: Sequence[int], first: date, last: date) -> None:
    """Weekly hours, extra hours and absences of these persons from one local day to another, into `facts`."""
    days = {"first": day(first), "last": day(last), "horizon": day(last + CHAIN)}
    rows = run("calendar", {**days, "people": numbers(people)}, people=among("people"))
    for kind, person, weekday, start, end, since, until in rows:
        if kind == "weekly":
            facts.hours[person].append(WeeklyHours(weekday, start, end, as_day(since), as_day(until)))
        elif kind == "extra":
            facts.extras[person].append(Extra(as_day(since), start, end))
        else:
            facts.absences[person].append(Away(as_day(since), as_day(until), start, end))


def _work(
    facts: PersonFacts, person: int, rest: list[Any], pool_id: int, *, week: Period, since: datetime
) -> None:
    """Load of four weeks, and the bookings of the week around the Need, in every Pool; towns only of ours."""
    starts, ends, pool, _none, modality, plz, town, _amount = rest
    period = Period(as_instant(starts), as_instant(ends))
    if period.start >= since:
        facts.load[person] += (period.end - period.start).total_seconds() / 3600
    if period.overlaps(week):
        on_site = modality == Modality.ON_SITE
        named = town if on_site and pool == pool_id else ""
        place = postal_codes.find(plz) if on_site else None
        facts.bookings[person].append(Booking(period, named, place, on_site))


def _held(facts: PersonFacts, person: int, rest: list[Any]) -> None:
    facts.held[person].append(Period(as_instant(rest[0]), as_instant(rest[1])))


def _busy(facts: PersonFacts, person: int, rest: list[Any]) -> None:
    facts.busy[person].append(Period(as_instant(rest[0]), as_instant(rest[1])))


def _asked(facts: PersonFacts, person: int, rest: list[Any]) -> None:
    facts.history[person] = History(as_instant(rest[0]), rest[2], rest[3])


def _earned(facts: PersonFacts, person: int, rest: list[Any]) -> None:
    """Over all Pools, and what was declared: the law counts the person."""
    facts.earned[person] = as_euros(rest[-1])


def _bond(facts: PersonFacts, interpreter: int, rest: list[Any]) -> None:
    kind, side = rest[4], rest[5]
    if kind == Bond.GOOD:
        facts.good.add(interpreter)
    elif kind == Bond.CONFLICT:
        facts.conflicts.add(interpreter)
    else:
        facts.apart[interpreter] = side


def _dropped(facts: PersonFacts, interpreter: int, rest: list[Any]) -> None:
    facts.dropped.add(interpreter)


def _case(facts: PersonFacts, interpreter: int, rest: list[Any]) -> None:
    facts.case[interpreter] = rest[2]


def _series(facts: PersonFacts, interpreter: int, rest: list[Any]) -> None:
    facts.series[interpreter] = rest[2]


READ: dict[str, Callable[[PersonFacts, int, list[Any]], None]] = {
    "held": _held, "busy": _busy, "asked": _asked, "earned": _earned, "bond": _bond, "dropped": _dropped,
    "case": _case, "series": _series,
}  # fmt: skip
