"""The best Plan there is, proven, by the optimiser HiGHS (the extra `plan`); without it our own greedy one.

Three models one after the other, each keeping what the one before has reached: most places served, then the
least way, then the fairest share. x = 1 when a person has a place; of a place's people at most one; what
`collisions` says. The burden of a person is convex and in pieces: a variable for each further STEP of work.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

from scheduling.domain.collisions import AtMost, collisions
from scheduling.domain.greedy import greedy, polished
from scheduling.domain.need import Fit
from scheduling.domain.planning import STEP, Job, Key, Plan, loads_of, tenths

SECONDS = 4.0  # a coordinator waits for the page
# Sums are whole numbers: what is within half of the best is the best. One thread: always the same answer.
OPTIONS = {"output_flag": False, "threads": 1, "random_seed": 7, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5}


class How(StrEnum):
    """Where a Plan comes from."""

    PROVEN = "proven"  # nothing better exists
    NO_OPTIMISER = "no_optimiser"  # the extra is not installed: greedy
    OUT_OF_TIME = "out_of_time"  # the best that was found until then, at least the greedy one


@dataclass(frozen=True)
class Proposal:
    """The Plan to show, and how it came about."""

    plan: Plan
    how: How


def propose(jobs: Sequence[Job], *, seconds: float = SECONDS) -> Proposal:
    """Never worse than our greedy Plan; the same for any order of `jobs`."""
    jobs = sorted(jobs, key=lambda job: job.key)
    rules = collisions(jobs)
    own = greedy(jobs, rules)
    if optimiser() is None:
        return Proposal(own, How.NO_OPTIMISER)
    if not own.served:
        return Proposal(own, How.PROVEN)  # nobody fits anywhere
    found, proven = _Model(jobs, rules).best(seconds)
    if proven:
        return Proposal(found, How.PROVEN)
    return Proposal(min(own, polished(found, rules), key=lambda plan: plan.score), How.OUT_OF_TIME)


@cache
def optimiser() -> Any:
    """The module, loaded when a Plan is wanted for the first time; None without the extra."""
    try:
        return import_module("highspy")
    except ImportError:
        return None


class _Model:
    """The places as columns and rows; `costs` holds, for each of the three models, what a column costs."""

    def __init__(self, jobs: Sequence[Job], rules: Sequence[AtMost]) -> None:
        self.jobs = jobs
        self.highs = optimiser().Highs()
        for option, value in OPTIONS.items():
            self.highs.setOptionValue(option, value)
        self.places: dict[int, tuple[Key, Fit]] = {}  # by column
        self.columns: dict[tuple[int, Key], int] = {}
        self.costs: tuple[list[float], list[float], list[float]] = [], [], []
        self._places()
        for rule in rules:
            self._row([self.columns[rule.person, key] for key in sorted(rule.keys)], below=rule.most)
        self._burdens()

    def best(self, seconds: float) -> tuple[Plan, bool]:
        """The best Plan found, and whether it is proven to be the best."""
        columns = list(range(len(self.costs[0])))
        found = Plan(tuple(self.jobs), {})
        for number, costs in enumerate(self.costs):
            self.highs.changeColsCost(len(columns), columns, costs)
            self.highs.setOptionValue("time_limit", seconds * (number + 1) / len(self.costs))
            self.highs.run()
            if self.highs.getModelStatus() != optimiser().HighsModelStatus.kOptimal:
                return found, False
            values = self.highs.getSolution().col_value
            chosen = {key: fit for column, (key, fit) in self.places.items() if values[column] > 0.5}
            found = Plan(tuple(self.jobs), chosen)
            reached = sum(costs[column] for column in self.places if values[column] > 0.5)
            self._row(columns, [float(cost) for cost in costs], below=reached)
        return found, True

    def _places(self) -> None:
        loads = loads_of(self.jobs)
        for job in self.jobs:
            for fit in job.fits:
                person = fit.candidate.person_id
                steps = loads[person] // STEP + 1  # those that weigh already
                column = self._column(-1, tenths(fit), steps * job.minutes, whole=True)
                self.columns[person, job.key] = column
                self.places[column] = (job.key, fit)
            self._row([self.columns[fit.candidate.person_id, job.key] for fit in job.fits], below=1)

    def _burdens(self) -> None:
        """For each STEP that somebody could still reach: what lies above it, as a column."""
        mine: dict[int, dict[int, float]] = defaultdict(dict)
        minutes = {job.key: job.minutes for job in self.jobs}
        for (person, key), column in self.columns.items():
            mine[person][column] = minutes[key]
        for person, load in loads_of(self.jobs).items():
            work = mine[person]
            for above in range(STEP - load % STEP, int(sum(work.values())), STEP):
                step = self._column(0, 0, 1, whole=False)
                self._row([*work, step], [*work.values(), -1.0], below=above)

    def _column(self, *costs: float, whole: bool) -> int:
        """A new variable: 0 or 1, or anything from 0 on."""
        number = len(self.costs[0])
        self.highs.addVar(0.0, 1.0 if whole else self.highs.inf)
        if whole:
            self.highs.changeColIntegrality(number, optimiser().HighsVarType.kInteger)
        for costs_of, cost in zip(self.costs, costs, strict=True):
            costs_of.append(cost)
        return number

    def _row(self, columns: Sequence[int], factors: Sequence[float] = (), *, below: float) -> None:
        """A new rule: the sum of these is not above."""
        factors = factors or [1.0] * len(columns)
        self.highs.addRow(-self.highs.inf, below, len(columns), list(columns), list(factors))
