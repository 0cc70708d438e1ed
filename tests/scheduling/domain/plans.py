"""Days to plan: places with those who fit them, as matching judges them, and a search through all Plans."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

from hypothesis import strategies as st

from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from scheduling.domain.collisions import AtMost, collisions
from scheduling.domain.need import Booking, Candidate, Fit, Need
from scheduling.domain.planning import Job, Plan
from scheduling.domain.ranking import assess
from tests.scheduling.domain.cast import BAD_AROLSEN, BATTENBERG, KORBACH, NEED, TUESDAY, period

FILED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
HOMES = [KORBACH, BATTENBERG, BAD_AROLSEN]


def job(number: int, need: Need, people: list[Candidate], filed: datetime = FILED) -> Job:
    """One place and all of `people` who fit it, in the order of asking."""
    return Job((number, 1), need, filed, assess(need, people).fits)


def at(start: str, end: str, **changes: object) -> Need:
    """A Need on Tuesday, in Korbach unless it says otherwise."""
    return replace(NEED, period=period(start, end), **changes)  # type: ignore[arg-type]


def follows(plan: Plan, rules: list[AtMost]) -> bool:
    """Whether nobody has more than they can."""
    mine = {(fit.candidate.person_id, key) for key, fit in plan.chosen.items()}
    return all(sum((rule.person, key) in mine for key in rule.keys) <= rule.most for rule in rules)


def every(jobs: list[Job]) -> list[Plan]:
    """All Plans that are possible."""
    rules = collisions(jobs)
    ways = product(*[[None, *one.fits] for one in jobs])
    plans = (
        Plan(tuple(jobs), {one.key: fit for one, fit in zip(jobs, way, strict=True) if fit}) for way in ways
    )
    return [plan for plan in plans if follows(plan, rules)]


PEOPLE = st.builds(
    Candidate,
    interpreter_id=st.just(0),
    person_id=st.just(0),
    name=st.just("Amal"),
    level=st.just("native"),
    place=st.sampled_from(HOMES),
    radius_km=st.sampled_from([5, 30, 60]),
    day_limit=st.sampled_from([None, None, 1, 2]),
    week_limit=st.sampled_from([None, 1, 3]),
    load=st.sampled_from([0.0, 1.5, 7.75, 20.0]),
    bookings=st.sampled_from([(), (Booking(period("09:00", "10:00"), "Korbach", KORBACH),)]),
)
NEEDS = st.builds(
    lambda start, quarters, place, modality: replace(
        NEED,
        period=Period(start, start + quarters * timedelta(minutes=15)),
        place=place,
        modality=modality,
    ),
    st.builds(
        lambda day, quarter: (
            period("08:00", "09:00", TUESDAY + timedelta(day)).start + quarter * timedelta(minutes=15)
        ),
        st.sampled_from([0, 0, 0, 1]),
        st.integers(0, 20),
    ),
    st.sampled_from([2, 4, 6]),
    st.sampled_from(HOMES),
    st.sampled_from([Modality.ON_SITE, Modality.ON_SITE, Modality.PHONE]),
)


def days(*, jobs: int, people: int) -> st.SearchStrategy[list[Job]]:
    """Generated days with at most so many places and people."""
    return st.builds(
        _numbered,
        st.lists(st.tuples(NEEDS, st.integers(0, 3)), max_size=jobs),
        st.lists(PEOPLE, max_size=people),
    )


def _numbered(needs: list[tuple[Need, int]], people: list[Candidate]) -> list[Job]:
    people = [replace(one, interpreter_id=n, person_id=100 + n) for n, one in enumerate(people)]
    return [
        job(number, need, people, FILED + timedelta(hours=hours))
        for number, (need, hours) in enumerate(needs)
    ]


def people_of(fits: dict[tuple[int, int], Fit]) -> dict[tuple[int, int], int]:
    """Who goes where, by number."""
    return {key: fit.candidate.interpreter_id for key, fit in fits.items()}
