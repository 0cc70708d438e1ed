"""School holidays: entered by hand, or the official ones of the state taken over."""

from datetime import UTC, date, datetime

import pytest

from pool.actions import school_holidays as acts
from pool.domain.actors import Actor, Role
from pool.domain.days import DayOver, DaysBackwards, YearUnlikely
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import Event, SchoolHoliday

FIRST, LAST = date(2027, 3, 22), date(2027, 4, 2)
EASTER = {"name": "Osterferien", "first_day": FIRST, "last_day": LAST}


def rows(pool):
    """Name and first day of all there are."""
    return list(SchoolHoliday.objects.of(pool).values_list("name", "first_day"))


def test_holidays_are_entered_and_removed(amal, ines, at):
    row = acts.add_school_holiday(amal.pool, **EASTER | {"name": " Osterferien "}, by=ines, at=at)

    event = Event.objects.of(amal.pool).about(amal.pool).get()
    assert (row.name, row.pool, row.first_day, row.last_day) == ("Osterferien", amal.pool, FIRST, LAST)
    assert (event.verb, event.actor, event.facts["first_day"]) == (
        "add_school_holiday", "Ines Vogt", "2027-03-22",
    )  # fmt: skip
    acts.remove_school_holiday(row, by=ines, at=at)
    row.pk = 1
    with pytest.raises(LostRace):
        acts.remove_school_holiday(row, by=ines, at=at)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"name": " "}, acts.HolidaysNameless),
        ({"last_day": date(2027, 3, 21)}, DaysBackwards),
        ({"first_day": date(2025, 3, 22), "last_day": date(2025, 4, 2)}, DayOver),
        ({"last_day": date(9027, 4, 2)}, YearUnlikely),
    ],
)
def test_holidays_nobody_can_mean_are_refused(amal, ines, at, given, refusal):
    with pytest.raises(refusal):
        acts.add_school_holiday(amal.pool, **EASTER | given, by=ines, at=at)

    assert rows(amal.pool) == []


@pytest.mark.parametrize(
    ("first", "last"), [(FIRST, LAST), (LAST, date(2027, 4, 9)), (date(2027, 3, 1), FIRST)]
)
def test_days_that_are_holidays_already_are_refused(amal, ines, at, first, last):
    acts.add_school_holiday(amal.pool, **EASTER, by=ines, at=at)

    with pytest.raises(acts.HolidaysTwice, match="Ferien eingetragen") as refused:
        acts.add_school_holiday(amal.pool, name="Nochmal", first_day=first, last_day=last, by=ines, at=at)

    assert refused.value.facts == {"name": "Osterferien"}


def test_official_ones_that_are_not_over_are_adopted_in_one_event(amal, ines, at):
    found = acts.adopt_school_holidays(amal.pool, by=ines, at=at)

    event = Event.objects.of(amal.pool).about(amal.pool).get()
    assert rows(amal.pool)[0] == ("Weihnachtsferien", date(2026, 12, 23))
    assert len(rows(amal.pool)) == len(found) == 15
    assert (event.verb, event.facts) == ("adopt_school_holidays", {"state": "HE", "count": 15})


def test_what_was_entered_by_hand_stands(amal, ines, at):
    acts.add_school_holiday(amal.pool, **EASTER | {"first_day": date(2027, 3, 25)}, by=ines, at=at)

    acts.adopt_school_holidays(amal.pool, by=ines, at=at)

    assert ("Osterferien", date(2027, 3, 25)) in rows(amal.pool)
    assert ("Osterferien", FIRST) not in rows(amal.pool)


def test_second_click_finds_nothing_more(amal, ines, at):
    acts.adopt_school_holidays(amal.pool, by=ines, at=at)

    with pytest.raises(acts.AllAdopted):
        acts.adopt_school_holidays(amal.pool, by=ines, at=at)


def test_after_the_last_official_day_there_is_nothing_to_adopt(amal, ines):
    with pytest.raises(acts.AllAdopted):
        acts.adopt_school_holidays(amal.pool, by=ines, at=datetime(2030, 9, 1, tzinfo=UTC))


def test_state_without_a_list_is_said(amal, ines, at):
    amal.pool.federal_state = "BY"
    amal.pool.save()

    with pytest.raises(acts.StateNotKnown) as refused:
        acts.adopt_school_holidays(amal.pool, by=ines, at=at)

    assert refused.value.facts == {"state": "Bayern"}


@pytest.mark.parametrize("role", [Role.INTERPRETER, Role.AUTHORITY, Role.COORDINATOR])
def test_only_its_coordinators_may(amal, ines, at, role):
    row = acts.add_school_holiday(amal.pool, **EASTER, by=ines, at=at)
    by = Actor(role, "Fremd", pool_id=amal.pool.pk + (role is Role.COORDINATOR))

    for act in (
        lambda: acts.add_school_holiday(amal.pool, **EASTER, by=by, at=at),
        lambda: acts.remove_school_holiday(row, by=by, at=at),
        lambda: acts.adopt_school_holidays(amal.pool, by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
