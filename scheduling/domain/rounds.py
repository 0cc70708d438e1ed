"""Whom to ask now and how long to wait. A policy is a small value; the Pool chooses it.

It chooses among those whom the sieve lets through (sieve.py).

    Standing (where the asking for one place stands)  --policy-->  Move (ask these, remind those, then wait)

Adaptive, the default: the smallest group for which the chance of at least one yes before the Round ends
reaches a target. It reckons with up to twenty Rounds, of 45 awake minutes at least, until asking ends; if
each succeeds with q, together they miss with ``miss``. So what is urgent widens by itself, and for what is
far off one is asked at a time. It looks again after each no, and at least four times in the time left.

    left 10 h: 13 Rounds, 46 min, q 12 %     left 2 h: 2 Rounds, 30 min, 55 %     left 1 h: 1, 15 min, 80 %

Who was silent for three awake hours (or for a quarter of what is left, when that is under five) is reminded
once, in competition with people who were not asked yet: both by what a question brings and costs. Who is
tired of questions is left in peace while the appointment is more than 24 awake hours off; who is very tired,
later, too, but for the first questions about something urgent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import floor, inf
from typing import Any, Protocol

from scheduling.domain.willingness import answered_by, still_to_come

FOREVER = 7 * 24 * 60  # awake minutes


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody who may be asked or reminded now.

    `price` is what a question to them costs, 1 is usual; `tired` how tired of questions they are.
    """

    interpreter_id: int
    chance: float
    price: float = 1.0
    tired: float = 0.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """An open question: how likely it seemed to get a yes, and how many awake minutes ago it went out."""

    interpreter_id: int
    chance: float
    minutes: float


@dataclass(frozen=True)
class Standing:
    """Where the asking for one place stands. Options are in the order of matching, the best first.

    `left` are the awake minutes until asking ends. `silent` may be reminded: they have not answered, and
    still fit.
    """

    left: float
    options: Sequence[Option] = ()
    waiting: Sequence[Waiting] = ()
    silent: Sequence[Option] = ()


@dataclass(frozen=True)
class Move:
    """Ask and remind these (interpreters' primary keys), then wait so many awake minutes.

    `facts` is what was reckoned with, for people who want to know why.
    """

    ask: tuple[int, ...] = ()
    remind: tuple[int, ...] = ()
    minutes: float = 60
    facts: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.ask or self.remind)


class Policy(Protocol):
    """One way of asking.

    `eager`: each no is a reason to look again, not only the end of a Round. `silence`: after so many awake
    minutes without an answer somebody may be reminded.
    """

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def eager(self) -> bool: ...  # noqa: D102
    @property
    def silence(self) -> float: ...  # noqa: D102
    @property
    def reminds(self) -> bool: ...  # noqa: D102

    def choose(self, standing: Standing) -> Move:
        """Whom to ask and remind now, and how long to wait then."""
        ...


