"""When to remind: never in the quiet time, never after the start, once although the hour comes twice."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.reminders import COMES, LEAD_LABELS
from scheduling.domain.quiet import QuietHours
from scheduling.domain.reminders import (
    CLOSE,
    DAY,
    JUST_SAID,
    MINUTE,
    Reminder,
    due,
    moment,
    planned,
    silent_from,
)

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(time(21), time(7), BERLIN)
SUNDAYS = QuietHours(
    time(21), time(7), BERLIN, free_days=True, holidays={date(2026, 12, 25), date(2026, 12, 26)}
)
NONE = QuietHours(time(0), time(0), BERLIN)
LONG_BEFORE = datetime(2026, 1, 1, tzinfo=UTC)
LEADS = tuple(LEAD_LABELS)


def berlin(text: str, fold: int = 0) -> datetime:
    """A local time as people write it."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=fold)


def told(plan: list[Reminder]) -> list[str]:
    """The instants as the reader's clock shows them."""
    return [f"{one.at.astimezone(BERLIN):%a %d.%m. %H:%M}" for one in plan]


def said(starts: datetime, quiet: QuietHours = NIGHT, leads: tuple[int, ...] = COMES) -> list[str]:
    """The reminders of what was promised long ago, and nobody is asked again."""
    return told(planned(starts, leads, quiet, told_at=LONG_BEFORE))


def test_by_default_the_day_before_at_the_same_time_and_two_hours_before():
    assert said(berlin("2026-11-24 14:00")) == ["Mon 23.11. 14:00", "Tue 24.11. 12:00"]


def test_what_would_ring_at_night_comes_the_evening_before():
    assert said(berlin("2026-11-24 08:00")) == ["Mon 23.11. 08:00", "Mon 23.11. 20:45"]


def test_what_would_ring_on_a_sunday_comes_on_saturday():
    assert said(berlin("2026-11-23 14:00"), SUNDAYS) == ["Sat 21.11. 20:45", "Mon 23.11. 12:00"]


def test_over_christmas_one_comes_on_the_last_evening_before_it_and_two_become_one():
    assert said(berlin("2026-12-28 08:00"), SUNDAYS) == ["Thu 24.12. 20:45"]


def test_two_that_fall_close_together_become_the_earlier_one():
    assert said(berlin("2026-11-24 14:00"), leads=(240, 120, 60)) == ["Tue 24.11. 10:00", "Tue 24.11. 13:00"]


def test_what_would_leave_just_before_the_quiet_time_leaves_in_time():
    assert said(berlin("2026-11-24 20:55"), leads=(1440,)) == ["Mon 23.11. 20:45"]


def test_what_the_confirmation_just_said_is_left_out():
    starts = berlin("2026-11-24 14:00")

    late = planned(starts, COMES, NIGHT, told_at=berlin("2026-11-23 12:30"))
    in_time = planned(starts, COMES, NIGHT, told_at=berlin("2026-11-23 12:00"))

    assert told(late) == ["Tue 24.11. 12:00"]
    assert len(in_time) == 2


@pytest.mark.parametrize(
    ("starts", "lead", "at"),
    [
        # over the night in which the hour comes twice: the same wall clock, 25 real hours earlier
        (berlin("2026-10-25 14:00"), 1440, "2026-10-24T12:00Z"),
        # the clock shows 02:30 twice on the day before: the first one, once
        (berlin("2026-10-26 02:30"), 1440, "2026-10-25T00:30Z"),
        # both 02:30 of that night mean one 02:30 the day before
        (berlin("2026-10-25 02:30", fold=0), 1440, "2026-10-24T00:30Z"),
        (berlin("2026-10-25 02:30", fold=1), 1440, "2026-10-24T00:30Z"),
        # less than a day are real minutes, whatever the clock shows
        (berlin("2026-10-25 03:15"), 120, "2026-10-25T00:15Z"),
        (berlin("2026-10-25 02:30", fold=1), 60, "2026-10-25T00:30Z"),
        (berlin("2027-03-28 03:15"), 120, "2027-03-27T23:15Z"),
        # 23 real hours earlier over the night that is an hour short
        (berlin("2027-03-28 14:00"), 1440, "2027-03-27T13:00Z"),
        # 02:30 does not exist on the day before: the hour after
        (berlin("2027-03-29 02:30"), 1440, "2027-03-28T01:30Z"),
        # a leap day, the day after it, and the end of a year
        (berlin("2028-02-29 10:00"), 1440, "2028-02-28T09:00Z"),
        (berlin("2028-03-01 10:00"), 1440, "2028-02-29T09:00Z"),
        (berlin("2028-03-07 10:00"), 10080, "2028-02-29T09:00Z"),
        (berlin("2027-01-01 00:00"), 1440, "2026-12-30T23:00Z"),
        (berlin("2026-12-31 23:00"), 120, "2026-12-31T20:00Z"),
    ],
)
def test_clock_cases(starts: datetime, lead: int, at: str):
    assert moment(starts.astimezone(UTC), lead, NONE) == datetime.fromisoformat(at)


def test_promised_long_ago_the_reminder_of_the_day_before_asks():
    starts = berlin("2026-11-24 14:00")

    week = planned(starts, COMES, NIGHT, told_at=LONG_BEFORE, agreed_at=berlin("2026-11-16 14:00"))
    later = planned(starts, COMES, NIGHT, told_at=LONG_BEFORE, agreed_at=berlin("2026-11-16 14:01"))

    assert [(one.lead, one.asks) for one in week] == [(1440, True), (120, False)]
    assert [(one.lead, one.asks) for one in later] == [(1440, False), (120, False)]


