"""What needs a person: every kind has its place, and time decides within it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.days import years_later
from scheduling.domain.todo import (
    A_DAY,
    LITTLE,
    PRESSING,
    SIX_WEEKS,
    Kind,
    Level,
    asked_for,
    given_by,
    level,
    order,
    runs_out,
)
from scheduling.wording.todo import HEADINGS
from scheduling.wording.todo_sentences import SENTENCES

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
TIMES = st.integers(-500_000, 500_000).map(lambda minutes: AT + timedelta(minutes=minutes))
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


def test_every_kind_has_its_words():
    assert set(HEADINGS) == set(SENTENCES) == set(Kind)


def test_levels_follow_the_order_of_the_kinds():
    levels = [level(kind) for kind in Kind]

    assert levels == sorted(levels)
    assert {kind for kind in Kind if level(kind) is Level.NOW} == PRESSING


@given(st.sampled_from(Kind), TIMES, TIMES, TIMES)
def test_next_appointment_comes_first(kind: Kind, since: datetime, one: datetime, other: datetime):
    first, last = sorted([one, other])

    assert order(kind, since, first) <= order(kind, since, last) <= order(kind, since, None)


@given(st.sampled_from(Kind), st.sampled_from(Kind), TIMES, TIMES)
def test_more_pressing_kind_always_comes_first(one: Kind, other: Kind, since: datetime, due: datetime):
    if level(one) < level(other):
        assert order(one, since, None) < order(other, since, due)


@pytest.mark.parametrize(
    ("left", "warned", "paused", "expected"),
    [
        (LITTLE, False, False, True),
        (LITTLE + timedelta(minutes=1), False, False, False),
        (A_DAY * 9, True, False, True),
        (A_DAY, False, True, True),
        (A_DAY + timedelta(minutes=1), False, True, False),
    ],
)
def test_time_runs_out(left: timedelta, warned: bool, paused: bool, expected: bool):
    assert runs_out(AT + left, warned=warned, paused=paused, at=AT) is expected


@given(DAYS, DAYS, st.integers(1, 10))
def test_whatever_is_asked_for_was_given_by_that_day(given_on: date, today: date, years: int):
    if asked_for(years_later(given_on, years), today):
        assert given_on <= (given_by(today, years) or today)


def test_paper_without_end_is_never_asked_for():
    assert given_by(date(2026, 11, 23), 0) is None
    assert not asked_for(None, date(2026, 11, 23))


def test_paper_is_asked_for_six_weeks_before_its_end_and_ever_after():
    today = date(2026, 11, 23)

    assert asked_for(today + SIX_WEEKS, today)
    assert asked_for(today - SIX_WEEKS, today)
    assert not asked_for(today + SIX_WEEKS + A_DAY, today)
