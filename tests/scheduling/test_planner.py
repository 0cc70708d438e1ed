"""The optimiser's Plan: the best of all, never worse than greedy; what happens without it or in a hurry."""

import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.collisions import collisions
from scheduling.domain.greedy import greedy, in_turn
from scheduling.domain.planning import Job
from scheduling.planner import How, optimiser, propose
from tests.house.tree import ROOT
from tests.scheduling.domain.cast import AMAL, CHADI, NEED
from tests.scheduling.domain.plans import at, days, every, follows, job

WITHOUT = """
import sys
sys.modules["highspy"] = None
from scheduling.planner import propose
from tests.scheduling.domain.cast import AMAL, NEED
from tests.scheduling.domain.plans import job
found = propose([job(1, NEED, [AMAL])])
print(found.how, found.plan.served)
"""

with_optimiser = pytest.mark.skipif(optimiser() is None, reason="the extra `plan` is not installed")


@with_optimiser
@given(days(jobs=10, people=8))
def test_proposal_keeps_the_rules_and_is_never_worse_than_greedy(jobs: list[Job]) -> None:
    found = propose(jobs)

    assert found.how is How.PROVEN
    assert follows(found.plan, collisions(jobs))
    assert found.plan.score <= greedy(jobs).score <= in_turn(jobs).score


@with_optimiser
@given(days(jobs=5, people=4))
def test_proposal_is_the_best_of_all_plans(jobs: list[Job]) -> None:
    assert propose(jobs).plan.score == min(plan.score for plan in every(jobs))


@with_optimiser
@given(days(jobs=6, people=5), st.randoms(use_true_random=False))
def test_proposal_does_not_depend_on_the_order_of_the_places(jobs: list[Job], chance: Random) -> None:
    mixed = list(jobs)
    chance.shuffle(mixed)

    assert propose(mixed) == propose(jobs)


@with_optimiser
@given(days(jobs=8, people=6))
def test_out_of_time_it_is_still_no_worse_than_greedy(jobs: list[Job]) -> None:
    assert propose(jobs, seconds=0).plan.score <= greedy(jobs).score


@with_optimiser
def test_out_of_time_says_so() -> None:
    twin = at("10:30", "11:30")
    found = propose([job(1, NEED, [AMAL, CHADI]), job(2, twin, [AMAL, CHADI])], seconds=0)

    assert (found.how, found.plan.served) == (How.OUT_OF_TIME, 2)


def test_nothing_to_plan_is_a_plan() -> None:
    assert propose([]).plan.score == (0, 0, 0)
    assert propose([job(1, NEED, [])]).plan.score == (1, 0, 0)


def test_without_the_extra_it_is_greedy() -> None:
    done = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "-c", WITHOUT], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout.split() == ["no_optimiser", "1"], done.stderr
