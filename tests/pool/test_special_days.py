"""What is special about a day: one place knows, and says why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool import public_holidays, school_holidays
from pool.models import Closure, SchoolHoliday
from pool.models.pools import FEDERAL_STATES
from pool.special_days import Kind, special_days
from tests.builders import make_pool
from tests.scheduling.web import queries_of

CHRISTMAS = date(2026, 12, 25)


def closed(pool, name, first, last, model=Closure):
    """A closure, or school holidays."""
    return model.objects.create(pool=pool, name=name, first_day=first, last_day=last)


def said(pool, *days, lang="de"):
    """Kind and name by day."""
    return {
        day: [(one.kind, one.name) for one in told] for day, told in special_days(pool, days, lang).items()
    }


@pytest.mark.django_db
def test_a_day_may_be_special_in_three_ways():
    pool = make_pool()
    closed(pool, "Zwischen den Jahren", date(2026, 12, 24), date(2026, 12, 31))
    closed(pool, "Weihnachtsferien", date(2026, 12, 23), date(2027, 1, 12), SchoolHoliday)

    assert said(pool, CHRISTMAS, date(2027, 1, 12), date(2027, 1, 13)) == {
        CHRISTMAS: [
            (Kind.CLOSURE, "Zwischen den Jahren"),
            (Kind.PUBLIC, "Erster Weihnachtstag"),
            (Kind.SCHOOL, "Weihnachtsferien"),
        ],
        date(2027, 1, 12): [(Kind.SCHOOL, "Weihnachtsferien")],
    }


@pytest.mark.django_db
def test_public_holidays_are_those_of_the_state():
    """Corpus Christi is one in Hesse and none in Berlin."""
    corpus_christi = date(2027, 5, 27)

    assert said(make_pool(), corpus_christi) == {corpus_christi: [(Kind.PUBLIC, "Fronleichnam")]}
    assert said(make_pool("berlin", federal_state="BE"), corpus_christi) == {}


@pytest.mark.django_db
def test_other_pools_days_are_not_ours():
    ours, theirs = make_pool(), make_pool("nachbar")
    for model in (Closure, SchoolHoliday):
        closed(theirs, "Dort", date(2027, 2, 1), date(2027, 2, 2), model)

    assert said(ours, date(2027, 2, 1)) == {}


@pytest.mark.django_db
def test_words_for_forms_and_calendars():
    pool = make_pool()
    closed(pool, "Umzug", CHRISTMAS, CHRISTMAS)
    closed(pool, "Weihnachtsferien", CHRISTMAS, CHRISTMAS, SchoolHoliday)

    told = special_days(pool, [CHRISTMAS])[CHRISTMAS]

    assert [one.sentence for one in told] == [
        "An diesem Tag vermittelt unser Pool niemanden: Umzug.",
        "Der 25.12.2026 ist ein Feiertag: Erster Weihnachtstag. Dann haben nur wenige Zeit.",
        "Am 25.12.2026 sind Schulferien: Weihnachtsferien.",
    ]
    assert [one.label for one in told] == [
        "Pause: Umzug", "Feiertag: Erster Weihnachtstag", "Weihnachtsferien"
    ]  # fmt: skip
    assert [one.soft for one in told] == [False, False, True]


@pytest.mark.django_db
def test_holiday_has_an_english_name():
    assert said(make_pool(), date(2027, 5, 1), lang="en") == {date(2027, 5, 1): [(Kind.PUBLIC, "Labor Day")]}


@pytest.mark.django_db
def test_costs_two_statements_however_many_days():
    pool, found = make_pool(), []
    for length in (0, 1, 400):
        with queries_of(found):
            special_days(pool, [CHRISTMAS + timedelta(days=n) for n in range(length)])
    with queries_of(found):
        special_days(pool, [date.min, date.max])

    assert found == [0, 2, 2, 2]


def test_official_holidays_are_of_states_and_in_order():
    for state, rows in school_holidays.ALL.items():
        assert state in FEDERAL_STATES
        assert school_holidays.source(state)
        edges = [edge for row in rows for edge in (row.first_day, row.last_day)]
        assert edges == sorted(edges)
        assert len(edges) == len(set(edges))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 10, 5), "Herbstferien"),
        (date(2027, 1, 12), "Weihnachtsferien"),
        (date(2027, 3, 22), "Osterferien"),
        (date(2028, 7, 3), "Sommerferien"),
        (date(2029, 8, 24), "Sommerferien"),
        (date(2027, 1, 13), None),
    ],
)
def test_hessen_as_its_ministry_says(day, name):
    names = [one.name for one in school_holidays.of_state("HE") if one.first_day <= day <= one.last_day]

    assert names == ([name] if name else [])


def test_every_school_year_of_hessen_has_its_four_holidays():
    names = [one.name for one in school_holidays.of_state("HE")]

    assert names == ["Herbstferien", "Weihnachtsferien", "Osterferien", "Sommerferien"] * 5


def test_state_that_nobody_has_checked_has_none():
    assert (school_holidays.of_state("BY"), school_holidays.source("BY")) == ((), "")


@given(year=st.integers(1, 9999), state=st.sampled_from(sorted(FEDERAL_STATES)))
def test_any_year_may_be_asked_for(year, state):
    assert all(day.year == year for day in public_holidays.of_year(state, year))