@dataclass(frozen=True)
class Adaptive:
    """As few as needed. Minutes are awake ones; why these figures: docs/asking.md.

    Who was silent for `patience` is reminded, sooner when less than `hurry` is left. While more than `far` is
    left, who is more tired than `rest` is not asked; when all are, the next look is after `pause`. Later who
    is more tired than `spent` is not asked, but for the first questions about something urgent.
    """

    miss: float = 0.2
    most_rounds: int = 20
    round_at_least: float = 45
    looks: int = 4
    longest: float = 60
    shortest: float = 15
    most_at_once: int = 40
    reminds: bool = True
    silence: float = 30
    patience: float = 180
    hurry: float = 300
    rest: float = 1.0
    spent: float = 1.75
    far: float = 1440
    pause: float = 240
    name: str = "adaptive"
    eager: bool = True

    def choose(self, standing: Standing) -> Move:
        """The most promising for their price, until the target is reached."""
        left = standing.left
        if left <= 0:
            return Move(minutes=0)
        rounds = max(1, min(self.most_rounds, floor(left / self.round_at_least)))
        wait = max(min(left / max(rounds, self.looks), self.longest), min(left, self.shortest))
        target = 1 - self.miss ** (1 / rounds)
        missed = 1.0
        for one in standing.waiting:
            missed *= 1 - still_to_come(one.chance, one.minutes, one.minutes + wait)
        share = answered_by(wait)
        ready = self._by_value(standing, share)
        chosen: list[tuple[Option, bool]] = []
        for option, again in ready:
            if 1 - missed >= target or len(chosen) == self.most_at_once:
                break
            chosen.append((option, again))
            missed *= 1 - option.chance * share
        resting = not ready and bool(standing.options)
        return Move(
            ask=tuple(option.interpreter_id for option, again in chosen if not again),
            remind=tuple(option.interpreter_id for option, again in chosen if again),
            minutes=min(self.pause, left - self.far) if resting and left > self.far + wait else wait,
            facts={"rounds": rounds, "target": round(target, 3), "chance": round(1 - missed, 3)},
        )

    def _by_value(self, standing: Standing, share: float) -> list[tuple[Option, bool]]:
        """New people and reminders together, by what a question brings for its price."""
        silent = self._silent_enough(standing) if self.reminds else ()
        both = [(one, False) for one in standing.options] + [(one, True) for one in silent]
        limit = self._most_tired(standing)
        both = [(one, again) for one, again in both if one.tired <= limit]
        return sorted(both, key=lambda pair: -pair[0].chance * share / pair[0].price)

    def _most_tired(self, standing: Standing) -> float:
        """How tired somebody may be who is asked or reminded now."""
        if standing.left > self.far:
            return self.rest
        urgent = standing.left < self.hurry and not standing.waiting
        return inf if urgent else self.spent

    def _silent_enough(self, standing: Standing) -> list[Option]:
        """Who may be reminded: after a quarter of the time that is left when that is short."""
        left = standing.left
        enough = min(self.patience, left / 4) if left < self.hurry else self.patience
        since = {one.interpreter_id: one.minutes for one in reversed(standing.waiting)}
        return [one for one in standing.silent if since.get(one.interpreter_id, FOREVER) >= enough]


@dataclass(frozen=True)
class FixedRounds:
    """Ask `size` people, wait `minutes` awake minutes, remind who was silent, then ask the next."""

    size: int
    minutes: float = 60
    reminds: bool = True
    eager: bool = False

    @property
    def name(self) -> str:
        """As people write it."""
        return "one-by-one" if self.size == 1 else f"fixed-{self.size}"

    @property
    def silence(self) -> float:
        """Who has not answered when their Round ends."""
        return self.minutes

    def choose(self, standing: Standing) -> Move:
        """A reminder comes before the next question, and waits half as long."""
        if standing.left <= 0:
            return Move(minutes=0)
        if self.reminds and standing.silent:
            return Move(remind=_numbers(standing.silent), minutes=self.minutes / 2)
        return Move(ask=_numbers(standing.options[: self.size]), minutes=self.minutes)


@dataclass(frozen=True)
class Everyone:
    """Ask everybody at once and wait until asking ends."""

    name: str = "everyone"
    eager: bool = False
    reminds: bool = False
    silence: float = FOREVER

    def choose(self, standing: Standing) -> Move:
        """Also who became free since the last look."""
        return Move(ask=_numbers(standing.options), minutes=min(60, max(0, standing.left)))


def policy(name: str, *, size: int = 3, minutes: int = 60, reminds: bool = True) -> Policy:
    """The policy of this name: adaptive, everyone, one-by-one, fixed (of `size`) or fixed-4.

    Raises ValueError for any other name.
    """
    kind, _dash, number = name.partition("-")
    if name == "fixed":
        return FixedRounds(size, minutes, reminds)
    if kind == "fixed" and number.isdigit() and int(number) > 0:
        return FixedRounds(int(number), minutes, reminds)
    if name == "adaptive":
        return Adaptive(reminds=reminds)
    if name == "everyone":
        return Everyone()
    if name == "one-by-one":
        return FixedRounds(1, minutes, reminds)
    raise ValueError(name)


def price(
    *, tired: float, hours: float, mean_hours: float, km: float | None, press: float = 0.0, merit: float = 0.5
) -> float:
    """What a question to somebody costs: tiredness, a full calendar, a long way, being rare elsewhere.

    `hours` of work in the last four weeks against the mean of those who may be asked, `press` how much more
    this person is needed for their other languages (Requests a day for each speaker), `merit` the share of
    matching's score, between 0 and 1: the better for this very appointment, the cheaper.
    """
    raw = 1 + 10 * press + 0.6 * tired + hours / max(1.0, mean_hours) + 0.08 * (km or 0.0)
    return raw / (0.5 + merit)


def _numbers(options: Sequence[Option]) -> tuple[int, ...]:
    return tuple(option.interpreter_id for option in options)
