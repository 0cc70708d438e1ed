"""Who lives in the invented county and what is filed there: all that a service may see.

Towns lie around a middle, people and offices around a town. A few languages have many speakers, many have
few. Every person and every Request has dice of its own, so that one more changes none of the others.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from math import cos, exp, radians

from pool.domain.availability import Away, WeeklyHours
from pool.domain.periods import Period, local_to_utc
from pool.domain.places import ROAD_FACTOR, Place
from pool.domain.settings_of_work import Modality
from scheduling.demo.synthetic.dice import Dice, Weighted
from scheduling.domain.need import Candidate, Need
from scheduling.management.simulation.parameters import BEGIN, TZ, YEAR, Parameters

DAY, QUARTER = timedelta(days=1), timedelta(minutes=15)
MIDDLE_LAT, MIDDLE_LON, KM_PER_DEGREE = 51.2, 8.9, 111.195
LEVEL = "native"

RADIUS = Weighted((15, 25, 40, 60), (0.2, 0.35, 0.3, 0.15))  # kilometres as the crow flies
TONGUES = Weighted((1, 2, 3, 4), (0.45, 0.30, 0.17, 0.08))
HOURS = Weighted(((8, 13), (13, 18), (8, 17), (16, 21)), (0.25, 0.2, 0.35, 0.2))
MINUTES = Weighted((45, 60, 90, 120), (0.2, 0.45, 0.2, 0.15))
OPEN_WEEKDAY, OPEN_WEEKEND, OWN_HOURS = 0.72, 0.15, 0.8
LEAVES, LEAVE_DAYS = 2.5, (2, 7, 14)
FIRST_CLOCK, LAST_CLOCK = time(8), time(17)


@dataclass(frozen=True)
class Filed:
    """One Request: filed at `at`; `speakers` are the numbers of those who speak its language."""

    number: int
    at: datetime
    need: Need
    speakers: tuple[int, ...]

    @property
    def lead(self) -> timedelta:
        """How long before the appointment it was filed."""
        return self.need.period.start - self.at

    @property
    def urgent(self) -> bool:
        """Under six hours' notice."""
        return self.lead < timedelta(hours=6)


@dataclass(frozen=True)
class County:
    """The people by number, the Requests in the order of filing."""

    parameters: Parameters
    seed: int
    people: tuple[Candidate, ...]
    filed: tuple[Filed, ...]

    @cached_property
    def speakers(self) -> dict[str, tuple[int, ...]]:
        """The numbers of those who speak each language."""
        found: dict[str, list[int]] = {}
        for one in self.people:
            for language in one.others:
                found.setdefault(language, []).append(one.interpreter_id)
        return {language: tuple(numbers) for language, numbers in found.items()}


def county(parameters: Parameters, seed: int) -> County:
    """The same county for the same parameters and seed."""
    towns = _towns(parameters, seed)
    tongues = _tongues(parameters)
    people = tuple(_person(n, parameters, seed, towns, tongues) for n in range(parameters.pool))
    bare = County(parameters, seed, people, ())
    wanted = _demand(parameters, seed, tongues)
    filed = [_filed(n, bare, towns, wanted) for n in range(parameters.number)]
    return County(parameters, seed, people, tuple(sorted(filed, key=lambda one: (one.at, one.number))))


Towns = Weighted[tuple[float, float]]


def _towns(parameters: Parameters, seed: int) -> Towns:
    dice = Dice(seed, "towns")
    places = [
        (parameters.county_km * dice.normal(), parameters.county_km * dice.normal())
        for _ in range(parameters.towns)
    ]
    return Weighted(places, [rank**-0.85 for rank in range(1, parameters.towns + 1)])


def _tongues(parameters: Parameters) -> Weighted[str]:
    ranks = range(1, parameters.languages + 1)
    return Weighted([f"language {rank}" for rank in ranks], [1 / rank for rank in ranks])


def _demand(parameters: Parameters, seed: int, tongues: Weighted[str]) -> Weighted[str]:
    dice = Dice(seed, "demand")
    weights = [exp(0.5 * dice.normal()) / rank for rank in range(1, parameters.languages + 1)]
    return Weighted(tongues.items, weights)


def _place(dice: Dice, towns: Towns, parameters: Parameters, name: str) -> Place:
    x, y = dice.by_weight(towns)
    east, north = x + parameters.town_km * dice.normal(), y + parameters.town_km * dice.normal()
    lat = MIDDLE_LAT + north / KM_PER_DEGREE
    lon = MIDDLE_LON + east / (KM_PER_DEGREE * cos(radians(MIDDLE_LAT)))
    return Place(name, name, lat, lon)


