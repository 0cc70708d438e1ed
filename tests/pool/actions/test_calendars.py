"""The calendar of a person: what contradicts itself is refused, what overlaps becomes one."""

from datetime import date, timedelta

import pytest

from pool.actions import calendars
from pool.domain.days import DayOver, DaysBackwards, YearUnlikely
from pool.domain.refusals import LostRace, NotAllowed
from pool.domain.windows import WindowBackwards
from pool.models import Absence, Availability, Event, ExtraHours
from tests.builders import make_interpreter

DAY = date(2026, 12, 1)
NONE: list[tuple[int, int]] = []


def week(**days: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Seven days, most of them without windows: week(mo=[(480, 720)])."""
    return [days.get(name, NONE) for name in ("mo", "tu", "we", "th", "fr", "sa", "su")]


def hours_of(who) -> list[tuple[int, int, int]]:
    """What is written, in order."""
    return sorted(Availability.objects.filter(person=who.person).values_list("weekday", "start", "end"))


def test_hours_that_overlap_or_touch_become_one(amal, ines, at):
    said = week(mo=[(720, 900), (480, 720), (600, 660), (960, 1020)])

    calendars.set_hours(amal, week=said, by=ines, at=at)

    assert hours_of(amal) == [(0, 480, 900), (0, 960, 1020)]


def test_hours_replace_those_of_the_same_dates_only(amal, ines, at):
    calendars.set_hours(amal, week=week(mo=[(480, 720)]), by=ines, at=at)
    calendars.set_hours(amal, week=week(tu=[(480, 720)]), valid_from=DAY, by=ines, at=at)

    calendars.set_hours(amal, week=week(fr=[(480, 720)]), by=ines, at=at)

    assert hours_of(amal) == [(1, 480, 720), (4, 480, 720)]


def test_no_hours_take_away_those_there_were(amal, ines, at):
    calendars.set_hours(amal, week=week(mo=[(480, 720)]), by=ines, at=at)

    calendars.set_hours(amal, week=week(), by=ines, at=at)

    assert hours_of(amal) == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"week": week(mo=[(720, 480)])}, WindowBackwards),
        ({"week": week(mo=[(480, 480)])}, WindowBackwards),
        ({"week": week(mo=[(480, 1441)])}, WindowBackwards),
        ({"week": week(mo=[(-60, 480)])}, WindowBackwards),
        ({"week": week()}, calendars.NothingSaid),
        (
            {"week": week(mo=[(480, 720)]), "valid_from": DAY, "valid_until": DAY - timedelta(days=1)},
            calendars.ValidityBackwards,
        ),
        ({"week": week(mo=[(480, 720)]), "valid_until": date(2026, 11, 22)}, calendars.HoursOver),
    ],
)
def test_hours_nobody_can_mean_are_refused_and_nothing_is_lost(amal, ines, at, given, refusal):
    calendars.set_hours(amal, week=week(mo=[(60, 120)]), valid_from=date(2026, 1, 1), by=ines, at=at)

    with pytest.raises(refusal):
        calendars.set_hours(amal, **given, by=ines, at=at)

    assert hours_of(amal) == [(0, 60, 120)]


def test_extra_hours_of_one_day_become_one(amal, ines, at):
    calendars.add_extra_hours(amal, day=DAY, start=480, end=600, by=ines, at=at)
    calendars.add_extra_hours(amal, day=DAY, start=600, end=720, by=ines, at=at)
    calendars.add_extra_hours(amal, day=DAY, start=900, end=960, by=ines, at=at)

    rows = ExtraHours.objects.filter(person=amal.person).values_list("start", "end")
    assert list(rows) == [(480, 720), (900, 960)]


def test_extra_hours_said_before_are_refused(amal, ines, at):
    calendars.add_extra_hours(amal, day=DAY, start=480, end=600, by=ines, at=at)

    with pytest.raises(calendars.SaidBefore):
        calendars.add_extra_hours(amal, day=DAY, start=500, end=600, by=ines, at=at)


def test_extra_hours_on_a_day_away_are_refused(amal, ines, at):
    calendars.add_absence(amal, first_day=DAY, last_day=DAY, by=ines, at=at)

    with pytest.raises(calendars.AwayThatDay):
        calendars.add_extra_hours(amal, day=DAY, start=480, end=600, by=ines, at=at)


def test_extra_hours_beside_some_hours_away_are_fine(amal, ines, at):
    calendars.add_absence(amal, first_day=DAY, last_day=DAY, start=480, end=600, by=ines, at=at)

    calendars.add_extra_hours(amal, day=DAY, start=900, end=960, by=ines, at=at)

    assert ExtraHours.objects.count() == 1


@pytest.mark.parametrize(
    ("day", "refusal"), [(date(2026, 11, 22), DayOver), (date(9026, 11, 22), YearUnlikely)]
)
def test_extra_hours_on_a_day_nobody_means_are_refused(amal, ines, at, day, refusal):
    with pytest.raises(refusal):
        calendars.add_extra_hours(amal, day=day, start=480, end=600, by=ines, at=at)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"last_day": DAY - timedelta(days=1)}, DaysBackwards),
        ({"first_day": date(2026, 1, 1), "last_day": date(2026, 1, 2)}, DayOver),
        ({"start": 480}, calendars.TimesHalf),
        ({"end": 480}, calendars.TimesHalf),
        ({"start": 480, "end": 480}, WindowBackwards),
    ],
)
def test_absence_that_contradicts_itself_is_refused(amal, ines, at, given, refusal):
    with pytest.raises(refusal):
        calendars.add_absence(amal, **({"first_day": DAY, "last_day": DAY} | given), by=ines, at=at)

    assert Absence.objects.count() == 0


def test_absence_said_twice_is_refused(amal, ines, at):
    calendars.add_absence(amal, first_day=DAY, last_day=DAY, by=ines, at=at)

    with pytest.raises(calendars.SaidBefore):
        calendars.add_absence(amal, first_day=DAY, last_day=DAY, by=ines, at=at)


def test_what_is_gone_or_somebody_elses_is_not_removed(amal, ines, at):
    other = make_interpreter(amal.pool, "Bo Tesfay", "tir")
    row = calendars.add_absence(amal, first_day=DAY, last_day=DAY, by=ines, at=at)

    with pytest.raises(LostRace):
        calendars.remove_absence(other, absence=row, by=ines, at=at)
    calendars.remove_absence(amal, absence=row, by=ines, at=at)
    row.pk = 1
    with pytest.raises(LostRace):
        calendars.remove_absence(amal, absence=row, by=ines, at=at)


def test_calendar_is_ones_own_and_the_coordinators(amal, ines, jona, herself, at):
    other = make_interpreter(amal.pool, "Bo Tesfay", "tir")

    calendars.add_extra_hours(amal, day=DAY, start=480, end=600, by=herself, at=at)

    for who, by in ((other, herself), (amal, jona)):
        with pytest.raises(NotAllowed):
            calendars.add_extra_hours(who, day=DAY, start=700, end=800, by=by, at=at)


def test_journal_keeps_that_it_changed_but_not_when_somebody_is_away(amal, ines, at):
    calendars.add_absence(amal, first_day=DAY, last_day=DAY, by=ines, at=at)

    event = Event.objects.of(amal.pool).about(amal).get()
    assert (event.verb, event.actor, event.facts) == ("add_absence", "Ines Vogt", {})
