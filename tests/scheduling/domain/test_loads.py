"""How the work is spread."""

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.loads import Load, Spread, distribution, half_by, idle, spread

LOADS = st.dictionaries(st.integers(1, 30), st.integers(0, 40).map(Load), max_size=20)
ACTIVE = st.lists(st.integers(1, 30), unique=True, max_size=20)


@given(LOADS, ACTIVE)
def test_everybody_stands_in_one_step(loads, active):
    found = spread(loads, active)

    assert sum(people for _least, _most, people in distribution(loads, active)) == found.people
    assert len(idle(loads, active)) == found.idle == distribution(loads, active)[0][2]
    assert found.total == sum(one.count for one in loads.values())


@given(st.lists(st.integers(0, 40), max_size=20))
def test_half_of_the_work_is_done_by_the_fewest(counts):
    people, ordered = half_by(counts), sorted(counts, reverse=True)

    assert 2 * sum(ordered[:people]) >= sum(counts)
    assert not people or 2 * sum(ordered[: people - 1]) < sum(counts)
    assert half_by(reversed(ordered)) == people


def test_nobody_did_nothing():
    assert (spread({}, []), half_by([]), half_by([0, 0])) == (Spread(0, 0, 0, 0), 0, 0)
    assert idle({}, [3, 1]) == [3, 1]


def test_few_do_half():
    loads = {1: Load(10), 2: Load(4), 3: Load(3), 4: Load(3)}

    assert spread(loads, [1, 2, 3, 4, 5]) == Spread(people=5, busy=4, total=20, half=1)


def test_who_left_without_work_is_not_counted():
    assert spread({7: Load(0)}, []).people == 0
