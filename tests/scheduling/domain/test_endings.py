"""Parts sum to the whole; order does not matter; nothing is judged twice."""

from functools import reduce
from operator import add

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.demand import Depth, Outcome, Past, Why, outcome_of, why_of
from scheduling.domain.endings import (
    ENDINGS,
    MISSING,
    NOT_NEEDED,
    Asked,
    Ending,
    Tally,
    ending_of,
    reasons,
    tallies,
    tally,
)

PASTS = st.builds(
    Past,
    st.sampled_from(["searching", "unfilled", "closed", "withdrawn", "rejected", "filled"]),
    **{
        name: st.booleans() for name in ("begun", "held", "missed", "cancelled", "let_go", "asked", "gave_up")
    },
    depth=st.none() | st.builds(Depth, st.integers(0, 3), st.integers(0, 2), st.sampled_from(Why)),
)
ASKED = st.integers(0, 5).flatmap(lambda n: st.builds(Asked, st.just(n), st.integers(0, n)))
ENDED = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Ending)), max_size=40)


@given(PASTS, ASKED)
def test_ending_is_the_judgement_of_demand(past, asked):
    ending = ending_of(past, asked)

    assert (ending in MISSING) is (outcome_of(past) is Outcome.MISSING)
    assert (ending in NOT_NEEDED) is (outcome_of(past) is Outcome.DROPPED)
    if ending in MISSING and why_of(past) is not Why.NO_YES:
        assert ending.value == why_of(past).value


@pytest.mark.parametrize(
    ("asked", "ending"),
    [
        (Asked(0, 0), Ending.UNASKED),
        (Asked(3, 0), Ending.SILENT),
        (Asked(3, 3), Ending.DECLINED),
        (Asked(3, 1), Ending.MIXED),
    ],
)
def test_asked_in_vain_is_told_apart(asked, ending):
    assert ending_of(Past("unfilled", asked=True), asked) is ending


def test_every_ending_has_words():
    assert set(ENDINGS) == set(Ending)


@given(ENDED)
def test_parts_sum_to_the_whole(pairs):
    keys, endings = [key for key, _ending in pairs], [ending for _key, ending in pairs]
    whole = tally(endings)

    assert reduce(add, tallies(keys, endings).values(), Tally()) == whole
    assert whole.asked == len(pairs)
    assert sum(number for _reason, number in reasons(endings)) == whole.missing + whole.not_needed


@given(ENDED, st.randoms(use_true_random=False))
def test_order_does_not_matter(pairs, dice):
    mixed = [*pairs]
    dice.shuffle(mixed)

    def told(rows):
        keys, endings = [key for key, _ending in rows], [ending for _key, ending in rows]
        return tallies(keys, endings), reasons(endings)

    assert told(mixed) == told(pairs)


def test_nothing_asked_for_has_no_share():
    assert (tally([]), tally([]).percent, tallies([], [])) == (Tally(), None, {})
    assert tally([Ending.WITHDRAWN, Ending.OPEN]).percent is None


def test_share_is_of_what_was_needed():
    found = tally([Ending.SERVED] * 4 + [Ending.SILENT, Ending.WITHDRAWN, Ending.REJECTED, Ending.OPEN])

    assert (found.asked, found.needed, found.not_needed, found.percent) == (8, 5, 2, 80)