def test_who_wants_no_reminders_is_asked_all_the_same():
    plan = planned(
        berlin("2026-11-24 14:00"), (), NIGHT, told_at=LONG_BEFORE, agreed_at=LONG_BEFORE
    )  # fmt: skip

    assert [(one.lead, one.asks) for one in plan] == [(1440, True)]


def test_question_takes_the_place_of_what_falls_close_to_it():
    starts = berlin("2026-11-23 08:00")  # both the day and the two hours before end on Saturday evening

    plan = planned(starts, COMES, SUNDAYS, told_at=LONG_BEFORE, agreed_at=LONG_BEFORE)

    assert [(told([one]), one.asks) for one in plan] == [(["Sat 21.11. 20:45"], True)]


def test_worker_that_was_down_sends_only_the_latest_and_nothing_after_the_start():
    starts = berlin("2026-11-24 14:00")
    plan = planned(starts, (2880, *COMES), NIGHT, told_at=LONG_BEFORE)

    def found(at: str) -> int | None:
        one = due(plan, starts, berlin(at))
        return one.lead if one else None

    assert found("2026-11-22 13:59") is None
    assert found("2026-11-22 14:00") == 2880
    assert found("2026-11-24 11:59") == 1440
    assert found("2026-11-24 13:59") == 120
    assert found("2026-11-24 14:00") is None


def test_what_was_due_days_before_is_not_made_up_for_more_than_a_day():
    """Who ticks "a week before" today is not reminded of everything in these seven days at once."""
    starts = berlin("2026-11-24 14:00")
    plan = planned(starts, (10080,), NIGHT, told_at=LONG_BEFORE)

    assert due(plan, starts, berlin("2026-11-18 13:59")) == plan[0]
    assert due(plan, starts, berlin("2026-11-18 14:00")) is None


instants = st.builds(
    lambda begin, minutes: begin + minutes * MINUTE,
    st.just(datetime(2026, 10, 1, tzinfo=UTC)),
    st.integers(0, 210 * DAY),
)
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
quiet_times = st.builds(
    QuietHours,
    clocks,
    clocks,
    st.just(BERLIN),
    st.booleans(),
    st.just({date(2026, 12, 25), date(2026, 12, 26)}),
)
some_leads = st.lists(st.sampled_from(LEADS), unique=True)


@given(starts=instants, leads=some_leads, quiet=quiet_times, told_at=instants, agreed=st.none() | instants)
def test_plan_is_awake_before_the_start_apart_and_not_just_said(starts, leads, quiet, told_at, agreed):
    plan = planned(starts, leads, quiet, told_at=told_at, agreed_at=agreed)

    assert plan == sorted(plan, key=lambda one: one.at)
    for one in plan:
        assert one.at < starts
        assert not quiet.holds(one.at)
        assert one.asks or one.at >= told_at + JUST_SAID
        assert one.asks or one.lead in leads
    for one, other in zip(plan, plan[1:], strict=False):
        assert other.at - one.at >= CLOSE
    assert sum(one.asks for one in plan) <= 1


@given(starts=instants, lead=st.sampled_from(LEADS), quiet=quiet_times)
def test_moment_is_never_later_than_wished(starts, lead, quiet):
    found, wished = moment(starts, lead, quiet), moment(starts, lead, NONE)

    assert found <= wished
    assert found == wished or quiet.holds(wished) or quiet.holds(wished + 15 * MINUTE)


@given(starts=instants, days=st.integers(1, 7))
def test_whole_days_keep_the_wall_clock(starts, days):
    found = moment(starts, days * DAY, NONE).astimezone(BERLIN)
    local = starts.astimezone(BERLIN)

    assert found.date() == local.date() - timedelta(days=days)
    assert found.time() == local.time() or found.date() == date(2027, 3, 28)


@given(starts=instants, leads=some_leads, quiet=quiet_times, seconds=st.integers(-700_000, 700_000))
def test_due_is_the_latest_that_has_come(starts, leads, quiet, seconds):
    at = starts + timedelta(seconds=seconds)
    plan = planned(starts, leads, quiet, told_at=LONG_BEFORE)

    one = due(plan, starts, at)

    assert one is None or one.at <= at < starts
    assert one is None or not [other for other in plan if one.at < other.at <= at]


@pytest.mark.parametrize(
    ("asked", "starts", "silent"),
    [
        ("2026-11-23 14:00", "2026-11-24 14:00", "2026-11-23 17:00"),  # three awake hours
        ("2026-11-23 16:30", "2026-11-24 16:30", "2026-11-23 18:00"),  # the desk goes home
        ("2026-11-23 19:30", "2026-11-24 19:30", "2026-11-23 20:30"),  # asked when it was closed already
        ("2026-11-23 20:30", "2026-11-24 20:30", "2026-11-24 07:30"),  # and then it is night
        ("2026-11-24 09:00", "2026-11-24 14:00", "2026-11-24 10:00"),  # the worker had been down
    ],
)
def test_who_was_just_asked_is_not_silent(asked: str, starts: str, silent: str):
    assert silent_from(berlin(asked), berlin(starts), NIGHT) == berlin(silent)
