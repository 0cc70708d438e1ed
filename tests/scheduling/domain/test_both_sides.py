"""What both sides say: when they differ, what counts, and clock times as minutes."""

from datetime import date, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.both_sides import Said, counting, differ, minutes_between, to_decide

BERLIN = ZoneInfo("Europe/Berlin")
MINUTES = st.integers(1, 1440)
REPORTS = st.builds(Said, MINUTES, st.booleans())
WORDS = st.one_of(REPORTS, st.just(Said(0)), st.just(Said(None, absent=True)))


@given(st.none() | REPORTS, st.none() | WORDS)
def test_one_side_alone_differs_from_nobody(reported: Said | None, stated: Said | None) -> None:
    assert not differ(reported, None) and not differ(None, stated)


@given(REPORTS)
def test_same_words_never_differ(said: Said) -> None:
    assert not differ(said, said)
    assert not to_decide(said, said)


@given(REPORTS, REPORTS)
def test_each_minute_and_each_absence_matters(reported: Said, stated: Said) -> None:
    assert differ(reported, stated) == (reported != stated)
    assert differ(reported, stated) == differ(stated, reported)


@given(MINUTES)
def test_who_says_only_that_the_client_was_absent_agrees_on_any_waiting(minutes: int) -> None:
    assert not differ(Said(minutes, absent=True), Said(None, absent=True))
    assert differ(Said(minutes), Said(None, absent=True))


@given(st.none() | REPORTS)
def test_no_interpreter_is_always_decided_by_the_coordinator(reported: Said | None) -> None:
    assert to_decide(reported, Said(0))


@given(WORDS, MINUTES)
def test_what_counts_always_has_minutes(said: Said, booked: int) -> None:
    counts = counting(said, booked)

    assert counts.minutes == (booked if said.minutes is None else said.minutes)
    assert counts.absent == said.absent


@pytest.mark.parametrize(
    ("begin", "end", "day", "minutes"),
    [
        (time(9), time(10, 15), date(2026, 11, 24), 75),
        (time(23, 30), time(0, 30), date(2026, 11, 24), 60),
        (time(9), time(9), date(2026, 11, 24), 1440),
        (time(1), time(4), date(2026, 10, 25), 240),  # the night that has an hour more
        (time(1), time(4), date(2027, 3, 28), 120),  # and the one that has an hour less
    ],
)
def test_minutes_between_two_clocks(begin: time, end: time, day: date, minutes: int) -> None:
    assert minutes_between(begin, end, day, BERLIN) == minutes
