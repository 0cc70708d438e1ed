"""Whom a policy asks and reminds, and how long it waits then."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.rounds import (
    Adaptive,
    Everyone,
    FixedRounds,
    Move,
    Option,
    Standing,
    Waiting,
    policy,
    price,
)
from scheduling.domain.willingness import answered_by

DAY = 12 * 60.0  # awake minutes

CHANCES, PRICES = st.floats(0.01, 0.9), st.floats(0.3, 8)
OPTIONS = st.lists(st.tuples(CHANCES, PRICES), max_size=12).map(
    lambda rows: [Option(n, chance, cost) for n, (chance, cost) in enumerate(rows, 1)]
)
WAITING = st.lists(st.builds(Waiting, st.integers(100, 120), CHANCES, st.floats(0, 3000)), max_size=4)
STANDINGS = st.builds(
    lambda left, options, waiting, silent: Standing(left, options[silent:], waiting, options[:silent]),
    st.floats(0, 8000),
    OPTIONS,
    WAITING,
    st.integers(0, 4),
)


def alike(number: int, chance: float = 0.4, first: int = 1) -> list[Option]:
    """So many people with the same chance and price."""
    return [Option(first + n, chance) for n in range(number)]


def test_fixed_rounds_take_the_first_few() -> None:
    assert FixedRounds(3).choose(Standing(DAY, alike(5))) == Move(ask=(1, 2, 3), minutes=60)


def test_fixed_rounds_remind_before_they_ask_the_next_and_wait_half_as_long() -> None:
    standing = Standing(DAY, alike(5), silent=alike(2, first=8))

    assert FixedRounds(3).choose(standing) == Move(remind=(8, 9), minutes=30)
    assert FixedRounds(3, reminds=False).choose(standing) == Move(ask=(1, 2, 3), minutes=60)


def test_everyone_is_asked_at_once() -> None:
    assert Everyone().choose(Standing(DAY, alike(9), silent=alike(1, first=20))).ask == tuple(range(1, 10))


def test_far_off_one_is_asked_and_the_next_when_that_one_is_silent() -> None:
    first = Adaptive().choose(Standing(10 * DAY, alike(5)))
    asked = [
        Adaptive().choose(Standing(10 * DAY, alike(4, first=2), [Waiting(1, 0.4, minutes)])).ask
        for minutes in (60, 120)
    ]

    assert (first.ask, first.minutes) == ((1,), 60)
    assert asked == [(), (2,)]


def test_the_nearer_the_more_are_asked_and_the_shorter_the_wait() -> None:
    moves = [Adaptive().choose(Standing(minutes, alike(20))) for minutes in (DAY, 90, 30)]

    assert [len(move.ask) for move in moves] == sorted(len(move.ask) for move in moves)
    assert len(moves[0].ask) < len(moves[2].ask)
    assert [move.minutes for move in moves] == [45, 22.5, 15]


def test_nobody_more_is_asked_while_an_answer_is_likely_enough() -> None:
    standing = Standing(10 * DAY, alike(5), [Waiting(9, 0.5, 0)])

    assert not Adaptive().choose(standing)


def test_who_brings_most_for_the_price_is_asked_first() -> None:
    options = [Option(1, 0.4, 2.0), Option(2, 0.3, 1.0), Option(3, 0.1, 0.9)]

    assert Adaptive().choose(Standing(10 * DAY, options)).ask == (2,)


def test_a_reminder_competes_with_new_people() -> None:
    standing = Standing(10 * DAY, [Option(1, 0.05)], silent=[Option(2, 0.2)])

    assert Adaptive().choose(standing).remind == (2,)
    assert Adaptive(reminds=False).choose(standing).remind == ()


@pytest.mark.parametrize(
    ("left", "silent_for", "reminded"),
    [(DAY, 179, ()), (DAY, 180, (2,)), (200, 49, ()), (200, 50, (2,))],
)
def test_a_reminder_comes_after_three_hours_or_sooner_when_time_is_short(
    left: float, silent_for: float, reminded: tuple[int, ...]
) -> None:
    standing = Standing(left, [], [Waiting(2, 0.2, silent_for)], silent=[Option(2, 0.2)])

    assert Adaptive().choose(standing).remind == reminded


def test_the_first_question_counts_not_the_reminder() -> None:
    waiting = [Waiting(2, 0.2, 200), Waiting(2, 0.1, 10)]

    assert Adaptive().choose(Standing(DAY, [], waiting, [Option(2, 0.2)])).remind == (2,)


def test_who_is_tired_is_left_in_peace_while_there_is_time() -> None:
    tired = [Option(1, 0.4, tired=1.1)]
    far, near = (Adaptive().choose(Standing(left, tired)) for left in (1700, 1440))

    assert (far.ask, far.minutes) == ((), 240)
    assert near.ask == (1,)


def test_rest_ends_when_the_appointment_comes_near() -> None:
    move = Adaptive().choose(Standing(1540, [Option(1, 0.4, tired=1.1)]))

    assert (move.ask, move.minutes) == ((), 100)


@pytest.mark.parametrize(
    ("left", "waiting", "asked"),
    [(1440, [], ()), (301, [], ()), (299, [], (1,)), (299, [Waiting(9, 0.1, 30)], ())],
)
def test_who_is_very_tired_is_only_asked_first_and_for_what_is_urgent(
    left: float, waiting: list[Waiting], asked: tuple[int, ...]
) -> None:
    very = [Option(1, 0.4, tired=1.8)]

    assert Adaptive().choose(Standing(left, very, waiting)).ask == asked


def test_the_rested_are_asked_instead_of_the_tired() -> None:
    options = [Option(1, 0.5, tired=1.1), Option(2, 0.2, tired=0.9)]

    assert Adaptive().choose(Standing(3000, options)).ask == (2,)


@pytest.mark.parametrize("asking", [Adaptive(), FixedRounds(3), Everyone()])
def test_nobody_is_asked_when_the_time_is_over(asking: Adaptive | FixedRounds | Everyone) -> None:
    assert asking.choose(Standing(0, [], silent=[])).minutes == 0
    if not isinstance(asking, Everyone):
        assert not asking.choose(Standing(0, alike(3), silent=alike(1, first=9)))


@given(STANDINGS)
def test_adaptive_asks_the_smallest_group_in_its_order_that_reaches_the_target(standing: Standing) -> None:
    asking = Adaptive()
    move = asking.choose(standing)
    chosen = [*move.ask, *move.remind]

    assert len(set(chosen)) == len(chosen)
    assert set(move.ask) <= {one.interpreter_id for one in standing.options}
    assert set(move.remind) <= {one.interpreter_id for one in standing.silent}
    assert 0 <= move.minutes <= max(asking.shortest, min(standing.left, asking.longest))
    if not chosen:
        return
    since = {one.interpreter_id for one in standing.waiting}
    by_number = {one.interpreter_id: one for one in [*standing.options, *standing.silent]}
    assert not since & set(by_number)
    share = answered_by(move.minutes)
    weakest = min(chosen, key=lambda one: by_number[one].chance / by_number[one].price)
    without = 1 - (1 - move.facts["chance"]) / (1 - by_number[weakest].chance * share)
    assert without < move.facts["target"] + 0.002
    others = set(by_number) - set(chosen)
    if others and len(chosen) < asking.most_at_once:
        assert move.facts["chance"] >= move.facts["target"] - 0.002


@given(STANDINGS, st.integers(0, 10))
def test_more_waiting_answers_never_make_more_questions(standing: Standing, minutes: int) -> None:
    more = replace(standing, waiting=[*standing.waiting, Waiting(200, 0.5, minutes)])

    fewer, before = Adaptive().choose(more), Adaptive().choose(standing)

    assert len(fewer.ask) + len(fewer.remind) <= len(before.ask) + len(before.remind)


@pytest.mark.parametrize("name", ["adaptive", "everyone", "one-by-one", "fixed-3", "fixed-12"])
def test_a_policy_knows_its_name(name: str) -> None:
    assert policy(name).name == name


def test_a_pool_sets_size_minutes_and_reminders() -> None:
    assert policy("fixed", size=4, minutes=30, reminds=False) == FixedRounds(4, 30, False)
    assert policy("one-by-one", size=4, minutes=30) == FixedRounds(1, 30)
    assert policy("adaptive", reminds=False) == Adaptive(reminds=False)


@pytest.mark.parametrize(
    "name", ["", "adaptive-3", "fixed-x", "fixed--1", "fixed-0", "fixed-²", "all", "one"]
)
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(ValueError):
        policy(name)


USUAL = {"tired": 0.0, "hours": 2.0, "mean_hours": 2.0, "km": 10.0}


@pytest.mark.parametrize(
    "more", [{"tired": 1.0}, {"hours": 4.0}, {"km": 20.0}, {"press": 0.1}, {"merit": 0.2}]
)
def test_a_question_costs_more(more: dict[str, float]) -> None:
    assert price(**{**USUAL, **more}) > price(**USUAL)


def test_a_question_to_somebody_without_way_or_work_costs_what_is_usual() -> None:
    assert price(tired=0, hours=0, mean_hours=0, km=None) == 1.0
