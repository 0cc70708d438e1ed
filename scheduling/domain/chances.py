"""How likely somebody says yes, before anybody is asked: the Pool's way of asking, played ahead.

    now                                                        asking ends
     |-- ask 2 ----- ask 1 more ----- remind, ask 2 ----- ... ------|      as if everybody kept silent
     0        .3          .6 <- usually by then                    .8      chance that one of them says yes

There is no model besides that of asking: the policy chooses from the Sieve, rung by rung, and each question
brings what `willingness` says. Every no makes the Pool ask sooner than here, so the truth is rather faster.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from math import prod

from pool.domain.periods import Period
from scheduling.domain.expecting import likely_by, yes_within
from scheduling.domain.need import Fit, NoFit
from scheduling.domain.quiet import QuietHours
from scheduling.domain.rounds import Move, Option, Policy, Standing, Waiting
from scheduling.domain.sieve import SHORT_NOTICE, Sieve
from scheduling.domain.willingness import REMINDER, Memory

FEW = 2  # of so many people a clerk could learn the calendar by asking for every hour
USUAL, UNLIKELY = 0.6, 0.25  # a little more than the half, so that in truth it is at least that
ENOUGH = 0.97  # what comes after such a chance changes no word
LOOKS = 400
SEASONED = 10.0  # yeses are counted on questions; of fewer than so many nobody should conclude much
IN_TIME = frozenset({
    "closed", "absent", "absent_part", "outside_hours", "no_hours", "own_calendar", "day_limit", "week_limit",
    "busy", "busy_elsewhere", "way_from", "way_to", "way_between", "too_close", "notice", "mail_late",
})  # fmt: skip  # the reasons that lie in the time: at another one they might not hold


class Hope(IntEnum):
    """In words; the higher the better."""

    NOBODY = 0
    UNLIKELY = 1
    PERHAPS = 2
    LIKELY = 3


@dataclass(frozen=True)
class Chance:
    """`share` is the chance of a yes before asking ends, `by` the instant by which one usually has come.

    `few`: so few could come at any time that nothing more is said than that. `seasoned`: enough questions
    stand behind it.
    """

    hope: Hope
    share: float = 0.0
    by: datetime | None = None
    few: bool = False
    seasoned: bool = True

    @property
    def poor(self) -> bool:
        """Whether another time might be worth a thought."""
        return self.hope is not Hope.LIKELY

    @property
    def rank(self) -> tuple[int, float, float]:
        """The order of all chances, the best last: likely ones by their hour, the others by their share."""
        return self.hope, -self.by.timestamp() if self.by else 0.0, self.share


@dataclass(frozen=True)
class Rung:
    """Who fits on one rung of the ladder, the best first, and what a question to each brings and costs."""

    fits: Sequence[Fit]
    options: Mapping[int, Option]


@dataclass(frozen=True)
class Plan:
    """A search that has not begun. Minutes are awake ones from `at` on.

    `period` is the appointment, `left` how long there is to ask. `asleep` (Interpreters) and `holding`
    (persons with another open question) say how long each of them waits, `spent` who has had enough
    questions for good.
    """

    rungs: Sequence[Rung]
    policy: Policy
    quiet: QuietHours
    at: datetime
    period: Period
    left: float
    asleep: Mapping[int, float] = field(default_factory=dict)
    holding: Mapping[int, float] = field(default_factory=dict)
    spent: Collection[int] = ()


def chance_of(plan: Plan, *, seasoned: bool = True) -> Chance:
    """What becomes of it, as far as that can be said."""
    asked = questions(plan)
    if not asked:
        return Chance(Hope.NOBODY)
    share = yes_within(asked, plan.left)
    by = likely_by(asked, plan.quiet, plan.at, share=USUAL) if share >= USUAL else None
    return Chance(_hope(share), share, by, seasoned=seasoned)


def questions(plan: Plan) -> list[tuple[float, float]]:
    """Every question and reminder while all keep silent: chance, and minus the minutes until it goes out."""
    played = _Played(plan)
    asked: list[tuple[float, float]] = []
    now = 0.0
    for _look in range(LOOKS):
        move = played.move(now) if now < plan.left else None
        if move is None:
            break
        asked = played.carry_out(move, now)
        if yes_within(asked, plan.left) > ENOUGH:
            break
        now += max(1.0, move.minutes)
    return asked


def at_best(rungs: Sequence[Rung]) -> float:
    """The chance if everybody on these rungs were asked once, and in time: more there cannot be by much."""
    best = {pk: one.chance for rung in rungs for pk, one in rung.options.items()}
    return 1 - prod(1 - chance for chance in best.values())


def might(judged: Sequence[Fit | NoFit]) -> set[int]:
    """Who could come at some time: nothing but the time stands against it."""
    return {
        one.candidate.interpreter_id
        for one in judged
        if isinstance(one, Fit) or all(reason.code in IN_TIME for reason in one.reasons)
    }


def seasoned(memories: Sequence[Memory]) -> bool:
    """Whether the log knows these people well enough for a plain word."""
    return sum(memory.tried for memory in memories) >= SEASONED


def _hope(share: float) -> Hope:
    if share >= USUAL:
        return Hope.LIKELY
    return Hope.PERHAPS if share >= UNLIKELY else Hope.UNLIKELY


class _Played:
    """The search so far, when nobody has answered."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.near_from = plan.quiet.awake_minutes(plan.at, plan.period.start - SHORT_NOTICE)
        self.sent: dict[int, float] = {}
        self.reminded: dict[int, float] = {}
        self.options = {pk: one for rung in reversed(plan.rungs) for pk, one in rung.options.items()}

    def move(self, now: float) -> Move | None:
        """What happens at this look; None when nobody is left to ask or remind, as in actions.rounds."""
        for rung in self.plan.rungs:
            sieve = self._sieve(now)
            move = self.plan.policy.choose(self._standing(rung, sieve, now))
            if move or sieve.left(rung.fits) or self._unreminded(now):
                return move
        return None

    def carry_out(self, move: Move, now: float) -> list[tuple[float, float]]:
        """The words leave; all questions up to now."""
        self.sent |= dict.fromkeys(move.ask, now)
        self.reminded |= dict.fromkeys(move.remind, now)
        chances = {pk: one.chance for pk, one in self.options.items()}
        first = [(chances[pk], -minute) for pk, minute in self.sent.items()]
        return first + [(chances[pk] * REMINDER, -minute) for pk, minute in self.reminded.items()]

    def _sieve(self, now: float) -> Sieve:
        plan = self.plan
        return Sieve(
            period=plan.period,
            at=plan.period.start if now >= self.near_from else plan.at,
            asked=self.sent,
            holding={pk for pk, until in plan.holding.items() if until > now},
            asleep={pk for pk, until in plan.asleep.items() if until > now},
            spent=plan.spent,
        )

    def _standing(self, rung: Rung, sieve: Sieve, now: float) -> Standing:
        chances = self.options
        waiting = [Waiting(pk, chances[pk].chance, now - since) for pk, since in self.sent.items()]
        waiting += [
            Waiting(pk, chances[pk].chance * REMINDER, now - since) for pk, since in self.reminded.items()
        ]
        silence = self.plan.policy.silence
        silent = [pk for pk, since in self.sent.items() if pk not in self.reminded and now - since >= silence]
        return Standing(
            self.plan.left - now,
            options=[rung.options[fit.candidate.interpreter_id] for fit in sieve.ready(rung.fits)],
            waiting=waiting,
            silent=[_again(chances[pk]) for pk in silent],
        )

    def _unreminded(self, now: float) -> bool:
        policy = self.plan.policy
        some = any(pk not in self.reminded for pk in self.sent)
        return policy.reminds and some and self.plan.left - now > policy.silence


def _again(one: Option) -> Option:
    """A reminder brings less than the first question."""
    return Option(one.interpreter_id, one.chance * REMINDER, one.price, one.tired)
