"""The way through a Pool: the table holds together, and papers that ran out are missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.careers import (
    MOVES,
    Career,
    CareerMove,
    Check,
    NoSuchMove,
    Seen,
    Wants,
    after,
    checklist,
    missing,
    moves_from,
)
from pool.models import Interpreter

TODAY = date(2026, 11, 23)
days = st.one_of(st.none(), st.dates(date(2015, 1, 1), TODAY))
seen = st.builds(Seen, days, days, days, st.integers(0, 3), st.booleans(), st.booleans())
wants = st.builds(Wants, st.integers(0, 6), st.integers(0, 6))


def test_table_knows_the_states_of_the_model():
    assert {one.value for one in Career} == set(Interpreter.STATES)


@pytest.mark.parametrize("state", Career)
def test_from_every_state_some_way_leads_out(state):
    assert moves_from(state)
    assert any(MOVES[state, move] != state for move in moves_from(state))


@given(moves=st.lists(st.sampled_from(CareerMove), max_size=30))
def test_whatever_happens_the_table_says_where_it_leads(moves):
    here = Career.APPLIED
    for move in moves:
        if move in moves_from(here):
            here = after(here, move)
        else:
            with pytest.raises(NoSuchMove):
                after(here, move)
        assert CareerMove.LEAVE in moves_from(here) or here is Career.LEFT


def test_nobody_is_active_again_without_a_look_at_the_papers():
    into = {here for (here, _move), there in MOVES.items() if there is Career.ACTIVE}

    assert into == {Career.APPLIED, Career.TRAINING, Career.PAUSED}
    assert after(Career.LEFT, CareerMove.RETURN) is Career.TRAINING


@given(seen=seen, wants=wants)
def test_missing_is_the_part_of_the_list_that_no_pool_does_without(seen, wants):
    listed = dict(checklist(seen, wants, today=TODAY))

    assert set(missing(seen, wants, today=TODAY)) == {
        one for one in (Check.DECLARATION, Check.RECORD_CHECK, Check.TRAINING) if listed.get(one) is False
    }
    assert (Check.RECORD_CHECK in listed) == bool(wants.record_check_years)


@given(seen=seen, wants=wants, later=st.integers(0, 4000))
def test_what_is_missing_does_not_come_by_waiting(seen, wants, later):
    then = TODAY + timedelta(days=later)

    assert set(missing(seen, wants, today=TODAY)) <= set(missing(seen, wants, today=then))


def test_paper_holds_on_its_last_day_and_not_after_it():
    one = Seen(date(2024, 2, 29), None, TODAY, 1, True, True)

    assert missing(one, Wants(3, 0), today=date(2027, 3, 1)) == []
    assert missing(one, Wants(3, 0), today=date(2027, 3, 2)) == [Check.DECLARATION]
