"""How a search would go at each of some times: everybody judged, and what the log says of them, read once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from pool.domain.periods import Period
from scheduling.domain.better_times import near
from scheduling.domain.chances import FEW, USUAL, Chance, Plan, Rung, at_best, chance_of, might, seasoned
from scheduling.domain.matching import judge
from scheduling.domain.need import Candidate, Fit, Need, NoFit
from scheduling.domain.quiet import QuietHours
from scheduling.domain.ranking import put_in_order
from scheduling.models import Position, Request
from scheduling.queries.asking import held_until, policy_for
from scheduling.queries.memories import memories
from scheduling.queries.press import press_of
from scheduling.queries.quiet import quiet_hours, rings_from
from scheduling.queries.standing import Reckoning, asked_again_from, interpreters_of

CLOSER = 6  # so many other times are played through

Judged = list[Fit | NoFit]


class Prospects:
    """One place of a Request at several times; on each the wished way, then the wider one."""

    def __init__(
        self,
        request: Request,
        position: Position,
        needs: Mapping[Period, Need],
        people: Sequence[Candidate],
        *,
        at: datetime,
    ) -> None:
        pool = self.pool = request.pool
        self.at, self.policy, self.quiet = at, policy_for(request), quiet_hours(pool)
        self.needs, self.speak = needs, len(people)
        self.ways = {period: _ways(need, people, pool.wider_percent) for period, need in needs.items()}
        judged = [answers for ways in self.ways.values() for _need, answers in ways]
        self.able: set[int] = set().union(*map(might, judged))
        fits = {one.candidate.interpreter_id: one for answers in judged for one in _fits(answers)}
        self.people = interpreters_of(pool.pk, fits.values())
        persons = [who.person_id for who in self.people.values()]
        self.memory = memories(persons, at=at)
        self.press = press_of(pool.pk, self.people, position.language, at=at)
        self.held = held_until(persons, at=at)
        self.again = asked_again_from(self.people.values(), at=at)

    @property
    def few(self) -> bool:
        """Whether so few could come at any of these times that their calendars would show through."""
        return len(self.able) <= FEW

    def left(self, period: Period) -> float:
        """Awake minutes to ask for this time."""
        return max(0.0, self.quiet.awake_minutes(self.at, self._ends(period)))

    def chance(self, period: Period) -> Chance:
        """The search for this time, played through."""
        return self._play(period, self.rungs(period))

    def others(self, wish: Period) -> list[tuple[Period, Chance]]:
        """The other times that promise most, the nearest first, each played through."""
        rungs = {period: self.rungs(period) for period in self.ways if period != wish}
        worth = {period: round(at_best(found), 1) for period, found in rungs.items()}
        good = sorted((period for period in rungs if worth[period] >= USUAL), key=near(wish))
        best = sorted(good, key=lambda period: -worth[period])[:CLOSER]
        return [(period, self._play(period, rungs[period])) for period in best]

    def rungs(self, period: Period) -> list[Rung]:
        """Who would be asked for this time on each rung of the ladder, and what that brings."""
        return [self._rung(need, _fits(answers)) for need, answers in self.ways[period]]

    def _rung(self, need: Need, fits: list[Fit]) -> Rung:
        assessed = put_in_order(need, fits)
        reckon = Reckoning(assessed, self.memory, self.press, at=self.at)
        options = [reckon.option(fit.candidate.interpreter_id) for fit in assessed.fits]
        return Rung(assessed.fits, {one.interpreter_id: one for one in options})

    def plan(self, period: Period, rungs: list[Rung]) -> Plan:
        """The search for this time, before it begins."""
        at, ends, quiet, left = self.at, self._ends(period), self.quiet, self.left(period)
        rings = {pk: rings_from(who, period.start, at) for pk, who in self.people.items()}
        if not left and any(when <= at for when in rings.values()):  # at night, of those who allow it
            quiet = QuietHours(time(), time(), self.pool.tz)
            left = max(0.0, (ends - at).total_seconds() / 60)
        waits = {pk: max(when, self.again.get(pk, when)) for pk, when in rings.items()}
        return Plan(
            rungs, self.policy, quiet, at, period, left,
            asleep={pk: quiet.awake_minutes(at, when) for pk, when in waits.items() if when > at},
            holding={pk: quiet.awake_minutes(at, when) for pk, when in self.held.items()},
            spent={pk for pk, when in waits.items() if when >= ends},
        )  # fmt: skip

    def _play(self, period: Period, rungs: list[Rung]) -> Chance:
        asked = {self.people[pk].person_id for rung in rungs for pk in rung.options}
        known = seasoned([self.memory[person] for person in asked])
        return chance_of(self.plan(period, rungs), seasoned=known)

    def _ends(self, period: Period) -> datetime:
        return period.start - timedelta(minutes=self.pool.asking_ends)


def _ways(need: Need, people: Sequence[Candidate], wider: int) -> list[tuple[Need, Judged]]:
    """Everybody judged for what is wished, then once more with a longer way, if there is one."""
    answers = [judge(need, one) for one in people]
    if not (wider and need.on_site):
        return [(need, answers)]
    farther = replace(need, wider=wider)
    return [(need, answers), (farther, [_again(farther, one) for one in answers])]


def _again(need: Need, one: Fit | NoFit) -> Fit | NoFit:
    """Only for whom it was too far a longer way changes anything."""
    far = isinstance(one, NoFit) and any(reason.code == "too_far" for reason in one.reasons)
    return judge(need, one.candidate) if far else one


def _fits(answers: Judged) -> list[Fit]:
    return [one for one in answers if isinstance(one, Fit)]
