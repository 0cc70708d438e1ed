"""Rows of the Requests that wait for somebody."""

import json
from datetime import timedelta

from pool.domain.settings_of_work import Gender, Setting
from scheduling.demo.synthetic import asked, tongues
from scheduling.demo.synthetic.asked import MINUTES, MODALITY, Asked
from scheduling.demo.synthetic.dice import Dice, Weighted
from scheduling.demo.synthetic.world import World
from scheduling.domain.states import RequestState

SETTINGS = tuple(setting.value for setting in Setting)
FIRST, QUARTERS = 8 * 60, 37  # from 08:00 to 17:00
WORKDAY = 0.93


def make(world: World, number: int, wanted: Weighted[str], dice: Dice) -> None:
    """So many, from tomorrow on, approved and not yet asked about."""
    every = range(1, world.recipe.days + 1)
    workdays = world.days.workdays(1, world.recipe.days) or every
    days = (dice.one_of(workdays if dice.happens(WORKDAY) else every) for _each in range(number))
    asked.write(world, [_open(world, away, wanted, dice) for away in days])


def _open(world: World, away: int, wanted: Weighted[str], dice: Dice) -> Asked:
    days = world.days
    starts = days.instant(away, FIRST + 15 * dice.below(QUARTERS))
    office, language = dice.one_of(world.offices), dice.by_weight(wanted)
    gender = dice.one_of((Gender.FEMALE, Gender.FEMALE, Gender.MALE)).value if dice.happens(0.12) else ""
    more = [dice.by_weight(wanted)] if dice.happens(0.02) else []
    also = tongues.standing_in(language) if dice.happens(0.1) else ()
    return Asked(
        office=office,
        state=RequestState.APPROVED,
        setting=office.setting if dice.happens(0.8) else dice.one_of(SETTINGS),
        modality=dice.by_weight(MODALITY),
        place=dice.by_weight(world.towns),
        starts=starts,
        ends=starts + timedelta(minutes=dice.by_weight(MINUTES)),
        submitted_at=days.at - timedelta(minutes=dice.below(3 * 24 * 60)),
        ended_at=None,
        language=language,
        least_level=dice.one_of(("A2", "B1", "B1", "B1", "B2", "C1")),
        gender=gender,
        gender_required=bool(gender) and dice.happens(0.5),
        more=json.dumps([code for code in more if code != language]),
        also=json.dumps(also),
        direction=dice.one_of(("both",) * 18 + ("from", "into")),
    )
