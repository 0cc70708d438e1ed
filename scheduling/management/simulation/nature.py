"""How people really react: what no service can see. A draw hangs on Request, person and attempt alone.

So every policy meets the same people in the same mood: who is asked the same question in the same state
answers alike, whoever asks and in whatever order.

    answers    r e^(-0.22 F) of questions, half of that of reminders; r from Beta(5, 3) per person
    delay      lognormal, in minutes between 7 and 22 o'clock
    yes        of the answers: 0.9 / (1 + e^-x), x = a - 0.045 km - 0.25 hours + 0.6 rare - 0.8 urgent
               a from N(1.3, 0.8) per person, hours booked of late or ahead, rare 1 / (1 + speakers / 5)
    F          +0.5 per SMS, +0.5 when silent for a day, +1 for a yes too late, halved by an Assignment,
               gone by two thirds after six days
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from math import exp, log

from pool.domain.periods import Period
from scheduling.demo.synthetic.dice import Dice
from scheduling.domain.quiet import QuietHours
from scheduling.management.simulation.awake import Awake
from scheduling.management.simulation.county import County, Filed
from scheduling.management.simulation.parameters import BEGIN, TZ, Parameters

PER_SMS, SILENT, TOO_LATE, ASSIGNED = 0.5, 0.5, 1.0, 0.5
REMEMBERS = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Nature:
    """What one person is like: `answers` is r, `willing` is a."""

    answers: float
    willing: float


@dataclass(frozen=True, slots=True)
class Mood:
    """The draws for one person and one Request: per attempt whether and when they answer, and what."""

    answers: tuple[float, float]
    delays: tuple[float, float]
    yes: float


class Hidden:
    """The natures and moods of one county; the same for every policy."""

    def __init__(self, county: County) -> None:
        """Draw the natures; moods are drawn when somebody asks."""
        self.county, self.parameters = county, county.parameters
        self.natures = [_nature(self.parameters, county.seed, one.interpreter_id) for one in county.people]
        end = BEGIN + timedelta(days=self.parameters.days + 30)
        self.awake = Awake(QuietHours(time(22), time(7), TZ), BEGIN, end)
        self._moods: dict[tuple[int, int], Mood] = {}

    def mood(self, request: int, person: int) -> Mood:
        """The same whenever it is asked for."""
        key = (request, person)
        if key not in self._moods:
            self._moods[key] = _mood(self.parameters, Dice(self.county.seed, "mood", request, person))
        return self._moods[key]

    def chance(self, filed: Filed, person: int, km: float, free: bool, hours: float) -> float:
        """How likely an answer is a yes, with so many hours booked of late or ahead."""
        of = self.parameters
        inner = self.natures[person].willing - of.per_km * km - of.per_hour * hours
        inner += of.rarity / (1 + len(filed.speakers) / 5) - (of.urgency if filed.urgent else 0.0)
        return (of.most if free else of.outside) / (1 + exp(-inner))


class Life:
    """The people of a county under one policy: how tired they are, what they have agreed to."""

    def __init__(self, hidden: Hidden, tiredness: float) -> None:
        """`tiredness` multiplies its effect: 0 none, 1 base, 2 double."""
        self.hidden = hidden
        self.effect = hidden.parameters.tiring * tiredness
        self.tau = timedelta(days=hidden.parameters.tired_days)
        number = len(hidden.natures)
        self._tired = [0.0] * number
        self._since = [BEGIN] * number
        self._agreed: list[list[Period]] = [[] for _ in range(number)]

    def tired(self, person: int, at: datetime) -> float:
        """F at this instant."""
        return self._tired[person] * exp(-((at - self._since[person]) / self.tau))

    def asked(self, filed: Filed, person: int, at: datetime, attempt: int) -> datetime | None:
        """An SMS reaches somebody: when they answer it, if at all."""
        mood, tired = self.hidden.mood(filed.number, person), self.tired(person, at)
        share = self.hidden.parameters.reminder if attempt else 1.0
        willing = self.hidden.natures[person].answers * exp(-self.effect * tired) * share
        self._set(person, at, tired + PER_SMS)
        if mood.answers[attempt] >= willing:
            return None
        return self.hidden.awake.after(at, mood.delays[attempt])

    def says_yes(self, filed: Filed, person: int, km: float, free: bool, at: datetime) -> bool:
        """What they answer at this instant."""
        chance = self.hidden.chance(filed, person, km, free, self.hours(person, at))
        return self.hidden.mood(filed.number, person).yes < chance

    def hours(self, person: int, at: datetime) -> float:
        """Hours agreed to that lie ahead or within the last 14 days."""
        self._agreed[person] = [one for one in self._agreed[person] if one.end > at - REMEMBERS]
        return sum(one.minutes for one in self._agreed[person]) / 60

    def silent(self, person: int, at: datetime) -> None:
        """A day has passed without an answer."""
        self._set(person, at, self.tired(person, at) + SILENT)

    def too_late(self, person: int, at: datetime) -> None:
        """They said yes, and were not needed."""
        self._set(person, at, self.tired(person, at) + TOO_LATE)

    def agreed(self, person: int, period: Period, at: datetime) -> None:
        """They said yes, and go."""
        self._agreed[person].append(period)
        self._set(person, at, self.tired(person, at) * ASSIGNED)

    def _set(self, person: int, at: datetime, tired: float) -> None:
        self._tired[person], self._since[person] = tired, at


def _nature(parameters: Parameters, seed: int, person: int) -> Nature:
    dice = Dice(seed, "nature", person)
    a, b = _gamma(dice, parameters.answer_a), _gamma(dice, parameters.answer_b)
    return Nature(a / (a + b), parameters.willing + parameters.willing_spread * dice.normal())


def _gamma(dice: Dice, shape: int) -> float:
    return -sum(log(1 - dice.roll()) for _ in range(shape))


def _mood(parameters: Parameters, dice: Dice) -> Mood:
    answers = (dice.roll(), dice.roll())
    delays = (_delay(parameters, dice), _delay(parameters, dice))
    return Mood(answers, delays, dice.roll())


def _delay(parameters: Parameters, dice: Dice) -> float:
    return parameters.reply_median * exp(parameters.reply_spread * dice.normal())
