"""The product as it would see the invented year: its own rules over its own log, and nothing else.

It keeps what the database would keep (questions, answers, Assignments) and asks the domain: `matching` who
fits, `ranking` in which order, `willingness` how likely, `rounds` whom now. It never sees a nature.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from pool.domain.periods import Period
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit
from scheduling.domain.quiet import QuietHours
from scheduling.domain.ranking import WEIGHTS, Ranked, put_in_order
from scheduling.domain.rounds import Move, Option, Policy, Standing, Waiting, price
from scheduling.domain.sieve import Sieve
from scheduling.domain.willingness import REMINDER, Memory, Past, What
from scheduling.management.simulation.awake import Awake
from scheduling.management.simulation.county import County, Filed
from scheduling.management.simulation.parameters import BEGIN, TZ

ENDS = timedelta(minutes=60)  # before the appointment nobody is asked any more
NEIGHBOURS = timedelta(days=1)  # an Assignment farther away cannot be in the way
LOAD, WEEK = timedelta(days=28), timedelta(days=7)
WHOLE = sum(WEIGHTS.values())
NIGHT = QuietHours(time(20), time(8), TZ)


@dataclass(frozen=True)
class Rules:
    """What a Pool may set. `holds`: so long an open question keeps others away; `weekly` 0: no limit."""

    one_open: bool = True
    holds: timedelta = timedelta(days=1)
    weekly: int = 0


@dataclass(slots=True)
class Question:
    """What one person was asked about one Request; when is told in awake minutes since the beginning."""

    person: int
    km: float | None
    chance: float
    asked: float
    reminded: float | None = None
    answered: bool = False

    def waiting(self, now: float) -> Iterator[Waiting]:
        """An open question, and its reminder as another one."""
        yield Waiting(self.person, self.chance, now - self.asked)
        if self.reminded is not None:
            yield Waiting(self.person, self.chance * REMINDER, now - self.reminded)


@dataclass(slots=True)
class Search:
    """One Request on its way: who fits at all, who was asked, who is in the present Round."""

    filed: Filed
    people: dict[int, Fit]
    questions: dict[int, Question] = field(default_factory=dict)
    judged: dict[int, tuple[int, bool]] = field(default_factory=dict)
    round: tuple[int, ...] = ()
    looks: int = 0
    open: bool = True

    @property
    def ends(self) -> datetime:
        """When asking ends."""
        return self.filed.need.period.start - ENDS

    def unanswered(self) -> list[Question]:
        """Questions that may still be answered."""
        return [one for one in self.questions.values() if not one.answered]


@dataclass(frozen=True)
class Look:
    """What one look led to: SMS to these, and when to look again (None: only when somebody answers)."""

    ask: tuple[int, ...] = ()
    remind: tuple[int, ...] = ()
    again: datetime | None = None


class Service:
    """One Pool with its policy during one year."""

    def __init__(self, county: County, policy: Policy, rules: Rules, awake: Awake) -> None:
        """With an empty log."""
        self.county, self.policy, self.rules, self.awake = county, policy, rules, awake
        self.memories = [Memory()] * len(county.people)
        self.agreed: list[list[Booking]] = [[] for _ in county.people]
        self.present: list[tuple[Candidate, datetime] | None] = [None] * len(county.people)
        self.open: list[dict[int, tuple[datetime, Period]]] = [{} for _ in county.people]
        self.asked_at: list[deque[datetime]] = [deque(maxlen=max(1, rules.weekly)) for _ in county.people]
        self.over = [[0, 0] for _ in county.people]
        self.demand: dict[str, int] = defaultdict(int)

    def begin(self, filed: Filed, fits: Iterable[Fit]) -> Search:
        """A Request has been filed."""
        self.demand[filed.need.language] += 1
        return Search(filed, {fit.candidate.interpreter_id: fit for fit in fits})

    def look(self, search: Search, at: datetime) -> Look:
        """Ask and remind whom the policy chooses."""
        now = self.awake.passed(at)
        new = self._ranked(search, [one for one in search.people if one not in search.questions], at)
        silent = self._ranked(search, self._due(search, now), at)
        sieve = self._sieve(search, new, at)
        may = {id(fit) for fit in sieve.ready([one.fit for one in new])}
        standing = Standing(
            left=max(0.0, self.awake.passed(search.ends) - now),
            options=self._options(search, [one for one in new if id(one.fit) in may], at),
            waiting=[part for one in search.unanswered() for part in one.waiting(now)],
            silent=self._options(search, silent, at, reminder=True),
        )
        move = self.policy.choose(standing)
        search.looks += 1
        search.round = (*move.ask, *move.remind) or search.round
        self._send(search, standing, move, at)
        hope = move or new or self._later(search)
        again = self.awake.after(at, move.minutes) if hope and move.minutes > 0 else None
        return Look(move.ask, move.remind, again if again and again < search.ends else None)

    def _due(self, search: Search, now: float) -> list[int]:
        """Who has been silent for long enough to be reminded."""
        if not self.policy.reminds:
            return []
        silence = self.policy.silence - 1e-6
        return [
            one.person for one in search.unanswered() if one.reminded is None and now - one.asked >= silence
        ]

    def _later(self, search: Search) -> bool:
        """Whether somebody may be reminded some day."""
        return self.policy.reminds and any(one.reminded is None for one in search.unanswered())

    def _send(self, search: Search, standing: Standing, move: Move, at: datetime) -> None:
        for option in standing.options:
            if option.interpreter_id in move.ask:
                self._ask(search, option, at)
        for option in standing.silent:
            if option.interpreter_id in move.remind:
                self._remind(search, option, at)

    def hear_no(self, search: Search, person: int, at: datetime) -> bool:
        """Somebody cannot come. True when that is a reason to look again at once."""
        self._answered(search, person, yes=False)
        if not search.open:
            return False
        waiting = any(not search.questions[one].answered for one in search.round)
        return self.policy.eager or not waiting

    def hear_yes(self, search: Search, person: int, at: datetime) -> bool:
        """Somebody would come. False when that is too late."""
        question = search.questions[person]
        in_time = search.open and at < search.ends
        self._answered(search, person, yes=True)
        self._learn(person, Past(at, What.YES if in_time else What.LATE_YES, question.km))
        if in_time:
            need = search.filed.need
            self.agreed[person].append(Booking(need.period, "there", need.place))
            self.close(search)
        return in_time

    def notice_silence(self, search: Search, person: int, at: datetime) -> bool:
        """A day after a question: whether it is still without an answer."""
        question = search.questions[person]
        if question.answered:
            return False
        self._learn(person, Past(at, What.SILENT, question.km))
        return True

    def close(self, search: Search) -> None:
        """Nobody is asked any more; who has not answered holds no question now."""
        search.open = False
        for question in search.unanswered():
            self._over(search, question.person)

    def _ranked(self, search: Search, people: Sequence[int], at: datetime) -> tuple[Ranked, ...]:
        """Those of them who still fit, in the order of matching."""
        if not people:
            return ()
        could = [search.people[one] for one in people if self.can_come(search, one)]
        now = [Fit(self._now(fit.candidate.interpreter_id, at), fit.km, fit.free, fit.routed, fit.road)
               for fit in could]  # fmt: skip
        return put_in_order(search.filed.need, now).ranked

    def can_come(self, search: Search, person: int) -> bool:
        """Whether nothing that was agreed to meanwhile stands against it."""
        version, need = len(self.agreed[person]), search.filed.need
        if search.judged.get(person, (0, True))[0] != version:
            near = [one for one in self.agreed[person]
                    if abs(one.period.start - need.period.start) < NEIGHBOURS]  # fmt: skip
            one = replace(self.county.people[person], bookings=tuple(near)) if near else None
            search.judged[person] = (version, one is None or isinstance(judge(need, one), Fit))
        return search.judged.get(person, (0, True))[1]

    def _now(self, person: int, at: datetime) -> Candidate:
        """Somebody with what the log says of them today; made anew when that changes."""
        known = self.present[person]
        if known and at < known[1]:
            return known[0]
        lately = [one.period for one in self.agreed[person] if one.period.end > at - LOAD]
        tried, yes = self.over[person]
        one = replace(
            self.county.people[person],
            held=tuple(period for _since, period in self.open[person].values()),
            load=sum(period.minutes for period in lately) / 60,
            tried=tried,
            yes=yes,
            asked_at=self.asked_at[person][-1] if self.asked_at[person] else None,
        )
        until = min((period.end + LOAD for period in lately), default=at + LOAD)
        self.present[person] = one, until
        return one

    def _sieve(self, search: Search, ranked: Sequence[Ranked], at: datetime) -> Sieve:
        people = [one.fit.candidate.interpreter_id for one in ranked]
        return Sieve(
            period=search.filed.need.period,
            at=at,
            holding={one for one in people if self._holds(one, at)},
            asleep={one for one in people if self._had_enough(one, at)} if self.rules.weekly else (),
        )

    def _holds(self, person: int, at: datetime) -> bool:
        rules = self.rules
        return rules.one_open and any(
            at - since < rules.holds for since, _period in self.open[person].values()
        )

    def _had_enough(self, person: int, at: datetime) -> bool:
        lately = self.asked_at[person]
        return bool(self.rules.weekly) and len(lately) == self.rules.weekly and at - lately[0] < WEEK

    def _options(
        self, search: Search, ranked: Sequence[Ranked], at: datetime, *, reminder: bool = False
    ) -> list[Option]:
        mean = sum(one.fit.candidate.load for one in ranked) / max(1, len(ranked))
        return [self._option(search, one, mean, at, reminder) for one in ranked]

    def _option(self, search: Search, ranked: Ranked, mean: float, at: datetime, reminder: bool) -> Option:
        fit, person = ranked.fit, ranked.fit.candidate.interpreter_id
        memory = self.memories[person]
        tired = memory.tiredness(at)
        costs = price(
            tired=tired,
            hours=fit.candidate.load,
            mean_hours=mean,
            km=fit.km,
            press=self._press(fit.candidate, search.filed.need.language, at),
            merit=ranked.score / WHOLE,
        )
        chance = memory.chance(at, fit.km, known=fit.free, reminder=reminder)
        return Option(person, chance, costs, tired)

    def _press(self, one: Candidate, language: str, at: datetime) -> float:
        """Requests a day for each speaker in this person's other languages."""
        days = max(14.0, (at - BEGIN) / timedelta(days=1))
        speakers = self.county.speakers
        return sum(self.demand[other] / days / len(speakers[other]) for other in one.others
                   if other != language)  # fmt: skip

    def _ask(self, search: Search, option: Option, at: datetime) -> None:
        person = option.interpreter_id
        km = search.people[person].km
        search.questions[person] = Question(person, km, option.chance, self.awake.passed(at))
        self.open[person][search.filed.number] = (at, search.filed.need.period)
        self.asked_at[person].append(at)
        self._learn(person, Past(at, What.ASKED, km))

    def _remind(self, search: Search, option: Option, at: datetime) -> None:
        question = search.questions[option.interpreter_id]
        question.reminded = self.awake.passed(at)
        self._learn(question.person, Past(at, What.REMINDED, question.km))

    def _answered(self, search: Search, person: int, *, yes: bool) -> None:
        search.questions[person].answered = True
        self.over[person][1] += yes
        self._over(search, person)

    def _over(self, search: Search, person: int) -> None:
        """The question is not open any more."""
        if self.open[person].pop(search.filed.number, None):
            self.over[person][0] += 1
        self.present[person] = None

    def _learn(self, person: int, past: Past) -> None:
        self.memories[person] = self.memories[person].after(past)
        self.present[person] = None
