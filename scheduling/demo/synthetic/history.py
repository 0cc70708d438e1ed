"""Rows of the questions that led to some Assignments: who was asked, who said yes, no, or nothing."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from scheduling.demo.synthetic import bulk
from scheduling.demo.synthetic.asked import Keys
from scheduling.demo.synthetic.dice import Dice
from scheduling.demo.synthetic.world import Someone, World
from scheduling.domain.states import OfferState
from scheduling.models import Assessment, Offer, Round

if TYPE_CHECKING:
    from scheduling.demo.synthetic.work import Job

SHARE, OTHERS = 0.1, 2
THOUGHT = timedelta(minutes=25)  # how long a yes takes
NO = (OfferState.DECLINED, OfferState.EXPIRED)

ASSESSMENT = ("id", "pool", "request", "position", "version", "made_at", "candidates", "facts")
ROUND = (
    "id", "pool", "request", "assessment", "number", "version", "asked_at", "waits_until", "step", "policy",
    "minutes", "facts",
)  # fmt: skip
OFFER = (
    "id", "pool", "round", "request", "position", "slot", "interpreter", "person", "version", "state", "code",
    "km", "via", "made_at", "sent_at", "answered_at", "modality", "by_mail",
)  # fmt: skip


def make(
    world: World, jobs: Sequence["Job"], keys: Keys, someone: Sequence[Someone], dice: Dice
) -> list[int | None]:
    """The accepted Offer of each job, None for those a coordinator assigned by hand."""
    asked = [place for place in range(len(jobs)) if dice.happens(SHARE)]
    pool = world.pool.pk
    assessments, rounds = (bulk.numbers(model, len(asked)) for model in (Assessment, Round))
    offers = iter(bulk.numbers(Offer, len(asked) * (1 + OTHERS)))
    rows: tuple[list[bulk.Row], ...] = ([], [], [])
    accepted: list[int | None] = [None] * len(jobs)
    for place, assessment, a_round in zip(asked, assessments, rounds, strict=True):
        job, request, position = jobs[place], keys.requests[place], keys.positions[place]
        at = job.asked.submitted_at
        rows[0].append((assessment, pool, request, position, 1, at, "[]", "{}"))
        waits = at + timedelta(hours=1), "wished", "", 60, "{}"
        rows[1].append((a_round, pool, request, assessment, 1, 1, at, *waits))
        question = (pool, a_round, request, position, keys.slots[place])
        accepted[place] = next(offers)
        yes = (1, OfferState.ACCEPTED, job.code, None, "", at, at, at + THOUGHT, job.asked.modality, False)
        rows[2].append((accepted[place], *question, job.someone.interpreter_id, job.someone.person_id, *yes))
        rows[2].extend((next(offers), *question, *no) for no in _others(job, someone, dice))
    for model, columns, found in zip(
        (Assessment, Round, Offer), (ASSESSMENT, ROUND, OFFER), rows, strict=True
    ):
        bulk.write(model, columns, found)
    return accepted


def _others(job: "Job", someone: Sequence[Someone], dice: Dice) -> list[bulk.Row]:
    """Up to two neighbours who could not, each once."""
    found: dict[int, bulk.Row] = {}
    at = job.asked.submitted_at
    for _each in range(OTHERS):
        one, state = dice.one_of(someone), dice.one_of(NO)
        answered = at + THOUGHT if state == OfferState.DECLINED else None
        if one is not job.someone:
            answer = answered, job.asked.modality, False
            row = one.interpreter_id, one.person_id, 1, state, job.code, None, "", at, at, *answer
            found[one.number] = row
    return list(found.values())
