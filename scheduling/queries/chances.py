"""What a clerk may expect of a time before asking for it, and of other times near it: out of one look.

    rows that are not saved ─> two weeks ─> a Need for each time ─> Fits ─> Plan ─> Chance
                               facts of people, once

It looks with the eyes of the search (gathering, matching, standing), and only chances and times leave it.
Where very many speak a language, the nearest for some of the times are looked at (scheduling.queries.search):
it may be that there are more, never fewer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from pool import public_holidays
from pool.domain.periods import Period
from scheduling.domain.better_times import by_day, other_times, suggested
from scheduling.domain.chances import Chance, Hope
from scheduling.domain.need import Candidate, Need
from scheduling.domain.pool_rules import PoolRules, served, too_soon
from scheduling.models import Position, Request, Slot
from scheduling.queries.candidates import BLOCK, WHOLE
from scheduling.queries.gathering import Speaker, gather, speakers
from scheduling.queries.needs import closures_of, need_from
from scheduling.queries.pool_rules import rules_of
from scheduling.queries.prospects import Prospects
from scheduling.queries.quiet import quiet_hours
from scheduling.queries.search import narrow

LOOKED_AT = 4  # of the times, where very many speak the language


@dataclass(frozen=True)
class Outlook:
    """What is to be expected of a time, and better ones.

    `closed` names the closure when the Pool sends nobody then, `late` says that nobody can be asked any more.
    """

    wish: Period
    chance: Chance
    closed: str = ""
    late: bool = False
    better: Sequence[tuple[Period, Chance]] = ()


def outlook(request: Request, position: Position, wish: Period, *, at: datetime) -> Outlook:
    """How the search for this place would go; the rows need not be saved, but have primary keys (0).

    Nothing is suggested that the Pool's own rules would refuse.
    """
    prospects = prospects_of(request, position, wish, at=at)
    chance, closed = prospects.chance(wish), prospects.needs[wish].closed
    over = not prospects.left(wish)
    late = over and chance.hope is Hope.NOBODY
    if prospects.few:  # not `late`: it would tell whether the one who may be asked at night has time
        chance = Chance(Hope.PERHAPS if prospects.speak else Hope.NOBODY, few=True)
        return Outlook(wish, chance, closed, over)
    better = suggested(wish, prospects.others(wish), request.pool.tz) if chance.poor else ()
    return Outlook(wish, chance, closed, late, better)


def prospects_of(request: Request, position: Position, wish: Period, *, at: datetime) -> Prospects:
    """Everybody who might come, at the wished time and at those near it."""
    times = [wish, *_others(request, wish, at)]
    window = _window(times, request)
    closures, asks = closures_of(request.pool, window), quiet_hours(request.pool).awake_from(at)
    needs = {one: need_from(request, position, one, closures=closures, at=asks) for one in times}
    people, needs = _people(request, position, needs, window, at=asks)
    return Prospects(request, position, needs, people, at=at)


def _others(request: Request, wish: Period, at: datetime) -> list[Period]:
    """Times near the wish at which the Pool serves; in the same year where its money stops somebody."""
    pool, year = request.pool, wish.start.astimezone(request.pool.tz).year
    holidays = {day for n in (0, 1) for day in public_holidays.of_year(pool.federal_state, year + n)}
    soonest, rules = at + timedelta(minutes=pool.asking_ends), rules_of(pool, at)

    def possible(period: Period) -> bool:
        same_year = not pool.ceiling_stops or period.start.astimezone(pool.tz).year == year
        soon = period.start <= soonest or too_soon(rules, period.start, at)
        return same_year and not soon and _served(rules, period)

    return list(other_times(wish, pool.tz, possible, holidays=holidays))


def _served(rules: PoolRules, period: Period) -> bool:
    """When the Pool serves; by day where it has not said from when until when."""
    said = rules.service_from and rules.service_until
    return served(rules, period) and bool(said or by_day(period, rules.tz))


def _window(times: Sequence[Period], request: Request) -> Period:
    """From the first of these times to the Sunday after the last: some limits count whole weeks."""
    last = max(one.end for one in times).astimezone(request.pool.tz)
    monday = last.date() + timedelta(days=7 - last.weekday())
    return Period(min(times).start, datetime.combine(monday, time(), request.pool.tz))


def _people(
    request: Request, position: Position, needs: Mapping[Period, Need], window: Period, *, at: datetime
) -> tuple[list[Candidate], dict[Period, Need]]:
    """Who speaks it, with the facts of the whole window; and the Needs, with the roads measured for them."""
    first = next(iter(needs.values()))
    found = speakers(first, request.pool_id, limit=WHOLE + 1)
    if len(found) > WHOLE:
        found = _nearest(request, position, list(needs.values()))
    need, people = gather(found, replace(first, period=window), request, position, at=at)
    return people, {period: replace(one, roads=need.roads) for period, one in needs.items()}


def _nearest(request: Request, position: Position, needs: list[Need]) -> list[Speaker]:
    """Of very many, the nearest who may have time at the wished or one of some other times."""
    looked, slot = needs[:: -(-len(needs) // LOOKED_AT)], Slot(pk=0)
    found = {
        pk
        for need in looked
        for pk in narrow(need, request, position, slot=slot, substitute=False, limit=BLOCK, offset=0)
    }
    return speakers(needs[0], request.pool_id, limit=len(found) or 1, only=found)
