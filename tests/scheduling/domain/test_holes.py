"""What fits between two jobs of somebody who is near anyway."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.holes import booking, holes, suggest
from scheduling.domain.matching import judge
from scheduling.domain.need import Fit, Need
from tests.scheduling.domain.test_tight import (
    AMAL,
    FRANKENBERG,
    KORBACH,
    RULES,
    TZ,
    amal,
    job,
    jobs_of_a_day,
)


def wanted(start: float, end: float, place=FRANKENBERG, modality="on_site") -> Need:
    """An open place, in hours after nine."""
    return Need("apc", "B1", job(1, start, end).period, modality, TZ, place=place)


MORNING = [job(1, 0, 1, FRANKENBERG), job(2, 4, 5, FRANKENBERG)]


def test_hole_is_between_two_jobs_of_one_day():
    found = holes(AMAL, [*MORNING, job(3, 28, 29)], RULES)

    assert [(one.before.key, one.after.key, one.period.minutes) for one in found] == [(1, 2, 180)]


def test_no_hole_inside_a_longer_job_nor_beside_another_pool():
    assert holes(AMAL, [job(1, 0, 5), job(2, 1, 2), job(3, 3, 4)], RULES) == []
    assert holes(AMAL, [job(1, 0, 1), job(0, 3, 4)], RULES) == []
    assert holes(AMAL, [job(1, 0, 1), job(2, 2, 3, None, on_site=False)], RULES) == []


def test_open_request_nearby_is_suggested():
    (hole,) = holes(AMAL, MORNING, RULES)

    found = suggest(hole, wanted(2, 3), AMAL, MORNING)

    assert found is not None
    assert found.km == 0


def test_what_does_not_fit_is_not_suggested():
    (hole,) = holes(AMAL, MORNING, RULES)

    assert suggest(hole, wanted(2, 3, KORBACH), AMAL, MORNING) is None  # too far from both
    assert suggest(hole, wanted(1.25, 2), AMAL, MORNING) is None  # no buffer
    assert suggest(hole, wanted(5, 6), AMAL, MORNING) is None
    assert suggest(hole, wanted(2, 3, modality="phone"), AMAL, MORNING) is None
    assert suggest(hole, wanted(2, 3), amal(declared=False), MORNING) is None


@given(jobs_of_a_day, st.integers(0, 40), st.integers(1, 4), st.sampled_from([KORBACH, FRANKENBERG]))
def test_whatever_is_suggested_fits_and_lies_in_the_hole(jobs, start, long, place):
    need = wanted(start / 2, (start + long) / 2, place)

    for hole in holes(AMAL, jobs, RULES):
        assert not any(one.period.overlaps(hole.period) for one in jobs)
        if found := suggest(hole, need, AMAL, jobs):
            assert hole.period.contains(need.period)
            answer = judge(need, replace(AMAL, radius_km=999, bookings=tuple(map(booking, jobs))))
            assert isinstance(answer, Fit)
            assert found.km <= 10
