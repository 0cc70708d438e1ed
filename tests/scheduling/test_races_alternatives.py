"""Two yeses to two proposed times in the same second: one of them counts, with its time."""

from datetime import datetime, timedelta

import pytest

from scheduling.actions import offers
from scheduling.domain.escalation import Step, Way
from scheduling.models import Assignment, Request
from tests.builders import ask, interpreter_actor, make_authority, make_interpreter, make_pool, submit
from tests.scheduling.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)


def test_yeses_to_two_times_and_the_phone_make_one_assignment(at: datetime) -> None:
    pool = make_pool(wider_percent=0)
    row = submit(make_authority(pool), at, instead=("phone",), other_times=(at + 2 * DAY, at + 3 * DAY))
    Request.objects.of(pool).update(state="searching")
    ways = [
        Way(Step.WISHED, 1, "on_site"),
        Way(Step.REMOTE, 1, "phone"),
        Way(Step.OTHER_TIME, 2, "on_site"),
        Way(Step.OTHER_TIME, 3, "on_site"),
    ]
    people = [make_interpreter(pool, f"Person{n} Haddad", mobile=f"+49171392000{n}") for n in range(4)]
    asked = [ask(row, who, at, way=way) for who, way in zip(people, ways, strict=True)]

    outcomes = at_once(*(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked))

    [made] = Assignment.objects.across_pools()
    row = Request.objects.of(pool).get()
    assert outcomes == {"done": 1, "AlreadyFilled": 3}
    assert (row.state, row.slot.starts, row.modality) == ("filled", made.starts, made.offer.modality)
    assert made.starts == made.offer.slot.starts
    assert sorted(slot.rank for slot in row.slots.all()) == [1, 2, 3]
