"""The order of those who fit: total, the same for any input order, and explained by its parts."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.places import Place
from scheduling.domain.matching import judge
from scheduling.domain.need import Candidate, Fit, Need
from scheduling.domain.ranking import PARTS, WEIGHTS, assess
from scheduling.domain.stored import as_json
from tests.scheduling.domain.cast import (
    AMAL,
    BAD_AROLSEN,
    BO,
    CANDIDATES,
    CHADI,
    DARYA,
    FATOU,
    KORBACH,
    NEED,
    NEEDS,
)

TWINS = [replace(CHADI, interpreter_id=number, person_id=number) for number in (7, 8, 9)]


def numbered(candidates: list[Candidate]) -> list[Candidate]:
    """The same people, each one a different one."""
    return [
        replace(one, interpreter_id=number, person_id=100 + number) for number, one in enumerate(candidates)
    ]


MANY = st.lists(CANDIDATES, max_size=8).map(numbered)


def order(need: Need, candidates: list[Candidate]) -> list[int]:
    """Who is asked first, second, …"""
    return [fit.candidate.interpreter_id for fit in assess(need, candidates).fits]


def test_the_cast_in_order() -> None:
    assessed = assess(NEED, [FATOU, DARYA, CHADI, BO, AMAL])

    assert [fit.candidate.name for fit in assessed.fits] == ["Amal Haddad", "Chadi Nassar", "Bo Tesfay"]
    assert [nofit.candidate.name for nofit in assessed.nofits] == ["Darya Amiri", "Fatou Diop"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"place": AMAL.place}, {}),
        ({"level": "native"}, {"level": "B2"}),
        ({"load": 2.0}, {"load": 12.0}),
        ({"hours": AMAL.hours}, {}),
        ({"asked_at": None}, {"asked_at": datetime(2026, 11, 1, tzinfo=UTC)}),
        ({"asked_at": datetime(2026, 11, 1, tzinfo=UTC)}, {"asked_at": datetime(2026, 11, 2, tzinfo=UTC)}),
    ],
)
def test_each_part_counts(better: dict[str, object], worse: dict[str, object]) -> None:
    first, second = replace(TWINS[1], **better), replace(TWINS[0], **worse)

    assert order(NEED, [second, first]) == [8, 7]


def test_wish_for_a_woman_counts_without_excluding() -> None:
    woman = replace(TWINS[2], gender="female")

    assert order(replace(NEED, gender="female"), [*TWINS[:2], woman]) == [9, 7, 8]


def test_nobody_is_near_without_a_road() -> None:
    there = replace(NEED, roads={(BAD_AROLSEN.plz, KORBACH.plz): None})
    far = replace(TWINS[0], place=Place("1", "", 51.2662, 9.6), radius_km=90)

    assert order(NEED, [far, TWINS[1]]) == [8, 7]
    assert order(there, [far, TWINS[1]]) == [7, 8]
    assert order(there, [TWINS[1]]) == [8]  # asked all the same: there may be a boat
    (row,) = as_json(assess(there, [TWINS[1]]))
    assert (row["facts"]["no_road"], row["parts"].get("near")) == (True, None)


def test_equal_scores_go_by_the_lower_number() -> None:
    assert order(NEED, list(reversed(TWINS))) == [7, 8, 9]


@given(NEEDS, MANY)
def test_nofit_is_never_ranked(need: Need, candidates: list[Candidate]) -> None:
    assessed = assess(need, candidates)

    assert all(isinstance(judge(need, fit.candidate), Fit) for fit in assessed.fits)
    assert len(assessed.fits) + len(assessed.nofits) == len(candidates)


@given(NEEDS, MANY, st.randoms(use_true_random=False))
def test_order_does_not_depend_on_input_order(need: Need, candidates: list[Candidate], random) -> None:
    shuffled = random.sample(candidates, len(candidates))

    assert assess(need, shuffled).fits == assess(need, candidates).fits


@given(NEEDS, MANY, st.integers(0, 7))
def test_removing_one_never_reorders_the_others(need: Need, candidates: list[Candidate], gone: int) -> None:
    fewer = [one for one in candidates if one.interpreter_id != gone]

    assert order(need, fewer) == [number for number in order(need, candidates) if number != gone]


@given(NEEDS, MANY)
def test_score_is_the_sum_of_its_parts(need: Need, candidates: list[Candidate]) -> None:
    assessed = assess(need, candidates)

    most = WEIGHTS | {"wish": 20}
    for ranked in assessed.ranked:
        assert ranked.score == pytest.approx(sum(ranked.parts.values()), abs=0.01)
        assert all(0 <= value <= most[name] for name, value in ranked.parts.items())
        assert ranked.parts.keys() <= PARTS.keys()


@given(NEEDS, MANY)
def test_stored_assessment_is_plain_json_with_everybody(need: Need, candidates: list[Candidate]) -> None:
    assessed = assess(need, candidates)

    rows = json.loads(json.dumps(as_json(assessed)))

    assert [row["interpreter"] for row in rows if row["fit"]] == order(need, candidates)
    assert {row["interpreter"] for row in rows} == {one.interpreter_id for one in candidates}
    assert all(row["fit"] is not bool(row["reasons"]) for row in rows)


@given(NEEDS, MANY, st.integers(0, 7))
def test_who_came_last_and_is_wished_again_comes_first_if_they_fit(
    need: Need, people: list[Candidate], number: int
) -> None:
    again = [replace(one, came_last=one.interpreter_id == number) for one in people]

    now, before = order(need, again), order(need, people)

    assert now == [one for one in before if one == number] + [one for one in before if one != number]


@given(NEEDS, MANY, st.integers(0, 7))
def test_when_nobody_else_is_wished_nobody_else_is_asked(
    need: Need, people: list[Candidate], number: int
) -> None:
    told = [
        replace(one, came_last=one.interpreter_id == number, not_again=one.interpreter_id != number)
        for one in people
    ]

    assert order(need, told) == [one for one in order(need, people) if one == number]
