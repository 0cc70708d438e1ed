"""A day planned at once: who goes where, what stands between two places, and that a Plan keeps every rule."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.settings_of_work import Modality
from scheduling.domain import greedy as greedy_module
from scheduling.domain.collisions import AtMost, collisions
from scheduling.domain.greedy import greedy, in_turn, polished
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit, Need
from scheduling.domain.planning import MOST, Empty, Job, Plan, burden, worth_asking
from tests.scheduling.domain.cast import AMAL, BAD_WILDUNGEN, BATTENBERG, BO, CHADI, KORBACH, NEED, period
from tests.scheduling.domain.plans import FILED, at, days, every, follows, job, people_of

AMAL_ANYTIME = replace(AMAL, hours=(), radius_km=50)
FAR = {"place": BATTENBERG, "language": "apc"}


def fit(need: Need, one: Candidate) -> Fit:
    """The judgement, which must be a yes."""
    found = judge(need, one)
    assert isinstance(found, Fit)
    return found


def test_in_turn_takes_the_best_and_leaves_the_next_empty() -> None:
    jobs = [job(1, at("10:00", "11:00"), [AMAL_ANYTIME, CHADI]), job(2, at("10:30", "11:30"), [AMAL_ANYTIME])]

    plan = in_turn(jobs)

    assert people_of(plan.chosen) == {(1, 1): 1}
    assert plan.why_empty(jobs[1]) is Empty.TAKEN


def test_greedy_sees_that_another_can_take_the_first() -> None:
    jobs = [job(1, at("10:00", "11:00"), [AMAL_ANYTIME, CHADI]), job(2, at("10:30", "11:30"), [AMAL_ANYTIME])]

    assert people_of(greedy(jobs).chosen) == {(1, 1): 3, (2, 1): 1}


def test_in_turn_goes_by_arrival() -> None:
    first, second = at("10:00", "11:00"), at("10:30", "11:30")
    early = job(2, second, [AMAL_ANYTIME], FILED - timedelta(hours=1))

    assert people_of(in_turn([job(1, first, [AMAL_ANYTIME]), early]).chosen) == {(2, 1): 1}


def test_who_is_less_busy_goes_when_the_way_is_the_same() -> None:
    twin = replace(AMAL, interpreter_id=9, person_id=109, load=8.0)

    assert people_of(greedy([job(1, NEED, [twin, AMAL])]).chosen) == {(1, 1): 1}
    assert people_of(greedy([job(1, NEED, [replace(twin, load=0.0), replace(AMAL, load=8.0)])]).chosen) == {
        (1, 1): 9
    }


def test_two_places_without_time_for_the_way_are_not_for_one_person() -> None:
    near, far = at("10:00", "11:00"), at("11:35", "12:30", place=BAD_WILDUNGEN)  # 41 minutes between

    assert collisions([job(1, near, [AMAL_ANYTIME]), job(2, far, [AMAL_ANYTIME])]) == [
        AtMost(101, frozenset({(1, 1), (2, 1)}), 1)
    ]


def test_two_places_with_time_for_the_way_are_fine() -> None:
    near, far = at("10:00", "11:00"), at("11:41", "12:30", place=BAD_WILDUNGEN)

    assert collisions([job(1, near, [AMAL_ANYTIME]), job(2, far, [AMAL_ANYTIME])]) == []


def test_two_calls_may_touch() -> None:
    first, second = (at(*time, modality=Modality.PHONE) for time in (("10:00", "11:00"), ("11:00", "12:00")))

    assert collisions([job(1, first, [AMAL_ANYTIME]), job(2, second, [AMAL_ANYTIME])]) == []


def test_a_call_at_home_before_a_place_counts_from_both_sides() -> None:
    """Whichever is accepted first: the way from home to Battenberg is 50 minutes."""
    call, far = at("10:00", "11:00", modality=Modality.PHONE), at("11:30", "12:30", **FAR)

    assert len(collisions([job(1, call, [AMAL_ANYTIME]), job(2, far, [AMAL_ANYTIME])])) == 1
    assert len(collisions([job(2, call, [AMAL_ANYTIME]), job(1, far, [AMAL_ANYTIME])])) == 1


def test_two_places_of_one_request_want_two_people() -> None:
    jobs = [replace(job(1, NEED, [AMAL, CHADI]), key=(1, number)) for number in (1, 2)]

    assert sorted(people_of(greedy(jobs).chosen).values()) == [1, 3]


@pytest.mark.parametrize("limits", [{"day_limit": 2}, {"week_limit": 2}])
def test_a_limit_counts_what_is_booked_already(limits: dict[str, int]) -> None:
    booked = Booking(period("07:00", "08:00"), "Korbach", KORBACH)
    one = replace(AMAL_ANYTIME, bookings=(booked,), **limits)  # type: ignore[arg-type]
    jobs = [job(1, at("10:00", "11:00"), [one]), job(2, at("14:00", "15:00"), [one])]

    assert collisions(jobs) == [AtMost(101, frozenset({(1, 1), (2, 1)}), 1)]
    assert greedy(jobs).served == 1


def test_a_day_limit_holds_for_each_day_by_itself() -> None:
    one = replace(AMAL_ANYTIME, day_limit=1)
    tomorrow = replace(NEED, period=period("10:00", "11:00", NEED.day + timedelta(1)))

    assert greedy([job(1, NEED, [one]), job(2, tomorrow, [one])]).served == 2


def test_substitutes_are_for_an_exhausted_language_only() -> None:
    need = replace(NEED, also=frozenset({"arb"}))
    exact, other = fit(need, AMAL), fit(need, replace(CHADI, via="arb"))

    assert worth_asking([exact, other], over=[]) == (exact,)
    assert worth_asking([exact, other], over=[1]) == (other,)
    assert worth_asking([exact, other], over=[1, 3]) == ()


def test_only_the_best_are_compared() -> None:
    many = [fit(NEED, replace(AMAL, interpreter_id=n, person_id=n)) for n in range(MOST + 5)]

    assert worth_asking(many, over=[0]) == tuple(many[1 : MOST + 1])


def chain(length: int) -> list[Job]:
    """All at one time; each person can do their own place and, a little nearer, the one before."""
    people = [replace(AMAL_ANYTIME, interpreter_id=n, person_id=n) for n in range(length)]
    fits = [
        (Fit(people[n], km=2.0, free=False), *(Fit(one, km=1.0, free=False) for one in people[n + 1 : n + 2]))
        for n in range(length)
    ]
    return [
        *(Job((n, 1), NEED, FILED, some) for n, some in enumerate(fits)),
        Job((length, 1), NEED, FILED, (Fit(people[-1], km=0.0, free=False),)),
    ]


def test_a_very_long_path_of_moves_is_no_recursion() -> None:
    jobs = chain(1500)

    assert greedy(jobs).served == 1500


def test_improving_ends_after_so_many_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = chain(60)
    moved = greedy(jobs)
    for tries in (0, 1, 10, 100):
        monkeypatch.setattr(greedy_module, "TRIES", tries)
        assert moved.score <= greedy(jobs).score <= in_turn(jobs).score
    assert greedy(jobs) == greedy(jobs[::-1])


@given(days(jobs=8, people=6), st.integers(0, 60))
def test_ended_early_it_keeps_the_rules_and_is_never_worse(jobs: list[Job], tries: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(greedy_module, "TRIES", tries)
        own = greedy(jobs)

    assert follows(own, collisions(jobs))
    assert own.score <= in_turn(jobs).score


def test_a_place_says_why_it_is_empty() -> None:
    nobody = Job((1, 1), NEED, FILED, ())
    late = replace(nobody, key=(2, 1), why=Empty.TOO_LATE)
    plan = greedy([nobody, late, job(3, NEED, [AMAL])])

    assert [plan.why_empty(one) for one in plan.jobs] == [Empty.NOBODY, Empty.TOO_LATE, None]


def test_sums_of_a_plan() -> None:
    jobs = [job(1, at("10:00", "11:00"), [CHADI]), job(2, at("14:00", "15:00"), [CHADI]), job(3, NEED, [BO])]

    plan = greedy(jobs)

    assert (plan.served, plan.people, plan.most) == (3, 2, 2)
    assert plan.km == pytest.approx(2 * 22.3 + 41.6, abs=0.1)


def test_sharing_is_lighter_and_the_busy_carry_more() -> None:
    assert burden(0, 60) + burden(0, 60) <= burden(0, 120)
    assert burden(0, 120) + burden(0, 120) < burden(0, 240)
    assert burden(0, 60) < burden(240, 60)
    assert [burden(0, minutes) for minutes in (60, 120, 180, 240)] == [60, 120, 240, 360]


@given(st.integers(0, 3000), st.integers(0, 500), st.integers(0, 500))
def test_burden_is_convex_and_adds_up(load: int, one: int, more: int) -> None:
    assert burden(load, one) + burden(load + one, more) == burden(load, one + more)
    assert burden(load, more) <= burden(load + one, more)


@given(days(jobs=8, people=6))
def test_every_plan_keeps_the_rules_and_greedy_is_never_worse(jobs: list[Job]) -> None:
    rules, turn, own = collisions(jobs), in_turn(jobs), greedy(jobs)

    assert follows(turn, rules) and follows(own, rules)
    assert own.score <= turn.score
    assert own.served >= turn.served
    for plan in (turn, own):
        assert all(found in one.fits for one in jobs if (found := plan.chosen.get(one.key)))
        for one in jobs:
            assert (plan.why_empty(one) is None) == (one.key in plan.chosen)


@given(days(jobs=8, people=6), st.randoms(use_true_random=False))
def test_plans_do_not_depend_on_the_order_of_the_places(jobs: list[Job], chance: Random) -> None:
    mixed = list(jobs)
    chance.shuffle(mixed)

    assert greedy(mixed) == greedy(jobs)
    assert in_turn(mixed) == in_turn(jobs)
    assert collisions(mixed) == collisions(jobs)


@given(days(jobs=4, people=3))
def test_nobody_of_a_plan_clashes_as_matching_would_judge_it(jobs: list[Job]) -> None:
    """Each place judged again with the person's other places as bookings."""
    plan = greedy(jobs)
    by_key = {one.key: one for one in jobs}
    for key, found in plan.chosen.items():
        person = found.candidate.person_id
        others = [
            by_key[other].need
            for other, its in plan.chosen.items()
            if other != key and its.candidate.person_id == person
        ]
        taken = tuple(Booking(n.period, "", n.place if n.on_site else None, n.on_site) for n in others)
        one = replace(found.candidate, bookings=found.candidate.bookings + taken)
        assert isinstance(judge(by_key[key].need, one), Fit)


@given(days(jobs=5, people=4))
def test_polishing_a_plan_never_makes_it_worse(jobs: list[Job]) -> None:
    empty = Plan(tuple(sorted(jobs, key=lambda one: one.key)), {})

    assert all(polished(plan, collisions(jobs)).score <= plan.score for plan in [empty, *every(jobs)[:20]])
