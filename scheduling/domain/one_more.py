"""What one more volunteer would have served: a language, a home, weekly hours, judged like everybody else.

missing, Tigrinya:  Tue 9-10 Frankenberg   Tue 9:30-10:30 Korbach   Wed 15-16 Frankenberg
one more in Frankenberg, mornings:  takes the first, clashes with the second, has no time for the third -> 1

`judge` looks at home and hours apart, so each is judged once and only who passes both is a job. Of these the
one that ends first is taken, then the next that `clash` lets follow.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from pool.domain.availability import WeeklyHours
from pool.domain.places import Place
from pool.domain.settings_of_work import Modality
from pool.domain.words import gettext_noop as _
from scheduling.domain.demand import BEYOND_HELP, Demand
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit, Need
from scheduling.domain.when import clash

RADIUS_KM = 30
PER_LANGUAGE = 3
Reach = tuple[Place | None, Mapping[int, float]]
LONGEST_WAY = timedelta(hours=24)  # what ended earlier than that is no neighbour any more


@dataclass(frozen=True)
class Pattern:
    """Hours that somebody might give every week."""

    name: str
    words: str
    hours: tuple[WeeklyHours, ...]


def _weekly(days: Iterable[int], start: int, end: int) -> tuple[WeeklyHours, ...]:
    return tuple(WeeklyHours(day, start * 60, end * 60) for day in days)


WEEKDAYS = range(5)
ALL_DAY = Pattern("all_day", _("ganze Tage (Mo–Fr 8–18 Uhr)"), _weekly(WEEKDAYS, 8, 18))
PATTERNS = (
    Pattern("mornings", _("vormittags (Mo–Fr 8–13 Uhr)"), _weekly(WEEKDAYS, 8, 13)),
    Pattern("afternoons", _("nachmittags (Mo–Fr 13–18 Uhr)"), _weekly(WEEKDAYS, 13, 18)),
    Pattern(
        "evenings",
        _("abends und samstags (Mo–Fr 17–21 Uhr, Sa 9–18 Uhr)"),
        _weekly(WEEKDAYS, 17, 21) + _weekly((5,), 9, 18),
    ),
    ALL_DAY,
)  # the smaller gift comes first, and wins when it would have served as much


@dataclass(frozen=True)
class OneMore:
    """One more volunteer; `place` None: by phone or video from anywhere; `gender` only where it matters.

    `jobs` are numbers of Demand that no two of clash, out of `missing` in this language.
    """

    language: str
    place: Place | None
    pattern: Pattern
    gender: str
    jobs: tuple[int, ...]
    missing: int
    km: float

    @property
    def served(self) -> int:
        """How many more."""
        return len(self.jobs)

    @cached_property
    def order(self) -> tuple[int, int, bool, bool, float, str, str]:
        """Most served, then what is easiest to find, then the shortest ways."""
        town, plz = (self.place.town, self.place.plz) if self.place else ("", "")
        rank = PATTERNS.index(self.pattern), bool(self.gender), self.place is not None
        return (-self.served, *rank, round(self.km, 3), f"{town} {plz}", self.gender)


def one_more(demands: Iterable[Demand], towns: Collection[Place]) -> tuple[OneMore, ...]:
    """The best few for each language in which something is missing, most served first."""
    languages: dict[str, list[Demand]] = {}
    for one in sorted(demands, key=lambda one: one.number):
        if one.missing:
            languages.setdefault(one.need.language, []).append(one)
    homes = {place.plz: place for place in sorted(towns, key=lambda place: (place.plz, place.town))}
    found = [option for missing in languages.values() for option in _of_language(missing, homes.values())]
    return tuple(sorted(found, key=lambda option: (option.order, option.language)))


def volunteer(place: Place | None, gender: str, rules: Need) -> Candidate:
    """A new one with everything the Pool asks for: papers, trainings, mother tongue, any way of working.

    `rules` is the latest Need; papers seen on its day hold on all days before.
    """
    return Candidate(
        0, 0, "", "native", remote_only=place is None, gender=gender, place=place, radius_km=RADIUS_KM,
        checked_on=rules.day, modalities=frozenset(Modality), trained_for=rules.special_settings,
    )  # fmt: skip


def choose(jobs: Sequence[Demand], who: Candidate) -> list[Demand]:
    """The one that ends first, then always the next that can follow."""
    taken: list[Demand] = []
    for job in sorted(jobs, key=lambda one: (one.need.period.end, one.need.period.start, one.number)):
        if not any(_clash(job.need, other.need, who) for other in _neighbours(taken, job)):
            taken.append(job)
    return taken


def booking(need: Need) -> Booking:
    """This job as it stands in the way of the next."""
    return Booking(need.period, "", need.place if need.on_site else None, need.on_site)


def _neighbours(taken: list[Demand], job: Demand) -> Iterator[Demand]:
    for other in reversed(taken):
        if other.need.period.end + LONGEST_WAY < job.need.period.start:
            return
        yield other


def _clash(a: Need, b: Need, who: Candidate) -> bool:
    """Whichever of the two was agreed first."""
    return any(clash(a, who, booking(b))) or any(clash(b, who, booking(a)))


def _of_language(missing: list[Demand], homes: Iterable[Place]) -> list[OneMore]:
    """One for each weekly pattern, and one on the phone, without those that an easier one beats."""
    rules = max((one.need for one in missing), key=lambda need: need.period)
    possible = [one for one in missing if one.why not in BEYOND_HELP and _next_door(one.need, rules)]
    best: dict[str, OneMore] = {}
    for option in _options(possible, _reached(possible, [None, *homes], rules), rules, len(missing)):
        key = option.pattern.name if option.place else "from anywhere"
        if option.jobs and (key not in best or option.order < best[key].order):
            best[key] = option
    kept: list[OneMore] = []
    for option in sorted(best.values(), key=lambda option: option.order):
        if not any(_easier(other, option) for other in kept):
            kept.append(option)
    return kept[:PER_LANGUAGE]


def _next_door(need: Need, rules: Need, gender: str | None = None, pattern: Pattern | None = None) -> bool:
    """Whether somebody could do it who lives next door; as long as nothing is said, whoever it takes."""
    who = volunteer(need.place, need.gender if gender is None else gender, rules)
    return isinstance(judge(need, replace(who, hours=pattern.hours if pattern else ())), Fit)


def _options(possible: list[Demand], reached: list[Reach], rules: Need, missing: int) -> Iterator[OneMore]:
    """Every pattern at every home, for whichever gender is required anywhere."""
    for gender in sorted({one.need.gender for one in possible if one.need.gender_required} | {""}):
        for pattern in PATTERNS:
            free = [one for one in possible if _next_door(one.need, rules, gender, pattern)]
            for home, near in reached:
                who = volunteer(home, gender, rules)
                jobs = [one.number for one in choose([one for one in free if one.number in near], who)]
                km = sum(near[number] for number in jobs)
                yield OneMore(rules.language, home, pattern, gender, tuple(jobs), missing, km)


def _reached(possible: list[Demand], homes: Iterable[Place | None], rules: Need) -> list[Reach]:
    """Numbers and kilometres of what each home reaches; homes that another one outdoes are left out.

    All that happens in one place in one way is near to the same homes: one of them is judged.
    """
    alike: dict[tuple[Place | None, str], list[Demand]] = {}
    for one in possible:
        alike.setdefault((one.need.place, one.need.modality), []).append(one)
    found: list[Reach] = []
    for home in homes:
        reach: dict[int, float] = {}
        for same in alike.values():
            fit = judge(same[0].need, volunteer(home, same[0].need.gender, rules))
            if isinstance(fit, Fit):
                reach |= {one.number: fit.km or 0.0 for one in same}
        found.append((home, reach))
    return [one for one in found if not any(one[0] and other[1].keys() > one[1].keys() for other in found)]


def _easier(a: OneMore, b: OneMore) -> bool:
    """Whether `a` serves as much as `b` and asks no more of anybody."""
    hours = a.pattern == b.pattern or b.pattern == ALL_DAY
    where = a.place is None or b.place is not None
    return a.served >= b.served and hours and where and a.gender in ("", b.gender)
