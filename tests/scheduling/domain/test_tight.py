"""Where a calendar is too tight, against the matching, whatever the order of the jobs."""

from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.availability import Away
from pool.domain.periods import Period
from pool.domain.places import Place
from scheduling.domain.holes import booking
from scheduling.domain.legs import Job, Rules, between, legs_of
from scheduling.domain.need import Candidate, Need
from scheduling.domain.tight import Clash, clashes_of
from scheduling.domain.together import together
from scheduling.domain.when import clash

TZ = ZoneInfo("Europe/Berlin")
KORBACH = Place("34497", "Korbach", 51.27, 8.87)
FRANKENBERG = Place("35066", "Frankenberg", 51.06, 8.80)
PLACES = (KORBACH, FRANKENBERG, None)
RULES = Rules(TZ)
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)  # 09:00 in Korbach
AMAL = Candidate(1, 1, "Amal Haddad", "native", place=KORBACH)


def job(key: int, start: float, end: float, place: Place | None = KORBACH, **fields) -> Job:
    """Hours after nine on that Monday."""
    period = Period(MONDAY + timedelta(hours=start), MONDAY + timedelta(hours=end))
    return Job(key, fields.pop("person", 1), period, fields.pop("on_site", True), place, **fields)


def kinds(found: list[Clash]) -> list[tuple[str, tuple[int, ...]]]:
    """What is wrong with which jobs."""
    return [(one.kind.value, tuple(j.key for j in one.jobs)) for one in found]


def amal(**fields) -> Candidate:
    """She lives in Korbach."""
    return Candidate(1, 1, "Amal Haddad", "native", place=KORBACH, **fields)


def test_overlap_and_short_way_are_found_and_measured():
    jobs = [job(1, 0, 1), job(2, 0.5, 1), job(3, 1.25, 2, FRANKENBERG)]

    found = clashes_of(AMAL, jobs, RULES)

    assert kinds(found) == [("overlap", (1, 2)), ("short", (1, 3)), ("short", (2, 3))]
    leg = between(AMAL, jobs[0], jobs[2], RULES)
    assert (leg.needed, leg.short) == (leg.way.minutes, leg.way.minutes - 15)


def test_buffer_counts_where_the_way_is_shorter():
    assert between(AMAL, job(1, 0, 1), job(2, 1.25, 2), RULES).short == 15
    assert kinds(clashes_of(AMAL, [job(1, 0, 1), job(2, 1.5, 2)], RULES)) == []


def test_calls_may_touch():
    assert (
        clashes_of(AMAL, [job(1, 0, 1, None, on_site=False), job(2, 1, 2, None, on_site=False)], RULES) == []
    )


def test_call_does_not_hide_what_comes_after_it():
    jobs = [job(1, 0, 1), job(2, 1, 1.1, None, on_site=False), job(3, 1.2, 2, FRANKENBERG)]

    assert ("short", (1, 3)) in kinds(clashes_of(amal(), jobs, RULES))


def test_absence_closure_and_pause():
    jobs, day = [job(1, 0, 1)], date(2026, 11, 23)
    away = amal(absences=(Away(day, day + timedelta(days=2)),))
    partly = amal(absences=(Away(day, day, 9 * 60, 10 * 60),))

    assert kinds(clashes_of(away, jobs, RULES)) == [("absent", (1,))]
    assert clashes_of(away, jobs, RULES)[0].facts["until"] == date(2026, 11, 25)
    assert kinds(clashes_of(partly, jobs, RULES)) == [("absent_part", (1,))]
    assert kinds(clashes_of(AMAL, jobs, Rules(TZ, closed={day: "Inventur"}))) == [("closed", (1,))]
    assert kinds(clashes_of(AMAL, jobs, RULES, pause=(day, date.max))) == [("paused", (1,))]
    assert kinds(clashes_of(AMAL, jobs, RULES, pause=(day + timedelta(days=1), date.max))) == []


def test_limits_name_those_above():
    jobs = [job(n, 3 * n, 3 * n + 1) for n in range(1, 5)] + [job(9, 24, 25)]

    assert kinds(clashes_of(amal(day_limit=3), jobs, RULES)) == [("day_limit", (4,))]
    assert kinds(clashes_of(amal(week_limit=4), jobs, RULES)) == [("week_limit", (9,))]


