"""A year is the same whenever it is run, and what happens in it obeys the product's rules."""

from collections import defaultdict
from datetime import timedelta

import pytest

from scheduling.domain.rounds import Adaptive, policy
from scheduling.management.simulation.ceiling import all_knowing
from scheduling.management.simulation.county import county
from scheduling.management.simulation.metrics import figures
from scheduling.management.simulation.nature import Hidden
from scheduling.management.simulation.service import ENDS, NIGHT, Rules
from scheduling.management.simulation.year import Year, run_year
from tests.scheduling.simulation.small import NAMES, SMALL, known, lived, small


@pytest.mark.parametrize("name", NAMES)
def test_year_is_the_same_again(name: str) -> None:
    again = run_year(small(), policy(name), Rules(), 1.0)

    assert known(again) == known(lived(name).outcomes)


def test_another_seed_is_another_county() -> None:
    assert county(SMALL, 1) == county(SMALL, 1)
    assert county(SMALL, 1).people != county(SMALL, 2).people


def test_one_volunteer_more_changes_none_of_the_others() -> None:
    more = county(SMALL.__class__(**{**vars_of(SMALL), "pool": 41, "requests": 2400}), 1)

    assert more.people[:40] == county(SMALL, 1).people


def vars_of(parameters: object) -> dict[str, object]:
    """The fields of a dataclass by name."""
    return {name: getattr(parameters, name) for name in parameters.__dataclass_fields__}  # type: ignore[attr-defined]


def test_every_policy_meets_the_same_people_in_the_same_mood() -> None:
    """Draws hang on Request, person and attempt, not on the order of asking."""
    forwards, backwards = Hidden(small().county), Hidden(small().county)
    pairs = [(request, person) for request in range(30) for person in range(40)]

    there = {pair: forwards.mood(*pair) for pair in pairs}
    back = {pair: backwards.mood(*pair) for pair in reversed(pairs)}

    assert there == back
    assert len(set(there.values())) == len(pairs)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_in_two_places_and_nobody_works_outside_their_hours(name: str) -> None:
    booked = defaultdict(list)
    for one in lived(name).outcomes:
        if one.person is not None:
            booked[one.person].append(one.filed.need.period)
            assert one.person in {fit.candidate.interpreter_id for fit in small().fits[one.filed.number]}

    assert sum(map(len, booked.values())) > 10
    for periods in booked.values():
        periods.sort()
        assert all(first.end <= then.start for first, then in zip(periods, periods[1:], strict=False))


class Watched(Year):
    """A year that keeps every SMS and every answer."""

    def __init__(self, *about: object) -> None:
        """Begin with empty lists."""
        super().__init__(*about)  # type: ignore[arg-type]
        self.sent: list = []

    def _send(self, at, search, outcome, look) -> None:  # type: ignore[no-untyped-def]
        self.sent += [(at, search, person, False) for person in look.ask]
        self.sent += [(at, search, person, True) for person in look.remind]
        super()._send(at, search, outcome, look)


@pytest.mark.parametrize("name", NAMES)
def test_each_is_asked_once_reminded_at_most_once_and_never_by_night(name: str) -> None:
    year = Watched(small(), policy(name), Rules(), 1.0)
    year.run()

    asked = [(search.filed.number, person) for _at, search, person, again in year.sent if not again]
    reminded = [(search.filed.number, person) for _at, search, person, again in year.sent if again]
    assert len(set(asked)) == len(asked) > 20
    assert len(set(reminded)) == len(reminded)
    assert set(reminded) <= set(asked)
    assert bool(reminded) is (name != "everyone")
    for at, search, _person, _again in year.sent:
        assert not NIGHT.holds(at) and search.filed.at <= at < search.filed.need.period.start - ENDS


def test_weekly_limit_holds() -> None:
    year = Watched(small(), Adaptive(), Rules(weekly=2), 1.0)
    year.run()

    asked = defaultdict(list)
    for at, _search, person, again in year.sent:
        if not again:
            asked[person].append(at)
    assert max(map(len, asked.values())) > 2
    for times in asked.values():
        assert all(then - first >= timedelta(days=7) for first, then in zip(times, times[2:], strict=False))


def test_one_open_question_per_person_unless_that_is_switched_off() -> None:
    one, several = lived("everyone").outcomes, lived("everyone", rules=Rules(one_open=False)).outcomes

    assert sum(each.sms for each in several) > sum(each.sms for each in one)


@pytest.mark.parametrize("name", NAMES)
def test_who_knows_all_fills_more(name: str) -> None:
    top = figures(all_knowing(small()), SMALL)

    assert top.fill_rate > figures(lived(name).outcomes, SMALL).fill_rate


@pytest.mark.parametrize("name", ["everyone", "fixed-3"])
def test_tired_people_answer_less(name: str) -> None:
    fresh, tired = (
        sum(figures(lived(name, seed, degree).outcomes, SMALL).fill_rate for seed in (1, 2))
        for degree in (0.0, 4.0)
    )

    assert tired < fresh
