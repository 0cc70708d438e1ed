"""What settles itself after an appointment: the rule, the reminders, silence, the deadline."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.both_sides import Said, to_decide
from scheduling.domain.hours_rules import (
    NOTICE,
    Against,
    Limits,
    Nudges,
    Told,
    against,
    claim_ends,
    silence_day,
    silence_is_told,
    too_dear,
)

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ON = Limits(True, Decimal("50.00"), 15)
SAID = st.builds(Said, st.integers(0, 1440), st.booleans()) | st.none()
DAY = timedelta(days=1)
HOUR = Said(60)


def told(reported: Said | None = HOUR, stated: Said | None = HOUR, **more: object) -> Told:
    """Both say an hour, an hour was booked, nobody has decided."""
    return Told(reported, stated, **{"booked": 60, "worked": True, "decided": False, **more})  # type: ignore[arg-type]


def test_both_sides_alike_need_nobody():
    assert against(told(), ON) is None


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (told(stated=None), Against.ONE_SIDED),
        (told(reported=None), Against.ONE_SIDED),
        (told(stated=Said(59)), Against.DIFFERENT),
        (told(Said(60, absent=True), Said(60, absent=True)), Against.NOT_WORKED),
        (told(stated=Said(0)), Against.NOT_WORKED),
        (told(worked=False), Against.NOT_WORKED),
        (told(decided=True), Against.DECIDED),
        (told(Said(75), Said(75)), None),
        (told(Said(76), Said(76)), Against.TOO_LONG),
    ],
)
def test_everything_else_waits_for_a_person(case: Told, why: Against | None):
    assert against(case, ON) == why


def test_rule_that_is_off_approves_nothing():
    assert against(told(), Limits(False, None, 1440)) is Against.OFF


@given(SAID, SAID, st.integers(1, 600), st.booleans(), st.booleans(), st.integers(0, 600))
def test_what_the_rule_approves_is_never_in_dispute_nor_too_long(
    reported, stated, booked, worked, decided, over
):
    found = Told(reported, stated, booked, worked, decided)
    if against(found, Limits(True, None, over)) is None:
        assert not to_decide(reported, stated)
        assert worked
        assert not decided
        assert 1 <= reported.minutes <= booked + over


@pytest.mark.parametrize(
    ("amount", "most", "dear"), [("50", "50", False), ("50.01", "50", True), ("9", None, False)]
)
def test_amount_has_a_bound_or_none(amount, most, dear):
    assert too_dear(Decimal(amount), Limits(True, most and Decimal(most), 0)) is dear


@given(st.integers(1, 30), st.integers(0, 5), st.integers(0, 400))
def test_reminders_are_bounded_and_then_a_person_looks(days, times, minutes):
    nudges, at, last, said = Nudges(days, times), AT, None, 0
    for _ in range(200):
        at += timedelta(hours=6, minutes=minutes)
        if nudges.due(AT, last, said, at):
            assert at - (last or AT) >= days * DAY
            last, said = at, said + 1
        assert not (nudges.due(AT, last, said, at) and nudges.in_vain(AT, last, said, at))
    assert said <= times
    if at >= (last or AT) + days * DAY:
        assert nudges.in_vain(AT, last, said, at)


def test_pool_that_reminds_nobody_waits_in_peace():
    assert not Nudges(0, 3).due(AT, None, 0, AT + 99 * DAY)
    assert not Nudges(0, 3).in_vain(AT, None, 3, AT + 99 * DAY)


@given(st.integers(1, 60), st.integers(0, 60 * 24 * 90))
def test_silence_never_counts_before_it_was_told_long_enough(days, minutes):
    at = AT + timedelta(minutes=minutes)
    day = silence_day(AT, days, at, BERLIN)

    assert day is not None
    assert day >= (at + NOTICE).astimezone(BERLIN).date()
    assert day >= (AT + days * DAY).astimezone(BERLIN).date()


def test_silence_means_nothing_where_the_pool_wants_a_word():
    assert silence_day(AT, 0, AT, BERLIN) is None
    assert not silence_is_told(AT, 0, AT + 99 * DAY)


def test_silence_is_told_three_days_before():
    assert not silence_is_told(AT, 10, AT + 7 * DAY - timedelta(minutes=1))
    assert silence_is_told(AT, 10, AT + 7 * DAY)
    assert silence_day(AT, 10, AT + 7 * DAY, BERLIN) == date(2026, 12, 3)


def test_deadline_counts_from_the_end():
    assert claim_ends(AT, 180) == AT + 180 * DAY
    assert claim_ends(AT, 0) is None
