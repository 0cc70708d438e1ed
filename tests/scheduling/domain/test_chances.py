"""How likely a yes is before anybody is asked: the policies, played ahead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.chances import (
    ENOUGH,
    UNLIKELY,
    USUAL,
    Chance,
    Hope,
    Plan,
    Rung,
    at_best,
    chance_of,
    might,
    questions,
)
from scheduling.domain.expecting import yes_within
from scheduling.domain.need import Fit, NoFit, Reason
from scheduling.domain.quiet import QuietHours
from scheduling.domain.rounds import Adaptive, Everyone, FixedRounds, Option, Policy
from tests.scheduling.domain.cast import CHADI

BERLIN = ZoneInfo("Europe/Berlin")
QUIET = QuietHours(time(21), time(7), BERLIN)
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)  # a Monday, 09:00 in Germany
HOUR = timedelta(hours=1)
POLICIES: list[Policy] = [Adaptive(), Everyone(), FixedRounds(1), FixedRounds(3)]
EVERY = pytest.mark.parametrize("policy", POLICIES, ids=lambda one: one.name)
IN_ORDER = pytest.mark.parametrize("policy", POLICIES[1:], ids=lambda one: one.name)
CHANCES = st.lists(st.floats(0.01, 0.9), max_size=9)
HOURS = st.floats(1.25, 300)
WIGGLE = 0.02  # adaptive asks by price and target: of a longer wait it may make a little less


def rung(chances: Sequence[float], first: int = 1, via: str = "") -> Rung:
    """People with these chances, in the order of matching."""
    options = {first + n: Option(first + n, chance) for n, chance in enumerate(chances)}
    people = [replace(CHADI, interpreter_id=pk, person_id=100 + pk, via=via) for pk in options]
    return Rung([Fit(who, 20.0, free=False) for who in people], options)


def plan(
    *rungs: Rung, policy: Policy = POLICIES[0], hours: float = 24, at: datetime = AT, **more: object
) -> Plan:
    """A search at `at` for an appointment in so many hours."""
    starts = at + timedelta(hours=hours)
    left = QUIET.awake_minutes(at, starts - HOUR)
    return Plan(rungs, policy, QUIET, at, Period(starts, starts + HOUR), left, **more)  # type: ignore[arg-type]


def chance(chances: Sequence[float], **more: object) -> Chance:
    """The chance of one rung with these people."""
    return chance_of(plan(rung(chances), **more))  # type: ignore[arg-type]


@EVERY
def test_nobody_fits_nobody_comes(policy: Policy) -> None:
    assert chance([], policy=policy) == Chance(Hope.NOBODY)


@EVERY
def test_asking_is_over(policy: Policy) -> None:
    assert chance([0.9], policy=policy, hours=0.5).hope is Hope.NOBODY


def test_many_willing_people_are_likely_within_hours() -> None:
    found = chance([0.5] * 8)

    assert found.hope is Hope.LIKELY
    assert found.by is not None
    assert AT < found.by < AT + 6 * HOUR


def test_words_follow_the_share() -> None:
    hopes = [chance([one], policy=Everyone()).hope for one in (0.1, 0.3, 0.7)]

    assert hopes == [Hope.UNLIKELY, Hope.PERHAPS, Hope.LIKELY]


def test_everybody_is_asked_at_once_where_that_is_the_rule() -> None:
    assert questions(plan(rung([0.1, 0.2, 0.3]), policy=Everyone())) == [(0.1, 0), (0.2, 0), (0.3, 0)]


def test_one_is_asked_then_reminded_then_the_next() -> None:
    found = questions(plan(rung([0.2, 0.2]), policy=FixedRounds(1), hours=10))

    assert [(round(one, 3), since) for one, since in found] == [
        (0.2, 0), (0.2, -90), (0.09, -60), (0.09, -150),
    ]  # fmt: skip


def test_the_wider_rung_comes_when_nobody_is_left_on_the_first() -> None:
    near, far = rung([0.2]), rung([0.2, 0.3])

    found = questions(plan(near, far, policy=FixedRounds(1, reminds=False), hours=10))

    assert found == [(0.2, 0), (0.3, -60)]


def test_who_sleeps_or_holds_a_question_is_asked_later_and_who_had_enough_never() -> None:
    people = rung([0.1, 0.2, 0.3])

    found = questions(
        plan(people, policy=Everyone(), asleep={1: 100.0}, holding={102: 200.0}, spent={3}, hours=36)
    )

    assert found == [(0.1, -120), (0.2, -240)]


def test_substitutes_are_asked_last() -> None:
    exact, other = rung([0.1]), rung([0.4], first=2, via="acm")
    both = Rung([*other.fits, *exact.fits], {**exact.options, **other.options})

    found = questions(plan(both, policy=FixedRounds(1, reminds=False), hours=10))

    assert found == [(0.1, 0), (0.4, -60)]


def test_what_is_filed_in_the_evening_is_likely_in_the_morning() -> None:
    evening = AT.replace(hour=21)

    found = chance([0.6] * 6, at=evening, hours=40)

    assert found.by is not None
    assert found.by.astimezone(BERLIN).date() == (evening + timedelta(days=1)).date()
    assert 7 <= found.by.astimezone(BERLIN).hour < 12


@EVERY
@given(CHANCES, HOURS)
def test_share_is_a_chance_and_by_comes_before_asking_ends(
    policy: Policy, chances: list[float], hours: float
) -> None:
    found = chance(chances, policy=policy, hours=hours)

    assert 0 <= found.share <= 1
    assert (found.by is not None) == (found.share >= USUAL) == (found.hope is Hope.LIKELY)
    assert found.by is None or AT < found.by <= AT + timedelta(hours=hours) - HOUR + timedelta(minutes=1)
    assert (found.hope is Hope.UNLIKELY) == bool(0 < found.share < UNLIKELY)


@EVERY
@given(CHANCES, HOURS)
def test_no_chance_is_better_than_everybody_at_best(
    policy: Policy, chances: list[float], hours: float
) -> None:
    twice = [one for each in chances for one in (each, 0.45 * each)]

    assert chance(chances, policy=policy, hours=hours).share <= at_best([rung(twice)]) + 1e-9


@IN_ORDER
@given(CHANCES, st.floats(0.01, 0.9), HOURS)
def test_one_more_who_fits_never_lowers_it(
    policy: Policy, chances: list[float], more: float, hours: float
) -> None:
    less = chance(chances, policy=policy, hours=hours)
    found = chance([*chances, more], policy=policy, hours=hours)

    assert found.share >= min(less.share, ENOUGH) - 1e-9


@IN_ORDER
@given(CHANCES, HOURS, HOURS)
def test_an_earlier_start_never_raises_it(policy: Policy, chances: list[float], a: float, b: float) -> None:
    sooner, later = (chance(chances, policy=policy, hours=hours).share for hours in sorted((a, b)))

    assert min(sooner, ENOUGH) <= later + 1e-9


@IN_ORDER
@given(CHANCES, st.integers(0, 8), st.floats(0, 1), HOURS)
def test_who_is_more_willing_never_lowers_it(
    policy: Policy, chances: list[float], which: int, share: float, hours: float
) -> None:
    better = [one + share * (0.9 - one) * (n == which) for n, one in enumerate(chances)]
    less, more = (chance(one, policy=policy, hours=hours).share for one in (chances, better))

    assert more >= min(less, ENOUGH) - 1e-9


@given(CHANCES, st.floats(0.01, 0.9), HOURS)
def test_adaptive_wavers_only_a_little(chances: list[float], more: float, hours: float) -> None:
    share = chance(chances, hours=hours).share

    assert chance([*chances, more], hours=hours).share >= share - WIGGLE
    assert chance(chances, hours=hours + 1).share >= share - WIGGLE


@EVERY
@given(st.lists(st.tuples(CHANCES, HOURS), min_size=3, max_size=6))
def test_order_is_total_and_by_hope_first(policy: Policy, many: list[tuple[list[float], float]]) -> None:
    found = [chance(chances, policy=policy, hours=hours) for chances, hours in many]

    ordered = sorted(found, key=lambda one: one.rank)

    assert all(a.hope <= b.hope for a, b in pairwise(ordered))
    assert all(a.share <= b.share for a, b in pairwise(ordered) if a.hope is b.hope is not Hope.LIKELY)
    assert all(a.by >= b.by for a, b in pairwise(ordered) if a.by and b.by)
    assert sorted(reversed(found), key=lambda one: one.rank) == ordered


@EVERY
@pytest.mark.parametrize(
    "night", [datetime(2026, 10, 24, 10, tzinfo=UTC), datetime(2027, 3, 27, 10, tzinfo=UTC)]
)
def test_the_night_of_the_change_costs_no_awake_minute(policy: Policy, night: datetime) -> None:
    usual = night - timedelta(days=7)
    starts = [datetime.combine(one.date() + timedelta(days=1), time(12), BERLIN) for one in (usual, night)]
    ats = [datetime.combine(one.date(), time(12), BERLIN).astimezone(UTC) for one in (usual, night)]

    plain, changed = (
        chance([0.4] * 3, policy=policy, at=at, hours=(start.astimezone(UTC) - at) / HOUR)
        for at, start in zip(ats, starts, strict=True)
    )

    assert plain.share == pytest.approx(changed.share)


@EVERY
@given(CHANCES, HOURS)
def test_what_is_likely_has_reached_that_share_by_then(
    policy: Policy, chances: list[float], hours: float
) -> None:
    thought = plan(rung(chances), policy=policy, hours=hours)
    found = chance_of(thought)

    if found.by:
        assert yes_within(questions(thought), QUIET.awake_minutes(AT, found.by)) >= USUAL


def test_only_what_lies_in_the_time_may_change() -> None:
    busy, young, both = (
        NoFit(replace(CHADI, interpreter_id=n), tuple(Reason(code) for code in codes))
        for n, codes in enumerate((["busy"], ["training_missing"], ["busy", "gender"]), 1)
    )

    assert might([busy, young, both, Fit(replace(CHADI, interpreter_id=9), 1.0, free=True)]) == {1, 9}
