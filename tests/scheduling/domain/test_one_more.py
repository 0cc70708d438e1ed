"""What one more volunteer would have served: never more than a real one could."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.places import Place
from pool.domain.settings_of_work import Modality
from scheduling.domain.demand import BEYOND_HELP, Demand, Why
from scheduling.domain.matching import judge
from scheduling.domain.need import Fit
from scheduling.domain.one_more import PATTERNS, PER_LANGUAGE, OneMore, booking, one_more, volunteer
from tests.scheduling.domain.cast import BAD_AROLSEN, BAD_WILDUNGEN, BATTENBERG, KORBACH
from tests.scheduling.domain.demands import DEMANDS, lacking

TOWNS = [KORBACH, BATTENBERG, BAD_AROLSEN, BAD_WILDUNGEN]
SATURDAY, SUNDAY, THURSDAY = date(2026, 11, 28), date(2026, 11, 29), date(2026, 11, 26)
PHONE = {"modality": Modality.PHONE}


def found(
    demands: Iterable[Demand], towns: Iterable[Place] = TOWNS
) -> list[tuple[str, str, tuple[int, ...]]]:
    """Town, pattern and jobs of each option."""
    return [
        (one.place.town if one.place else "", one.pattern.name, one.jobs)
        for one in one_more(demands, list(towns))
    ]


def best(demands: Iterable[Demand]) -> OneMore:
    """The first one."""
    return one_more(demands, TOWNS)[0]


def test_one_more_takes_what_does_not_clash() -> None:
    demands = [
        lacking(1, "09:00", "10:00"),
        lacking(2, "09:30", "10:30"),
        lacking(3, "11:00", "12:00"),
        lacking(4, "09:00", "10:00", THURSDAY),
    ]

    assert found(demands) == [("Korbach", "mornings", (1, 3, 4))]
    assert best(demands).missing == 4


def test_way_between_two_jobs_counts() -> None:
    between = Place("34513", "Waldeck", 51.181, 8.968)  # near both; 41 minutes lie between them
    far, soon, later = (
        lacking(1, "09:00", "10:00", place=BAD_WILDUNGEN),
        lacking(2, "10:40", "11:30"),
        lacking(3, "10:41", "11:30"),
    )

    assert found([far, soon], [between]) == [("Waldeck", "mornings", (1,))]
    assert found([far, later], [between]) == [("Waldeck", "mornings", (1, 3))]


def test_hours_that_are_enough_are_not_made_longer() -> None:
    assert found([lacking(1, "15:00", "16:00")]) == [("Korbach", "afternoons", (1,))]
    assert found([lacking(1, "12:30", "13:30")]) == [("Korbach", "all_day", (1,))]
    assert found([lacking(1, "19:00", "20:00")]) == [("Korbach", "evenings", (1,))]
    assert found([lacking(1, "10:00", "11:00", SATURDAY)]) == [("Korbach", "evenings", (1,))]


def test_longer_hours_are_told_beside_shorter_ones() -> None:
    demands = [lacking(1), lacking(2, "11:30", "12:30"), lacking(3, "15:00", "16:00")]

    assert found(demands) == [
        ("Korbach", "all_day", (1, 2, 3)),
        ("Korbach", "mornings", (1, 2)),
        ("Korbach", "afternoons", (3,)),
    ]


def test_nobody_helps_on_sunday_or_at_night() -> None:
    assert found([lacking(1, day=SUNDAY), lacking(2, "02:00", "03:00")]) == []


def test_home_is_where_the_ways_are_short() -> None:
    demands = [lacking(1), lacking(2, day=THURSDAY, place=BAD_AROLSEN), lacking(3, "11:30", "12:00")]

    assert found(demands) == [("Korbach", "mornings", (1, 3, 2))]


def test_nobody_reaches_what_is_too_far_from_every_town() -> None:
    assert found([lacking(1, place=BATTENBERG)], [KORBACH]) == []
    assert found([lacking(1, place=None)]) == []


def test_calls_are_served_from_anywhere() -> None:
    demands = [lacking(1, **PHONE), lacking(2, "11:00", "12:00", place=None, **PHONE)]

    assert found(demands) == [("", "mornings", (1, 2))]


def test_somebody_near_is_told_where_that_serves_more() -> None:
    demands = [lacking(1, **PHONE), lacking(2, day=THURSDAY)]

    assert found(demands) == [("Korbach", "mornings", (1, 2)), ("", "mornings", (1,))]


def test_woman_is_wanted_where_only_a_woman_helps() -> None:
    only = lacking(1, gender="female", gender_required=True)
    wish = lacking(2, "15:00", "16:00", gender="female")

    assert best([only]).gender == "female"
    assert best([wish]).gender == ""


@pytest.mark.parametrize("why", sorted(BEYOND_HELP))
def test_where_nobody_helps_nobody_is_told(why: Why) -> None:
    demands = [replace(lacking(1), why=why), lacking(2, day=THURSDAY)]

    assert (best(demands).jobs, best(demands).missing) == ((2,), 2)
    assert found(demands[:1]) == []


def test_papers_and_trainings_of_the_pool_are_there() -> None:
    rules = {
        "record_check_years": 1,
        "declaration_years": 1,
        "special_settings": frozenset({"health"}),
        "setting": "health",
    }

    assert best([lacking(1, **rules), lacking(2, day=date(2024, 11, 26), **rules)]).served == 2


def test_second_language_is_not_expected() -> None:
    assert found([lacking(1, more=("fra",))]) == []


def test_closed_day_stays_closed() -> None:
    assert found([lacking(1, closed="Betriebsferien")]) == []


def test_most_served_comes_first_over_all_languages() -> None:
    demands = [lacking(1, language="tir"), lacking(2), lacking(3, day=THURSDAY)]

    assert [(one.language, one.served) for one in one_more(demands, TOWNS)] == [("apc", 2), ("tir", 1)]


@given(DEMANDS)
def test_no_job_is_counted_that_a_real_volunteer_could_not_do(demands: list[Demand]) -> None:
    needs = {one.number: one.need for one in demands}
    for one in one_more(demands, TOWNS):
        rules = max((needs[number] for number in one.jobs), key=lambda need: need.period)
        who = replace(volunteer(one.place, one.gender, rules), hours=one.pattern.hours)
        for number in one.jobs:
            others = tuple(booking(needs[other]) for other in one.jobs if other != number)
            assert isinstance(judge(needs[number], replace(who, bookings=others)), Fit)


@given(DEMANDS)
def test_only_missing_jobs_of_the_language_are_counted_and_once(demands: list[Demand]) -> None:
    for one in one_more(demands, TOWNS):
        lacking = {d.number: d for d in demands if d.missing and d.need.language == one.language}
        assert lacking.keys() >= set(one.jobs)
        assert 0 < one.served == len(set(one.jobs)) <= one.missing == len(lacking)
        assert all(lacking[number].why not in BEYOND_HELP for number in one.jobs)


@given(DEMANDS, st.randoms())
def test_order_of_the_input_does_not_matter(demands: list[Demand], chance: object) -> None:
    mixed, towns = list(demands), list(TOWNS)
    for either in (mixed, towns):
        chance.shuffle(either)  # type: ignore[attr-defined]

    assert one_more(mixed, towns) == one_more(demands, TOWNS)


@given(DEMANDS)
def test_few_options_for_each_language_and_the_best_first(demands: list[Demand]) -> None:
    options = one_more(demands, TOWNS)

    codes = [one.language for one in options]
    assert max(map(codes.count, codes), default=0) <= PER_LANGUAGE
    assert [one.served for one in options] == sorted((one.served for one in options), reverse=True)


@given(DEMANDS)
def test_more_hours_or_more_towns_never_serve_fewer_calls(demands: list[Demand]) -> None:
    calls = [one for one in demands if not one.need.on_site]
    few, many = one_more(calls, []), one_more(calls, TOWNS)

    most = {one.language: one.served for one in reversed(many)}
    assert all(one.served <= most[one.language] for one in few)


@given(DEMANDS)
def test_language_in_which_anybody_helps_is_told(demands: list[Demand]) -> None:
    """Against a naive search over every home, pattern and gender."""
    helped = {one.language for one in one_more(demands, TOWNS)}
    for one in demands:
        if not one.missing or one.why in BEYOND_HELP:
            continue
        people = (
            replace(volunteer(place, gender, one.need), hours=pattern.hours)
            for place in [None, *TOWNS]
            for gender in ("", one.need.gender)
            for pattern in PATTERNS
        )
        possible = any(isinstance(judge(one.need, who), Fit) for who in people)
        assert not possible or one.need.language in helped