def test_other_pool_is_never_named_alone():
    elsewhere = [job(0, 0, 1), job(0, 0.5, 2)]
    day = date(2026, 11, 23)

    assert clashes_of(amal(absences=(Away(day, day),), day_limit=1), elsewhere, RULES) == []
    assert kinds(clashes_of(AMAL, [*elsewhere, job(3, 1.25, 3)], RULES)) == [
        ("short", (0, 3)),
        ("overlap", (0, 3)),
    ]


@pytest.mark.parametrize(
    ("people", "bundled"), [((1, 2), True), ((1, 1), False), ((0, 0), True), ((1, 0), True)]
)
def test_together_is_two_of_one_group_for_which_two_come(people, bundled):
    jobs = [
        job(1, 0, 1, person=people[0], group=(7, "apc")),
        job(2, 1.25, 2, person=people[1], group=(7, "apc")),
    ]

    assert bool(together(jobs, RULES)) is bundled
    assert together([jobs[0], job(2, 3, 4, person=2, group=(7, "apc"))], RULES) == []
    assert together([jobs[0], job(2, 1.25, 2, person=2, group=(7, "tir"))], RULES) == []


def test_together_only_where_one_is_free():
    jobs = [job(1, 0, 1, person=1, group=(7,)), job(2, 1.25, 2, person=2, group=(7,))]
    taken = [job(3, 1, 2, FRANKENBERG, person=1), job(4, 0, 0.5, FRANKENBERG, person=2)]

    assert together([*jobs, *taken], RULES) == []
    assert len(together([*jobs, taken[0]], RULES)) == 1


def test_day_begins_at_home_and_legs_follow():
    jobs = [job(1, 0, 1, FRANKENBERG), job(2, 3, 4), job(3, 24, 25, FRANKENBERG)]

    legs = legs_of(AMAL, jobs, RULES)

    assert [(leg.job.key, leg.before.key if leg.before else None) for leg in legs] == [
        (1, None),
        (2, 1),
        (3, None),
    ]
    assert legs[1].way.km == pytest.approx(legs[0].way.km)


def test_night_over_midnight_goes_on():
    legs = legs_of(AMAL, [job(1, 13, 16), job(2, 17, 18, FRANKENBERG)], RULES)

    assert legs[1].before is not None


jobs_of_a_day = st.lists(
    st.tuples(st.integers(0, 40), st.integers(1, 8), st.sampled_from(PLACES), st.booleans()), max_size=7
).map(
    lambda rows: [
        job(n, a / 2, (a + long) / 2, place, on_site=site) for n, (a, long, place, site) in enumerate(rows, 1)
    ]
)


@given(jobs_of_a_day, st.randoms(use_true_random=False))
def test_order_of_the_jobs_does_not_matter(jobs: list[Job], random: Random):
    mixed = random.sample(jobs, len(jobs))

    assert clashes_of(amal(day_limit=2), mixed, RULES) == clashes_of(amal(day_limit=2), jobs, RULES)
    assert legs_of(AMAL, mixed, RULES) == legs_of(AMAL, jobs, RULES)


@given(jobs_of_a_day)
def test_fewer_jobs_have_no_new_overlap(jobs: list[Job]):
    def overlaps(some: list[Job]) -> set[tuple[int, ...]]:
        return {keys for kind, keys in kinds(clashes_of(AMAL, some, RULES)) if kind == "overlap"}

    assert overlaps(jobs[1:]) <= overlaps(jobs)


@given(jobs_of_a_day.filter(lambda jobs: len(jobs) >= 2))
def test_two_jobs_clash_exactly_when_matching_would_refuse_one(jobs: list[Job]):
    one, other = jobs[:2]

    def refused(mine: Job, its: Job) -> bool:
        modality = "on_site" if mine.on_site else "phone"
        need = Need("apc", "B1", mine.period, modality, TZ, place=mine.place)
        return any(clash(need, AMAL, booking(its)))

    assert bool(clashes_of(AMAL, [one, other], RULES)) == (refused(one, other) or refused(other, one))
