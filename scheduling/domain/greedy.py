"""Plans without an optimiser: in turn, as it is asked today, and our own greedy one, which is never worse.

in turn   in the order of arrival each place gets the best of those who still can
greedy    the place with the fewest people first, each gets the nearest; then as long as it helps:
          an empty place takes somebody whose own place another can take (and so on), somebody nearer
          or less busy takes over, two people swap. Begun from both, the better end counts.

Improving ends after so many `TRIES`, counted and not timed, so that the answer is always the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from scheduling.domain.collisions import AtMost, collisions
from scheduling.domain.need import Fit
from scheduling.domain.planning import Job, Key, Plan, burden, loads_of, tenths

TRIES = 60_000  # about half a second


class Draft:
    """A Plan in the making; every step keeps what `collisions` says."""

    def __init__(self, jobs: Iterable[Job], rules: Iterable[AtMost]) -> None:
        self.jobs = {job.key: job for job in sorted(jobs, key=lambda job: job.key)}
        self.loads = loads_of(self.jobs.values())
        self.near = {key: sorted(job.fits, key=self._nearest) for key, job in self.jobs.items()}
        self.fits = {
            key: {fit.candidate.person_id: fit for fit in job.fits} for key, job in self.jobs.items()
        }
        self.tries = 0
        self.chosen: dict[Key, Fit] = {}
        self.held: dict[int, set[Key]] = defaultdict(set)
        self.rules: dict[tuple[int, Key], list[AtMost]] = defaultdict(list)
        for rule in rules:
            for key in rule.keys:
                self.rules[rule.person, key].append(rule)

    def may(self, key: Key, fit: Fit) -> bool:
        """Whether this person can have the place besides those they hold."""
        self.tries += 1
        person = fit.candidate.person_id
        return all(
            len(rule.keys & (self.held[person] - {key})) < rule.most for rule in self.rules[person, key]
        )

    def give(self, key: Key, fit: Fit) -> None:
        """The place is theirs."""
        self.chosen[key] = fit
        self.held[fit.candidate.person_id].add(key)

    def take(self, key: Key) -> Fit:
        """The place is empty again."""
        fit = self.chosen.pop(key)
        self.held[fit.candidate.person_id].discard(key)
        return fit

    def fill(self, key: Key, fits: Iterable[Fit]) -> bool:
        """Give it to the first who can."""
        fit = next((fit for fit in fits if self.may(key, fit)), None)
        if fit:
            self.give(key, fit)
        return fit is not None

    def burden(self, people: Iterable[int]) -> int:
        """How heavy their places are to these people."""
        return sum(
            burden(self.loads[one], sum(self.jobs[key].minutes for key in self.held[one]))
            for one in set(people)
        )

    def plan(self) -> Plan:
        """As it stands."""
        return Plan(tuple(self.jobs.values()), dict(sorted(self.chosen.items())))

    def _nearest(self, fit: Fit) -> tuple[int, int, int]:
        person = fit.candidate.person_id
        return tenths(fit), self.loads[person], person


def in_turn(jobs: Iterable[Job], rules: Iterable[AtMost] | None = None) -> Plan:
    """What asking in order of arrival gives, if the best one who still can always says yes."""
    jobs = list(jobs)
    return _in_turn(jobs, collisions(jobs) if rules is None else rules).plan()


def greedy(jobs: Iterable[Job], rules: Iterable[AtMost] | None = None) -> Plan:
    """Our own Plan: deterministic, the same for any order of `jobs`, never worse than `in_turn`."""
    jobs = list(jobs)
    rules = collisions(jobs) if rules is None else list(rules)
    drafts = _hardest_first(jobs, rules), _in_turn(jobs, rules)
    return min((_improved(draft).plan() for draft in drafts), key=lambda plan: plan.score)


def polished(plan: Plan, rules: Iterable[AtMost]) -> Plan:
    """The same Plan or a better one."""
    draft = Draft(plan.jobs, rules)
    for key, fit in plan.chosen.items():
        draft.give(key, fit)
    return _improved(draft).plan()


def _in_turn(jobs: Iterable[Job], rules: Iterable[AtMost]) -> Draft:
    draft = Draft(jobs, rules)
    for job in sorted(draft.jobs.values(), key=lambda job: (job.filed, job.key)):
        draft.fill(job.key, job.fits)
    return draft


def _hardest_first(jobs: Iterable[Job], rules: Iterable[AtMost]) -> Draft:
    draft = Draft(jobs, rules)
    for key in sorted(draft.jobs, key=lambda key: (len(draft.near[key]), key)):
        draft.fill(key, draft.near[key])
    return draft


def _improved(draft: Draft) -> Draft:
    """Each step makes the score smaller, so this ends; the draft is whole after each, so it may end early."""
    steps: tuple[Callable[[Draft], bool], ...] = (_more_served, _better_person, _better_pair)
    draft.tries = 0
    while any(step(draft) for step in steps):
        pass
    return draft


def _more_served(draft: Draft) -> bool:
    return any(_make_room(draft, key, {key}) for key in draft.jobs if key not in draft.chosen)


def _make_room(draft: Draft, empty: Key, seen: set[Key]) -> bool:
    """Fill an empty place; if need be by moving somebody whose place another takes, and so on.

    Each place is `seen` once. The path of moves is a list and not a recursion: it may be long.
    """
    if draft.fill(empty, draft.near[empty]):
        return True
    path = [_moves(draft, empty, seen)]
    while path:
        freed = next(path[-1], None)
        if freed is None:
            path.pop()
        elif draft.fill(freed, draft.near[freed]):
            return True
        else:
            path.append(_moves(draft, freed, seen))
    return False


def _moves(draft: Draft, empty: Key, seen: set[Key]) -> Iterator[Key]:
    """Each place that somebody leaves for the empty one; they are back when the next is asked for."""
    for fit in draft.near[empty]:
        for other in sorted(draft.held[fit.candidate.person_id] - seen):
            if draft.tries > TRIES // 2:  # the rest is for what follows
                return
            seen.add(other)
            before = draft.take(other)
            if draft.may(empty, fit):
                draft.give(empty, fit)
                yield other
                draft.take(empty)
            draft.give(other, before)


def _better_person(draft: Draft) -> bool:
    tries = [((key,), (fit,)) for key in draft.jobs if key in draft.chosen for fit in draft.near[key]]
    return any([_kept(draft, *one) for one in tries])  # a list: all are tried


def _better_pair(draft: Draft) -> bool:
    return any([_swapped(draft, one, other) for one, other in combinations(sorted(draft.chosen), 2)])


def _swapped(draft: Draft, one: Key, other: Key) -> bool:
    """Two people change places, if that is better."""
    people = [draft.chosen[key].candidate.person_id for key in (other, one)]
    fits = [draft.fits[key].get(person) for key, person in zip((one, other), people, strict=True)]
    return bool(fits[0] and fits[1]) and _kept(draft, (one, other), (fits[0], fits[1]))  # type: ignore[arg-type]


def _kept(draft: Draft, keys: tuple[Key, ...], fits: tuple[Fit, ...]) -> bool:
    """Give these places to these people if that is allowed and better; otherwise leave all as it was."""
    draft.tries += 1
    if draft.tries > TRIES:
        return False
    before = tuple(draft.chosen[key] for key in keys)
    were, are = ([fit.candidate.person_id for fit in some] for some in (before, fits))
    saved = sum(map(tenths, before)) - sum(map(tenths, fits))
    if saved < 0 or were == are:
        return False
    heavy = draft.burden(were + are)
    for key in keys:
        draft.take(key)
    given = 0
    for key, fit in zip(keys, fits, strict=True):
        given += draft.fill(key, [fit])
    if given == len(keys) and (saved or draft.burden(were + are) < heavy):
        return True
    for key, fit in zip(keys, before, strict=True):
        if key in draft.chosen:
            draft.take(key)
        draft.give(key, fit)
    return False
