"""A Pool with one volunteer who has done much and will do much, and a schedule of any size; as rows."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from pool.domain.actors import Actor, Role
from pool.models import Authority, Interpreter, Membership, Person, Pool
from scheduling.models import Assignment, Position, Request, Slot

HOUR, BACK = timedelta(hours=1), timedelta(days=29)
NAME, CODES = "benchmark-feeds", 9000


class Schedule(NamedTuple):
    """Who reads it, each with how many Assignments they see."""

    pool: Pool
    volunteer: Actor
    coordinator: Actor


def make_schedule(*, own: int, all_: int, at: datetime) -> Schedule:
    """`all_` Assignments within the time a feed shows, `own` of them the volunteer's."""
    pool = Pool.objects.create(slug=NAME, name="Dolmetscherpool Musterkreis", sms_name="Pool",
                               email="pool@pool.example", phone="+496990009001")  # fmt: skip
    clerk, coordinator = (Person.objects.create(name=name) for name in ("Gesa Klee", "Ines Vogt"))
    office = Authority.objects.create(
        pool=pool, name="Jugendamt Korbach", postal_code="34497", town="Korbach"
    )
    Membership.objects.create(pool=pool, person=coordinator, role=Membership.COORDINATOR)
    busy, other = (_interpreter(pool, number) for number in (1, 2))
    who = [busy] * own + [other] * (all_ - own)
    _assignments(pool, office, clerk, who, begins=at - BACK)
    volunteer = Actor(Role.INTERPRETER, "Amal Haddad", pool.pk, busy.person_id, interpreter_id=busy.pk)
    return Schedule(pool, volunteer, Actor(Role.COORDINATOR, "Ines Vogt", pool.pk, coordinator.pk))


def _interpreter(pool: Pool, number: int) -> Interpreter:
    person = Person.objects.create(name=f"Amal Haddad {number}")
    return Interpreter.objects.create(pool=pool, person=person, number=number, state=Interpreter.ACTIVE)


def _assignments(
    pool: Pool, office: Authority, clerk: Person, who: Sequence[Interpreter], *, begins: datetime
) -> None:
    """One after the other, each with its Request."""
    asked = Request.objects.bulk_create(
        Request(pool=pool, authority=office, requester=clerk, state="filled", setting="youth_office",
                modality="on_site", postal_code="34497", town="Korbach", street="Südring 2",
                meeting_point="Foyer", contact_name="Frau Klee", contact_phone="069 90009002",
                submitted_at=begins) for _each in who
    )  # fmt: skip
    times = [(begins + number * HOUR, begins + (number + 1) * HOUR) for number in range(len(who))]
    Slot.objects.bulk_create(
        Slot(pool=pool, request=one, starts=starts, ends=ends)
        for one, (starts, ends) in zip(asked, times, strict=True)
    )
    places = Position.objects.bulk_create(Position(pool=pool, request=one, language="apc") for one in asked)
    Assignment.objects.bulk_create(
        Assignment(pool=pool, request=one, position=place, interpreter=somebody, person_id=somebody.person_id,
                   code=f"{1000 + number % CODES}", starts=starts, ends=ends, confirmed_at=begins,
                   revised_at=begins)
        for number, (one, place, somebody, (starts, ends)) in enumerate(
            zip(asked, places, who, times, strict=True)
        )
    )  # fmt: skip