def _person(
    number: int, parameters: Parameters, seed: int, towns: Towns, tongues: Weighted[str]
) -> Candidate:
    dice = Dice(seed, "person", number)
    spoken = dice.some_of(tongues, dice.by_weight(TONGUES))
    return Candidate(
        interpreter_id=number,
        person_id=number,
        name=f"volunteer {number}",
        level=LEVEL,
        others={language: (LEVEL, LEVEL) for language in spoken},
        place=_place(dice, towns, parameters, f"p{number}"),
        radius_km=dice.by_weight(RADIUS) * ROAD_FACTOR,
        hours=_hours(dice),
        absences=_leaves(dice, parameters.days),
    )


def _hours(dice: Dice) -> tuple[WeeklyHours, ...]:
    own, rows = dice.by_weight(HOURS), []
    for weekday in range(7):
        is_open = dice.happens(OPEN_WEEKDAY if weekday < 5 else OPEN_WEEKEND)
        first, last = own if dice.happens(OWN_HOURS) else dice.one_of(HOURS.items)
        begin, end = first * 60 + 15 * (dice.below(9) - 4), last * 60 + 15 * (dice.below(9) - 4)
        if is_open:
            rows.append(WeeklyHours(weekday, begin, end))
    return tuple(rows)


def _leaves(dice: Dice, days: int) -> tuple[Away, ...]:
    first = BEGIN.astimezone(TZ).date()
    leaves = []
    for _ in range(dice.poisson(LEAVES * days / YEAR)):
        begin = first + dice.below(days) * DAY
        leaves.append(Away(begin, begin + (dice.one_of(LEAVE_DAYS) - 1) * DAY))
    return tuple(leaves)


def _filed(number: int, county: County, towns: Towns, wanted: Weighted[str]) -> Filed:
    parameters = county.parameters
    dice = Dice(county.seed, "request", number)
    language = dice.by_weight(wanted)
    at, start = _times(dice, parameters)
    need = Need(
        language=language,
        least_level="B1",
        period=Period(start, start + timedelta(minutes=dice.by_weight(MINUTES))),
        modality=Modality.ON_SITE.value,
        tz=TZ,
        place=_place(dice, towns, parameters, f"r{number}"),
    )
    return Filed(number, at, need, county.speakers.get(language, ()))


def _times(dice: Dice, parameters: Parameters) -> tuple[datetime, datetime]:
    """When it is filed, and when the appointment begins. Drawn again until both are at a fitting hour."""
    urgent = dice.happens(parameters.urgent)
    while True:
        at = _arrival(dice, parameters.days)
        start = _urgent(dice, at) if urgent else _planned(dice, at, parameters)
        if start and (start.astimezone(TZ).weekday() < 5 or dice.happens(0.07)):
            return at, start


def _arrival(dice: Dice, days: int) -> datetime:
    first = BEGIN.astimezone(TZ).date()
    day = first + dice.below(days) * DAY
    while day.weekday() >= 5 and dice.happens(0.9):
        day = first + dice.below(days) * DAY
    minute = 0.0
    while not 7.5 * 60 <= minute < 18 * 60:
        minute = 11.5 * 60 + 150 * dice.normal()
    return _instant(day, time(int(minute) // 60, int(minute) % 60))


def _urgent(dice: Dice, at: datetime) -> datetime | None:
    """One to six hours later, if that is within the hours of appointments."""
    start = _quarter(at + timedelta(hours=1 + 5 * dice.roll()))
    return start if FIRST_CLOCK <= start.astimezone(TZ).time() <= LAST_CLOCK else None


def _planned(dice: Dice, at: datetime, parameters: Parameters) -> datetime | None:
    """About so many days later; at another hour of that day where the hour is none for appointments."""
    lead = timedelta(days=parameters.lead_days * exp(parameters.lead_spread * dice.normal()))
    if lead > 21 * DAY:
        return None
    start = _quarter(at + lead)
    if not FIRST_CLOCK <= start.astimezone(TZ).time() <= LAST_CLOCK:
        minutes = 8 * 60 + 15 * dice.below(37)
        start = _instant(start.astimezone(TZ).date(), time(minutes // 60, minutes % 60))
    return start if timedelta(hours=1) <= start - at <= 21 * DAY else None


def _quarter(at: datetime) -> datetime:
    """The next full quarter of an hour."""
    return at + (BEGIN - at) % QUARTER


def _instant(day: date, clock: time) -> datetime:
    return local_to_utc(day, clock, TZ)
