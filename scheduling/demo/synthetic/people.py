"""Rows of synthetic interpreters: who they are, what they speak and take on. Nobody has a phone number."""

import json
from collections.abc import Iterator, Sequence
from datetime import date

from pool.domain.settings_of_work import Setting, Travel
from pool.models import Interpreter, LanguageSkill, Person
from scheduling.demo.seed_names import ORIGINS
from scheduling.demo.synthetic import bulk, tongues
from scheduling.demo.synthetic.dice import Dice, Weighted
from scheduling.demo.synthetic.world import Someone, World

NAMES = tuple((one.women.split(), one.men.split(), one.surnames.split()) for one in ORIGINS.values())
RADIUS = Weighted((15, 25, 40, 60), (0.20, 0.35, 0.30, 0.15))
TRAVEL = Weighted([way.value for way in Travel], (0.76, 0.17, 0.05, 0.02))
NOTICE = Weighted((0, 2, 24, 48), (0.80, 0.08, 0.08, 0.04))
NOTHING = "[]"
ONE_SETTING = tuple(json.dumps([setting.value]) for setting in Setting)

PERSON = ("id", "name", "gender", "mobile", "email", "reminder_way")
INTERPRETER = (
    "id", "pool", "person", "number", "state", "postal_code", "town", "lat", "lon", "radius_km", "on_site",
    "phone", "video", "travels_by", "day_limit", "week_limit", "notice_hours", "settings_declined",
    "settings_trained", "declaration_on", "training_on", "record_check_on", "sms_consent_on", "share_phone",
    "sundays", "urgent_anytime",
)  # fmt: skip
SKILL = (
    "pool", "interpreter", "language", "level", "understands", "remote_only", "via", "confirmed_on"
)  # fmt: skip


def make(world: World, numbers: Sequence[int], dice: Dice) -> list[Someone]:
    """These interpreters with their languages, written; ready for calendars and work."""
    persons, interpreters = (bulk.numbers(model, len(numbers)) for model in (Person, Interpreter))
    bulk.write(Person, PERSON, _persons(world, persons, numbers, dice))
    skills: list[bulk.Row] = []
    someone: list[Someone] = []
    rows: list[bulk.Row] = []
    cleared = world.days.day(-300)
    for number, person, interpreter in zip(numbers, persons, interpreters, strict=True):
        home = dice.by_weight(world.towns)
        spoken = tongues.spoken(dice, world.supply)
        one = Someone(number, person, interpreter, home, tuple(code for code, *_rest in spoken))
        someone.append(one)
        rows.append(_interpreter(world.pool.pk, one, dice, cleared))
        skills += [
            (world.pool.pk, interpreter, code, level, follows, afar, "", None)
            for code, level, follows, afar in spoken
        ]
        skills += [
            (world.pool.pk, interpreter, code, "B2", "", False, via, cleared)
            for code, via in tongues.substitutes(dice, one.languages)
        ]
    bulk.write(Interpreter, INTERPRETER, rows)
    bulk.write(LanguageSkill, SKILL, skills)
    return someone


def _persons(world: World, ids: Sequence[int], numbers: Sequence[int], dice: Dice) -> Iterator[bulk.Row]:
    for person, number in zip(ids, numbers, strict=True):
        name, gender = some_name(dice)
        yield person, name, gender, "", f"p{number}@{world.recipe.domain}", ""


def some_name(dice: Dice) -> tuple[str, str]:
    """A first name and a surname that go together, and the gender as it was told."""
    women, men, surnames = dice.one_of(NAMES)
    female = dice.happens(0.65)
    name = f"{dice.one_of(women if female else men)} {dice.one_of(surnames)}".replace("_", " ")
    return name, "" if dice.happens(0.05) else "female" if female else "male"


def _interpreter(pool: int, one: Someone, dice: Dice, cleared: date) -> bulk.Row:
    """Cleared and active, with consent to SMS; only the number is missing."""
    home, on_site = one.home, dice.happens(0.95)
    return (
        one.interpreter_id, pool, one.person_id, one.number, Interpreter.ACTIVE, home.plz, home.town,
        home.lat, home.lon, dice.by_weight(RADIUS), on_site, not on_site or dice.happens(0.9),
        dice.happens(0.4), dice.by_weight(TRAVEL), 2 if dice.happens(0.06) else None,
        dice.one_of((2, 3, 5)) if dice.happens(0.08) else None, dice.by_weight(NOTICE),
        dice.one_of(ONE_SETTING) if dice.happens(0.06) else NOTHING,
        dice.one_of(ONE_SETTING) if dice.happens(0.15) else NOTHING,
        cleared, cleared, cleared, cleared, False, False, False,
    )  # fmt: skip
