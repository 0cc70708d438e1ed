"""Rows of what synthetic interpreters have done and will do: about two Assignments each within four weeks.

Everybody's Assignments lie in different half days, so nobody is ever in two places at once.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from scheduling.demo.synthetic import asked, bulk, history
from scheduling.demo.synthetic.asked import MINUTES, MODALITY, Asked
from scheduling.demo.synthetic.dice import Dice
from scheduling.demo.synthetic.world import Someone, World
from scheduling.domain.states import AssignmentState, RecordState, RequestState
from scheduling.models import Assignment, ServiceRecord

MEAN, MOST, AROUND = 2.0, 6, 28
MORNING, AFTERNOON = (8 * 60, 12), (13 * 60, 17)  # first start, and in how many quarters it may begin
AMOUNT = "20.00"
LINES = json.dumps([{"amount": AMOUNT, "sentence": "1 Einsatz pauschal 20,00 €, Fahrt inbegriffen"}])

ASSIGNMENT = (
    "id", "pool", "request", "position", "interpreter", "person", "offer", "state", "code", "starts", "ends",
    "lat", "lon", "km", "via", "uid", "sequence", "confirmed_at", "revised_at", "ended_at",
    "cancelled_by",
)  # fmt: skip
RECORD = (
    "pool", "assignment", "state", "asked_at", "minutes", "reported_minutes", "stated_minutes", "absent",
    "reported_absent", "stated_absent", "km", "reported_at", "attested_at", "approved_at", "tariff", "amount",
    "lines",
)  # fmt: skip


class Job(NamedTuple):
    """Somebody at a Request."""

    someone: Someone
    asked: Asked
    code: str
    uid: str

    @property
    def done(self) -> bool:
        """Whether it is over."""
        return self.asked.ended_at is not None


def make(world: World, someone: Sequence[Someone], dice: Dice) -> None:
    """Their Assignments with Requests, some with the questions that led to them, and what was paid."""
    workdays = world.days.workdays(-AROUND, AROUND)
    jobs = [job for one in someone for job in _jobs(world, one, workdays, dice)]
    keys = asked.write(world, [job.asked for job in jobs])
    offers = history.make(world, jobs, keys, someone, dice)
    ids = bulk.numbers(Assignment, len(jobs))
    rows = zip(ids, keys.requests, keys.positions, offers, jobs, strict=True)
    bulk.write(Assignment, ASSIGNMENT, (_assignment(world, *row) for row in rows))
    done = (_record(world, pk, job) for pk, job in zip(ids, jobs, strict=True) if job.done)
    bulk.write(ServiceRecord, RECORD, done)


def _jobs(world: World, one: Someone, workdays: Sequence[int], dice: Dice) -> Iterator[Job]:
    taken: set[int] = set()
    for number in range(min(MOST, dice.poisson(MEAN))):
        half = dice.below(2 * len(workdays))
        if half in taken:
            continue
        taken.add(half)
        first, quarters = AFTERNOON if half % 2 else MORNING
        starts = world.days.instant(workdays[half // 2], first + 15 * dice.below(quarters))
        code = f"{1000 + (101 * one.number + number) % 9000}"
        uid = f"{int(dice.roll() * 2**53):016x}{int(dice.roll() * 2**53):016x}"
        yield Job(one, _asked(world, one, starts, dice), code, uid)


def _asked(world: World, one: Someone, starts: datetime, dice: Dice) -> Asked:
    ends = starts + timedelta(minutes=dice.by_weight(MINUTES))
    over = ends <= world.days.at
    office = dice.one_of(world.offices)
    return Asked(
        office=office,
        state=RequestState.CLOSED if over else RequestState.FILLED,
        setting=office.setting,
        modality=dice.by_weight(MODALITY),
        place=dice.one_of(world.around(one.home)),
        starts=starts,
        ends=ends,
        submitted_at=min(starts, world.days.at) - timedelta(days=3),
        ended_at=ends if over else None,
        language=dice.one_of(one.languages),
        least_level="A2",
    )


def _assignment(world: World, pk: int, request: int, position: int, offer: int | None, job: Job) -> bulk.Row:
    one, what = job.someone, job.asked
    state = AssignmentState.DONE if job.done else AssignmentState.CONFIRMED
    where = (what.place.lat, what.place.lon) if what.modality == "on_site" else (None, None)
    confirmed = what.submitted_at + history.THOUGHT
    return (
        pk, world.pool.pk, request, position, one.interpreter_id, one.person_id, offer, state, job.code,
        what.starts, what.ends, *where, None, "", job.uid, 0, confirmed, confirmed,
        what.ended_at, "",
    )  # fmt: skip


def _record(world: World, assignment: int, job: Job) -> bulk.Row:
    ends, minutes = job.asked.ends, (job.asked.ends - job.asked.starts) // timedelta(minutes=1)
    return (
        world.pool.pk, assignment, RecordState.APPROVED, ends, minutes, minutes, minutes, False,
        False, False, "12.0", ends, ends, ends, world.tariff_id, AMOUNT,
        LINES,
    )  # fmt: skip
