"""Rows of the calendars of synthetic people."""

from collections.abc import Sequence

from pool.models import Absence, Availability, Bond, ExtraHours
from scheduling.demo.synthetic import bulk, calendars
from scheduling.demo.synthetic.dice import Dice, Weighted
from scheduling.demo.synthetic.world import Someone, World

BONDS, SIDES = 0.02, (Bond.AUTHORITY, Bond.INTERPRETER, Bond.COORDINATOR)
KINDS = Weighted((Bond.GOOD, Bond.APART, Bond.CONFLICT), (0.6, 0.25, 0.15))


def make(world: World, someone: Sequence[Someone], dice: Dice) -> None:
    """Weekly hours, absences, extra hours, and for a few what is said of them with an authority."""
    day = world.days.day
    hours = ((one.person_id, *window) for one in someone for window in calendars.hours(dice))
    bulk.write(Availability, ("person", "weekday", "start", "end"), hours)
    away = (
        (one.person_id, day(first), day(last), start, end)
        for one in someone
        for first, last, start, end in calendars.absences(dice)
    )
    bulk.write(Absence, ("person", "first_day", "last_day", "start", "end"), away)
    extra = (
        (one.person_id, day(date), start, end)
        for one in someone
        for date, start, end in calendars.extras(dice)
    )
    bulk.write(ExtraHours, ("person", "day", "start", "end"), extra)
    said = (
        (world.pool.pk, one.interpreter_id, dice.one_of(world.offices).authority_id, "",
         dice.by_weight(KINDS), dice.one_of(SIDES), day(-dice.below(200)), "")
        for one in someone
        if dice.happens(BONDS)
    )  # fmt: skip
    columns = "pool", "interpreter", "authority", "client_token", "kind", "said_by", "said_on", "reason"
    bulk.write(Bond, columns, said)
