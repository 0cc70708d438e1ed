"""One policy through one year: the service asks, the people of the world answer, in the order of time."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import count

from pool.domain.places import ROAD_FACTOR
from scheduling.domain.matching import judge
from scheduling.domain.need import Candidate, Fit
from scheduling.domain.rounds import Policy
from scheduling.management.simulation.awake import Awake
from scheduling.management.simulation.county import KM_PER_DEGREE, County, Filed, county
from scheduling.management.simulation.nature import Hidden, Life
from scheduling.management.simulation.parameters import BEGIN, Parameters
from scheduling.management.simulation.service import NIGHT, Look, Rules, Search, Service

DAY = timedelta(days=1)


@dataclass(frozen=True)
class World:
    """What all policies share: the county, its hidden natures, and who fits which Request at all."""

    county: County
    hidden: Hidden
    fits: dict[int, tuple[Fit, ...]]
    sending: Awake


@dataclass(slots=True)
class Outcome:
    """What became of one Request. `hours` from filing to the yes, `km` of road; None when nobody came."""

    filed: Filed
    eligible: int
    sms: int = 0
    late: int = 0
    person: int | None = None
    hours: float | None = None
    km: float | None = None


@lru_cache(maxsize=1)
def world(parameters: Parameters, seed: int) -> World:
    """Made once for all policies of a seed."""
    made = county(parameters, seed)
    fits = {filed.number: _fits(made, filed) for filed in made.filed}
    return World(made, Hidden(made), fits, Awake(NIGHT, BEGIN, BEGIN + (parameters.days + 30) * DAY))


def _fits(made: County, filed: Filed) -> tuple[Fit, ...]:
    """Who would fit if nobody had agreed to anything yet."""
    near = [one for one in (made.people[person] for person in filed.speakers) if _may_reach(filed, one)]
    judged = [judge(filed.need, one) for one in near]
    return tuple(one for one in judged if isinstance(one, Fit))


def _may_reach(filed: Filed, one: Candidate) -> bool:
    """Nobody goes farther north or south than their radius: spares the trouble of judging."""
    here, there = filed.need.place, one.place
    north = abs(here.lat - there.lat) * KM_PER_DEGREE * ROAD_FACTOR if here and there else 0.0
    return north <= one.radius_km + 1


def run_year(where: World, policy: Policy, rules: Rules, tiredness: float) -> list[Outcome]:
    """What becomes of every Request, in the order of filing."""
    year = Year(where, policy, rules, tiredness)
    year.run()
    return year.outcomes


class Year:
    """The calendar of what happens next."""

    def __init__(self, where: World, policy: Policy, rules: Rules, tiredness: float) -> None:
        """Everything that is filed stands in the calendar from the beginning."""
        self.where = where
        self.service = Service(where.county, policy, rules, where.sending)
        self.life = Life(where.hidden, tiredness)
        self.outcomes: list[Outcome] = []
        self._order = count()
        self._next: list[tuple[datetime, int, Callable[..., None], tuple[object, ...]]] = []
        for filed in where.county.filed:
            self._at(filed.at, self._file, filed)

    def run(self) -> None:
        """Until nothing happens any more."""
        while self._next:
            at, _order, what, about = heapq.heappop(self._next)
            what(at, *about)

    def _at(self, at: datetime, what: Callable[..., None], *about: object) -> None:
        heapq.heappush(self._next, (at, next(self._order), what, about))

    def _file(self, at: datetime, filed: Filed) -> None:
        fits = self.where.fits[filed.number]
        outcome = Outcome(filed, len(fits))
        self.outcomes.append(outcome)
        if fits:
            search = self.service.begin(filed, fits)
            self._at(search.ends, self._end, search)
            self._look_soon(at, search, outcome)

    def _look_soon(self, at: datetime, search: Search, outcome: Outcome) -> None:
        """At once, or in the morning."""
        start = self.service.awake.start(at)
        if start < search.ends:
            self._at(start, self._look, search, outcome, search.looks)

    def _look(self, at: datetime, search: Search, outcome: Outcome, looks: int) -> None:
        """Unless somebody has looked since."""
        if not search.open or looks != search.looks:
            return
        look = self.service.look(search, at)
        self._send(at, search, outcome, look)
        if look.again:
            self._at(look.again, self._look, search, outcome, search.looks)

    def _send(self, at: datetime, search: Search, outcome: Outcome, look: Look) -> None:
        outcome.sms += len(look.ask) + len(look.remind)
        for attempt, people in enumerate((look.ask, look.remind)):
            for person in people:
                answer = self.life.asked(search.filed, person, at, attempt)
                if answer:
                    self._at(answer, self._answer, search, outcome, person)
        for person in look.ask:
            self._at(at + DAY, self._silence, search, person)

    def _answer(self, at: datetime, search: Search, outcome: Outcome, person: int) -> None:
        """The first answer counts; who has promised something else at that hour says no."""
        question = search.questions[person]
        if question.answered:
            return
        km = question.km or 0.0
        yes = self.life.says_yes(search.filed, person, km, search.people[person].free, at)
        if yes and self.service.can_come(search, person):
            self._yes(at, search, outcome, person, km)
        elif self.service.hear_no(search, person, at):
            self._look_soon(at, search, outcome)

    def _yes(self, at: datetime, search: Search, outcome: Outcome, person: int, km: float) -> None:
        filed = search.filed
        if not self.service.hear_yes(search, person, at):
            outcome.late += 1
            self.life.too_late(person, at)
            return
        outcome.person, outcome.km = person, km
        outcome.hours = (at - filed.at) / timedelta(hours=1)
        self.life.agreed(person, filed.need.period, at)

    def _silence(self, at: datetime, search: Search, person: int) -> None:
        if self.service.notice_silence(search, person, at):
            self.life.silent(person, at)

    def _end(self, at: datetime, search: Search) -> None:
        if search.open:
            self.service.close(search)
