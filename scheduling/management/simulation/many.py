"""All seeds, policies and degrees of tiredness, on several cores; the same figures on any number of them."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from scheduling.domain.rounds import policy
from scheduling.management.simulation.ceiling import all_knowing
from scheduling.management.simulation.metrics import Figures, figures, loads
from scheduling.management.simulation.parameters import Parameters
from scheduling.management.simulation.service import Rules
from scheduling.management.simulation.year import Outcome, run_year, world

CEILING = "ceiling"


@dataclass(frozen=True)
class Wanted:
    """What is to be simulated. Each seed is one county; `policies` are names as the product knows them."""

    parameters: Parameters
    policies: tuple[str, ...]
    tiredness: tuple[float, ...]
    seeds: tuple[int, ...]
    rules: Rules = Rules()


@dataclass(frozen=True)
class Job:
    """One year. The ceiling is a year, too: without policy and tiredness."""

    wanted: Wanted
    seed: int
    name: str
    tiredness: float


@dataclass(frozen=True)
class Done:
    """One year's figures, and for the drawings: `hours` to each yes, hours of work of each volunteer."""

    seed: int
    name: str
    tiredness: float
    figures: Figures
    hours: tuple[float, ...]
    loads: tuple[float, ...]
    possible: int


def jobs_of(wanted: Wanted) -> list[Job]:
    """Seed by seed, so that the county of a seed is made once by each core."""
    years = [(CEILING, 0.0), *product(wanted.policies, wanted.tiredness)]
    return [Job(wanted, seed, name, tiredness) for seed in wanted.seeds for name, tiredness in years]


def run_job(job: Job) -> Done:
    """One year."""
    parameters = job.wanted.parameters
    where = world(parameters, job.seed)
    if job.name == CEILING:
        outcomes = all_knowing(where)
    else:
        asking = policy(job.name, minutes=60, reminds=True)
        outcomes = run_year(where, asking, job.wanted.rules, job.tiredness)
    return _done(job, outcomes, parameters)


def _done(job: Job, outcomes: Sequence[Outcome], parameters: Parameters) -> Done:
    counted = [one for one in outcomes if parameters.counts(one.filed.at)]
    return Done(
        job.seed,
        job.name,
        job.tiredness,
        figures(outcomes, parameters),
        tuple(one.hours for one in counted if one.hours is not None),
        tuple(loads(counted, parameters.pool)),
        sum(bool(one.eligible) for one in counted),
    )


def run_all(wanted: Wanted, processes: int, step: Callable[[int], None]) -> list[Done]:
    """In the order of `jobs_of`; `step` hears of each finished year."""
    jobs = jobs_of(wanted)
    done = []
    for one in _run(jobs, min(processes, len(jobs)), len(jobs) // len(wanted.seeds)):
        done.append(one)
        step(1)
    order = {(job.seed, job.name, job.tiredness): n for n, job in enumerate(jobs)}
    return sorted(done, key=lambda one: order[one.seed, one.name, one.tiredness])


def _run(jobs: Sequence[Job], processes: int, of_a_seed: int) -> Iterator[Done]:
    """One seed after the other on each core, where there are enough of them; else year by year."""
    if processes == 1:
        yield from map(run_job, jobs)
        return
    # Fresh processes: a fork takes over the locks that other threads happen to hold, and may wait for ever.
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        together = of_a_seed if len(jobs) >= of_a_seed * processes * 2 else 1
        yield from pool.imap_unordered(run_job, jobs, chunksize=together)
