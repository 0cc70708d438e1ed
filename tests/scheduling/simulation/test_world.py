"""The invented world: its hours, its tiredness, its answers; and the product's clock in it."""

from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.quiet import QuietHours
from scheduling.management.simulation.awake import Awake
from scheduling.management.simulation.county import county
from scheduling.management.simulation.nature import Hidden, Life
from scheduling.management.simulation.parameters import BEGIN, TZ, Nonsense, Parameters
from scheduling.management.simulation.service import NIGHT
from tests.scheduling.simulation.small import SMALL, small

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LATE = QuietHours(time(22), time(7), TZ)
CLOCKS = {quiet: Awake(quiet, BEGIN, BEGIN + 365 * DAY) for quiet in (NIGHT, LATE)}
INSTANTS = st.integers(0, 300 * 24 * 60).map(lambda minute: BEGIN + timedelta(minutes=minute))


@given(st.sampled_from([NIGHT, LATE]), INSTANTS, st.integers(0, 5000))
def test_clock_of_the_simulation_is_the_clock_of_the_product(
    quiet: QuietHours, at: datetime, minutes: int
) -> None:
    clock, end = CLOCKS[quiet], at + timedelta(minutes=minutes)

    assert clock.start(at) == quiet.awake_from(at)
    assert clock.after(at, minutes) == quiet.after_awake(at, minutes)
    assert clock.minutes(at, end) == pytest.approx(quiet.awake_minutes(at, end))


def test_requests_are_filed_by_day_for_appointments_by_day() -> None:
    for one in small().county.filed:
        filed, start = one.at.astimezone(TZ), one.need.period.start.astimezone(TZ)
        assert time(7, 30) <= filed.time() < time(18)
        assert time(8) <= start.time() <= time(17) and start.minute % 15 == 0
        assert HOUR <= one.lead <= 21 * DAY + DAY


def test_numbers_of_the_county_are_those_of_its_parameters() -> None:
    made = county(Parameters(pool=250, days=60, warm_up=5, cool_down=5), 3)

    urgent = sum(one.urgent for one in made.filed) / len(made.filed)
    assert len(made.filed) == round(4000 * 60 / 365)
    assert 0.06 < urgent < 0.2
    assert 1.6 < sum(len(one.others) for one in made.people) / 250 < 2.2


def test_tiredness_follows_what_happens() -> None:
    life = Life(Hidden(small().county), 1.0)
    filed = small().county.filed[0]

    life.asked(filed, 0, filed.at, 0)
    assert life.tired(0, filed.at) == 0.5
    life.silent(0, filed.at)
    assert life.tired(0, filed.at) == 1.0
    life.too_late(0, filed.at)
    assert life.tired(0, filed.at) == 2.0
    life.agreed(0, filed.need.period, filed.at)
    assert life.tired(0, filed.at) == 1.0
    assert life.tired(0, filed.at + 6 * DAY) == pytest.approx(0.36788, abs=1e-5)


def test_hours_booked_count_for_fourteen_days() -> None:
    life, day = Life(Hidden(small().county), 1.0), BEGIN + 3 * DAY
    life.agreed(0, Period(day, day + 2 * HOUR), BEGIN)

    assert life.hours(0, BEGIN) == 2.0
    assert life.hours(0, day + 14 * DAY) == 2.0
    assert life.hours(0, day + 15 * DAY) == 0.0


def test_the_more_tired_the_fewer_answer() -> None:
    filed, hidden = small().county.filed[0], Hidden(small().county)

    def answers(tired: int) -> int:
        life = Life(hidden, 2.0)
        for person in range(40):
            for _ in range(tired):
                life.too_late(person, filed.at)
        return sum(life.asked(filed, person, filed.at, 0) is not None for person in range(40))

    assert answers(0) > answers(2) > answers(9) == 0


def test_far_busy_urgent_and_outside_hours_are_said_yes_to_less() -> None:
    hidden, filed = Hidden(small().county), small().county.filed
    planned = next(one for one in filed if not one.urgent)
    usual = hidden.chance(planned, 0, 10, True, 0)

    assert hidden.chance(planned, 0, 30, True, 0) < usual
    assert hidden.chance(planned, 0, 10, True, 5) < usual
    assert hidden.chance(planned, 0, 10, False, 0) < usual


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"pool": 0}, "--pool"),
        ({"days": 40}, "--days"),
        ({"urgent": 1.5}, "--urgent"),
        ({"reply_median": 0}, "--reply-median"),
        ({"per_km": -1}, "--per-km"),
    ],
)
def test_impossible_worlds_are_refused_by_name(wrong: dict, named: str) -> None:
    with pytest.raises(Nonsense, match=named):
        Parameters(**wrong)


def test_the_first_and_last_days_are_not_counted() -> None:
    assert not SMALL.counts(BEGIN + 2.9 * DAY)
    assert SMALL.counts(BEGIN + 3 * DAY) and SMALL.counts(BEGIN + 17.9 * DAY)
    assert not SMALL.counts(BEGIN + 18 * DAY)
