"""The product as it would see the invented year: its own rules over its own log, and nothing else.

It keeps what the database would keep (questions, answers, Assignments) and asks the domain: `matching` who
fits, `ranking` in which order, `willingness` how likely, `rounds` whom now. It never sees a nature.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from pool.domain.periods import Period
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit
from scheduling.domain.quiet import QuietHours
from scheduling.domain.ranking import WEIGHTS, Ranked, put_in_order
from scheduling.domain.rounds import Option, Policy, Sieve, Standing, Waiting, price
from scheduling.domain.willingness import Memory, Past, What
from scheduling.management.simulation.awake import Awake
from scheduling.management.simulation.county import County, Filed
from scheduling.management.simulation.parameters import BEGIN, TZ

ENDS = timedelta(minutes=60)  # before the appointment nobody is asked any more
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
    """What one person was asked about one Request."""

    person: int
    km: float | None
    chance: float
    first: datetime
    last: datetime
    reminded: bool = False
    answered: bool = False


@dataclass(slots=True)
class Search:
    """One Request on its way: who fits at all, who was asked, who is in the present Round."""

    filed: Filed
    fits: tuple[Fit, ...]
    questions: dict[int, Question] = field(default_factory=dict)
    round: tuple[int, ...] = ()
    looks: int = 0
    open: bool = True
    taken_by: int | None = None

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
        self.bookings: list[list[Booking]] = [[] for _ in county.people]
        self.open: list[dict[int, tuple[datetime, Period]]] = [{} for _ in county.people]
        self.asked_at: list[deque[datetime]] = [deque(maxlen=max(1, rules.weekly)) for _ in county.people]
        self.over = [[0, 0] for _ in county.people]
        self.demand: dict[str, int] = defaultdict(int)

    def begin(self, filed: Filed, fits: Iterable[Fit]) -> Search:
        """A Request has been filed."""
        self.demand[filed.need.language] += 1
        return Search(filed, tuple(fits))

    def look(self, search: Search, at: datetime) -> Look:
        """Ask and remind whom the policy chooses."""
        ranked = self._ranked(search, at)
        sieve = self._sieve(search, ranked, at)
        may = {fit.candidate.interpreter_id for fit in sieve.now([one.fit for one in ranked])}
        by_person = {one.fit.candidate.interpreter_id: one for one in ranked}
        options = self._options(search, [one for n, one in by_person.items() if n in may], at)
        later = [q for q in search.unanswered() if not q.reminded and q.person in by_person]
        standing = Standing(
            left=self.awake.minutes(at, search.ends),
            options=options,
            waiting=[
                Waiting(q.person, q.chance, self.awake.minutes(q.last, at)) for q in search.unanswered()
            ],
            silent=self._silent(search, later, by_person, at),
        )
        move = self.policy.choose(standing)
        search.looks += 1
        search.round = (*move.ask, *move.remind) or search.round
        for option in (one for one in options if one.interpreter_id in move.ask):
            self._ask(search, option, by_person[option.interpreter_id].fit.km, at)
        for option in (one for one in standing.silent if one.interpreter_id in move.remind):
            self._remind(search, option, at)
        hope = later or move or sieve.left([one.fit for one in ranked])
        again = self.awake.after(at, move.minutes) if hope and move.minutes > 0 else None
        return Look(move.ask, move.remind, again if again and again < search.ends else None)

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
            self.bookings[person].append(Booking(need.period, "there", need.place))
            search.taken_by = person
            self.close(search)
        return in_time

    def can_come(self, search: Search, person: int) -> bool:
        """Whether nothing that was agreed to meanwhile stands against it."""
        one = replace(self.county.people[person], bookings=tuple(self.bookings[person]))
        return isinstance(judge(search.filed.need, one), Fit)

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
            if self.open[question.person].pop(search.filed.number, None):
                self.over[question.person][0] += 1

    def _ranked(self, search: Search, at: datetime) -> tuple[Ranked, ...]:
        need = search.filed.need
        judged = []
        for fit in search.fits:
            one = self._now(fit.candidate.interpreter_id, search, at)
            judged.append(
                judge(need, one) if one.bookings else Fit(one, fit.km, fit.free, fit.routed, fit.road)
            )
        return put_in_order(need, judged).ranked

    def _now(self, person: int, search: Search, at: datetime) -> Candidate:
        """Somebody with what the log says of them today."""
        bookings = self.bookings[person] = [b for b in self.bookings[person] if b.period.end > at - LOAD]
        ahead = tuple(one for one in bookings if one.period.end > at)
        held = [period for number, (_since, period) in self.open[person].items()
                if number != search.filed.number]  # fmt: skip
        tried, yes = self.over[person]
        return replace(
            self.county.people[person],
            bookings=ahead,
            held=tuple(held),
            load=sum(one.period.minutes for one in bookings) / 60,
            tried=tried,
            yes=yes,
            asked_at=self.asked_at[person][-1] if self.asked_at[person] else None,
        )

    def _sieve(self, search: Search, ranked: Sequence[Ranked], at: datetime) -> Sieve:
        people = [one.fit.candidate.interpreter_id for one in ranked]
        return Sieve(
            period=search.filed.need.period,
            at=at,
            asked=search.questions.keys(),
            holding={one for one in people if self._holds(one, at)},
            asleep={one for one in people if self._had_enough(one, at)},
        )

    def _holds(self, person: int, at: datetime) -> bool:
        rules = self.rules
        return rules.one_open and any(
            at - since < rules.holds for since, _period in self.open[person].values()
        )

    def _had_enough(self, person: int, at: datetime) -> bool:
        lately = self.asked_at[person]
        return bool(self.rules.weekly) and len(lately) == self.rules.weekly and at - lately[0] < WEEK

    def _options(self, search: Search, ranked: Sequence[Ranked], at: datetime) -> list[Option]:
        mean = sum(one.fit.candidate.load for one in ranked) / max(1, len(ranked))
        return [self._option(search, one, mean, at) for one in ranked]

    def _option(
        self, search: Search, ranked: Ranked, mean: float, at: datetime, *, reminder: bool = False
    ) -> Option:
        fit, person = ranked.fit, ranked.fit.candidate.interpreter_id
        memory = self.memories[person]
        costs = price(
            tired=memory.tiredness(at),
            hours=fit.candidate.load,
            mean_hours=mean,
            km=fit.km,
            press=self._press(fit.candidate, search.filed.need.language, at),
            merit=ranked.score / WHOLE,
        )
        chance = memory.chance(at, fit.km, known=fit.free, reminder=reminder)
        return Option(person, chance, costs)

    def _press(self, one: Candidate, language: str, at: datetime) -> float:
        """Requests a day for each speaker in this person's other languages."""
        days = max(14.0, (at - BEGIN) / timedelta(days=1))
        speakers = self.county.speakers
        return sum(self.demand[other] / days / len(speakers[other]) for other in one.others
                   if other != language)  # fmt: skip

    def _silent(
        self, search: Search, later: Sequence[Question], ranked: dict[int, Ranked], at: datetime
    ) -> list[Option]:
        """Who may be reminded: silent for long enough, and still free."""
        mean = sum(one.fit.candidate.load for one in ranked.values()) / max(1, len(ranked))
        return [
            self._option(search, ranked[one.person], mean, at, reminder=True)
            for one in later
            if self.awake.minutes(one.last, at) >= self.policy.silence - 1e-6
        ]

    def _ask(self, search: Search, option: Option, km: float | None, at: datetime) -> None:
        person = option.interpreter_id
        search.questions[person] = Question(person, km, option.chance, at, at)
        self.open[person][search.filed.number] = (at, search.filed.need.period)
        self.asked_at[person].append(at)
        self._learn(person, Past(at, What.ASKED, km))

    def _remind(self, search: Search, option: Option, at: datetime) -> None:
        question = search.questions[option.interpreter_id]
        question.reminded, question.last, question.chance = True, at, option.chance
        self._learn(question.person, Past(at, What.REMINDED, question.km))

    def _answered(self, search: Search, person: int, *, yes: bool) -> None:
        search.questions[person].answered = True
        over = self.over[person]
        if self.open[person].pop(search.filed.number, None):
            over[0] += 1
        over[1] += yes

    def _learn(self, person: int, past: Past) -> None:
        self.memories[person] = self.memories[person].after(past)
