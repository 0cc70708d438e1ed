"""When a yes is likely: sooner with more people, later at night, and never promised when it is not."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.expecting import HALF, likely_by, yes_within
from scheduling.domain.quiet import QuietHours

BERLIN = ZoneInfo("Europe/Berlin")
QUIET = QuietHours(time(21), time(7), BERLIN)
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09:00 in Germany
pendings = st.lists(st.tuples(st.floats(0.01, 0.9), st.floats(0, 3000)), max_size=6)


def test_two_likely_people_answer_within_the_hour() -> None:
    found = likely_by([(0.6, 0), (0.6, 0)], QUIET, AT)

    assert found is not None
    assert AT + timedelta(minutes=10) < found < AT + timedelta(hours=1)


def test_one_unlikely_person_is_no_promise() -> None:
    assert likely_by([(0.3, 0)], QUIET, AT) is None


def test_nobody_asked_is_no_promise() -> None:
    assert likely_by([], QUIET, AT) is None


def test_what_is_asked_in_the_evening_is_answered_in_the_morning() -> None:
    evening = AT.replace(hour=19, minute=55)  # 20:55 in Germany

    found = likely_by([(0.7, 0)], QUIET, evening)

    assert found is not None
    assert found.astimezone(BERLIN).date() == (AT + timedelta(days=1)).date()


def test_long_silence_makes_a_yes_unlikely() -> None:
    assert likely_by([(0.8, 0)], QUIET, AT) is not None
    assert likely_by([(0.8, 1500)], QUIET, AT) is None


def test_those_still_to_be_asked_count_from_then_on() -> None:
    found = likely_by([(0.4, 0), (0.4, -120)], QUIET, AT)

    assert found is not None
    assert AT + timedelta(hours=2) < found < AT + timedelta(hours=4)


@given(pendings, st.floats(0.01, 0.9))
def test_one_more_question_never_makes_it_later(pending: list[tuple[float, float]], chance: float) -> None:
    less, more = likely_by(pending, QUIET, AT), likely_by([*pending, (chance, 0)], QUIET, AT)

    assert less is None or (more is not None and more <= less)


@given(pendings)
def test_at_that_minute_it_is_likelier_than_not_and_not_before(pending: list[tuple[float, float]]) -> None:
    found = likely_by(pending, QUIET, AT)

    if found is not None:
        minutes = QUIET.awake_minutes(AT, found)
        assert yes_within(pending, minutes) >= HALF
        assert minutes == pytest.approx(1) or yes_within(pending, minutes - 1) < HALF


@given(pendings, st.floats(0, 5000), st.floats(0, 5000))
def test_chance_grows_with_time_and_stays_one(pending: list[tuple[float, float]], a: float, b: float) -> None:
    sooner, later = yes_within(pending, min(a, b)), yes_within(pending, max(a, b))

    assert 0 <= sooner <= later + 1e-12 <= 1 + 1e-9
