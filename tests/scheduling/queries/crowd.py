"""A crowd of volunteers by the dice, as rows, and appointments for them; the same for the same seed."""

from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from pool import postal_codes
from pool.actions import spoken
from pool.models import (
    Absence,
    Authority,
    Availability,
    BusyTime,
    ExtraHours,
    Interpreter,
    LanguageSkill,
    OwnCalendar,
    Person,
    Pool,
)
from scheduling.models import Assignment, Position, Request, Slot
from tests.builders import CLEARED, clerk_of, confirm_number

BERLIN = ZoneInfo("Europe/Berlin")
TOWNS = ("34497", "35066", "34537", "34454", "35088", "34508", "34117", "27498")
AROUND = ("59494", "57072", "37073", "36037", "33098", "99817", "35578", "58095", "37574", "60311")
DAYS = [date(2026, 10, 24) + timedelta(days=n) for n in range(9)] + [date(2027, 3, 28), date(2028, 2, 29)]
LEVELS = ("A2", "B2", "C1", "C2", "native", "native")


def crowd(pool: Pool, number: int, dice: Random) -> list[Interpreter]:
    """People with every kind of hours, absence, place and paper; some stand in, some have not confirmed."""
    people = Person.objects.bulk_create(
        Person(name=f"Person{n}", gender=dice.choice(("", "female", "male")),
               mobile=f"+4917139200{n % 100:02}" if dice.random() < 0.9 else "") for n in range(number)
    )  # fmt: skip
    for person in people:
        if person.pk % 17:
            confirm_number(person.mobile)
    rows = Interpreter.objects.bulk_create(
        Interpreter(pool=pool, person=person, number=n + 1, **_columns(dice))
        for n, person in enumerate(people)
    )
    LanguageSkill.objects.bulk_create(
        LanguageSkill(pool=pool, interpreter=row, **_skill(dice)) for row in rows
    )
    for person in people:
        _calendar(person, dice)
    spoken.rebuild([row.pk for row in rows])
    return rows


def _columns(dice: Random) -> dict[str, object]:
    place = postal_codes.find(dice.choice((*TOWNS, *TOWNS, *AROUND)))
    known = dice.random() < 0.95
    dated = dict.fromkeys(("declaration_on", "training_on", "record_check_on", "sms_consent_on"), CLEARED)
    states = [Interpreter.ACTIVE] * 12 + [Interpreter.PAUSED, Interpreter.TRAINING, Interpreter.LEFT]
    return dated | {
        "state": dice.choice(states),
        "postal_code": place.plz if known else "",
        "lat": place.lat if known else None,
        "lon": place.lon if known else None,
        "radius_km": dice.choice((0, 30, 60, 120, 400)),
        "on_site": dice.random() < 0.9,
        "phone": dice.random() < 0.8,
        "video": dice.random() < 0.5,
        "day_limit": dice.choice((None, None, 1)),
        "notice_hours": dice.choice((0, 0, 48)),
    }


def _skill(dice: Random) -> dict[str, object]:
    via = dice.random() < 0.2
    return {
        "language": "acm",
        "level": dice.choice(LEVELS),
        "understands": dice.choice(("", "", *LEVELS)),
        "remote_only": dice.random() < 0.1,
        "via": "apc" if via else "",
        "confirmed_on": CLEARED if via else None,
    }


def _calendar(person: Person, dice: Random) -> None:
    """Hours in odd minutes and across all of the day; some dated, some of nobody knows which."""
    windows = []
    for _each in range(dice.choice((0, 0, 3, 8))):
        start = dice.randrange(0, 1380)
        dated = dice.choice((None, None, DAYS[3]))
        windows.append(
            Availability(person=person, weekday=dice.randrange(7), start=start, valid_until=dated,
                         end=min(1440, start + dice.choice((45, 300, 720, 1440))))
        )  # fmt: skip
    Availability.objects.bulk_create(windows)
    if dice.random() < 0.2:
        ExtraHours.objects.create(person=person, day=dice.choice(DAYS), start=0, end=1440)
    if dice.random() < 0.3:
        day = dice.choice(DAYS)
        part = {} if dice.random() < 0.5 else {"start": 600, "end": 720}
        Absence.objects.create(person=person, first_day=day, last_day=day + timedelta(days=2), **part)
    if dice.random() < 0.3:
        starts = datetime.combine(
            dice.choice(DAYS), time(dice.randrange(24), dice.choice((0, 15, 40))), BERLIN
        )
        own = OwnCalendar.objects.create(person=person, host="x.example", added_at=starts, due_at=starts)
        ends = starts + timedelta(hours=dice.choice((1, 5, 30)))
        BusyTime.objects.create(calendar=own, person=person, starts=starts, ends=ends)


def appointment(authority: Authority, dice: Random, at: datetime) -> tuple[Request, Position]:
    """A Request with one Position, as rows only: nobody is asked."""
    pool, day = authority.pool, dice.choice(DAYS)
    _by, requester = clerk_of(authority)
    row = Request.objects.create(
        pool=pool, authority=authority, requester=requester, setting="school", submitted_at=at,
        modality=dice.choice(("on_site", "on_site", "on_site", "phone", "video")),
        postal_code=dice.choice((*TOWNS, *TOWNS, "99999", "")),
    )  # fmt: skip
    clock = time(dice.randrange(24), dice.choice((0, 15, 40)))
    starts = datetime.combine(day, clock, BERLIN).astimezone(ZoneInfo("UTC"))
    ends = starts + timedelta(minutes=dice.choice((30, 60, 90, 240)))
    Slot.objects.create(pool=pool, request=row, starts=starts, ends=ends)
    also = ["apc"] if dice.random() < 0.5 else []
    position = Position.objects.create(
        pool=pool, request=row, language="acm", least_level="B1", also=also,
        gender=dice.choice(("", "female")), gender_required=dice.random() < 0.2,
    )  # fmt: skip
    return row, position


def booked(row: Request, position: Position, who: Interpreter, at: datetime) -> Assignment:
    """`who` has the place, so that others find them busy."""
    slot = row.slot
    return Assignment.objects.create(
        pool=row.pool, request=row, position=position, interpreter=who, person=who.person, code="4821",
        starts=slot.starts, ends=slot.ends, confirmed_at=at, revised_at=at,
    )  # fmt: skip
