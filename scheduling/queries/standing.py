"""Where the asking for one place stands on one rung of the ladder: what a policy decides on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from pool.domain.periods import Period
from pool.models import Interpreter
from scheduling.domain.escalation import Way
from scheduling.domain.need import Fit
from scheduling.domain.ranking import WEIGHTS, Assessed
from scheduling.domain.rounds import Option, Policy, Standing, Waiting, price
from scheduling.domain.sieve import Sieve
from scheduling.domain.willingness import REMINDER, Memory
from scheduling.models import Offer, Position, Request, Slot
from scheduling.queries.asking import asked_already, asking_ends, holding_a_question, open_questions
from scheduling.queries.memories import asked_since, memories
from scheduling.queries.needs import slot_of
from scheduling.queries.press import press_of
from scheduling.queries.quiet import quiet_hours, rings_from
from scheduling.queries.series import candidates_for

WEEK = timedelta(days=7)
USUAL = 0.3  # the chance of a question of which nobody reckoned one


@dataclass(frozen=True)
class Look:
    """One rung, looked at: how everybody is judged, what a policy decides on, and whether waiting helps.

    `later`: somebody may be asked or reminded later on this very rung. `stuck`: somebody might, but has long
    been silent to a question for the same time, so the next rung is climbed meanwhile.
    """

    way: Way
    slot: Slot
    assessed: Assessed
    standing: Standing
    later: bool
    stuck: bool

    @property
    def chances(self) -> dict[int, float]:
        """By Interpreter."""
        return {one.interpreter_id: one.chance for one in self.standing.options}


def look(request: Request, position: Position, way: Way, policy: Policy, *, at: datetime) -> Look:
    """Judge everybody for this rung, and say who may be asked or reminded now."""
    slot = slot_of(request, way)
    assessed = candidates_for(request, position, at=at, way=way)
    people = interpreters_of(request.pool_id, assessed.fits)
    asked = asked_already(request, position, slot=slot, modality=way.modality)
    waits, spent = enough_asked(people.values(), until=asking_ends(request, slot), at=at)
    asleep = {pk for pk, who in people.items() if rings_from(who, slot.starts, at) > at}
    holding = holding_a_question([who.person_id for who in people.values()], at=at)
    sieve = Sieve(Period(slot.starts, slot.ends), at, asked, holding, asleep | waits, spent)
    if not sieve.left(assessed.fits):
        last = asked_already(request, position, slot=slot, modality=way.modality, last=True)
        sieve = replace(sieve, asked=last)
    left = _left(request, slot, people.values(), at)
    ready = sieve.ready(assessed.fits)
    opened = list(open_questions(request).filter(position=position))
    mine = [one for one in opened if one.slot_id == slot.pk and one.modality == way.modality]
    quiet = quiet_hours(request.pool)
    memory = memories([who.person_id for who in people.values()], at=at)
    press = press_of(request.pool_id, people, position.language, at=at)
    reckon = Reckoning(assessed, memory, press, at=at)
    silent = [
        one for one in mine
        if one.sent_at and not one.reminded_at and one.interpreter_id in people
        and one.interpreter_id not in asleep
        and quiet.awake_minutes(one.sent_at, at) >= policy.silence
    ]  # fmt: skip
    standing = Standing(
        left,
        options=[reckon.option(fit.candidate.interpreter_id) for fit in ready],
        waiting=[part for one in opened for part in _waiting(one, quiet, at)],
        silent=[reckon.option(one.interpreter_id, reminder=True) for one in silent],
    )
    unreminded = any(not one.reminded_at for one in mine) and left > policy.silence and policy.reminds
    later = bool(sieve.left(assessed.fits)) or unreminded
    return Look(way, slot, assessed, standing, later, bool(sieve.stuck(assessed.fits)))


class Reckoning:
    """What a question to each of the fitting people brings and costs, by what the log says of them."""

    def __init__(
        self, assessed: Assessed, memory: Mapping[int, Memory], press: Mapping[int, float], *, at: datetime
    ) -> None:
        self.at, self.need, self.memory, self.press = at, assessed.need, memory, press
        self.ranked = {one.fit.candidate.interpreter_id: one for one in assessed.ranked}
        self.whole = sum({**WEIGHTS, **self.need.weights}.values())
        loads = [fit.candidate.load for fit in assessed.fits]
        self.mean = sum(loads) / max(1, len(loads))

    def option(self, interpreter_id: int, *, reminder: bool = False) -> Option:
        """Chance and price, from the log and from matching's score."""
        ranked = self.ranked[interpreter_id]
        fit, who = ranked.fit, ranked.fit.candidate
        memory = self.memory[who.person_id]
        km = fit.km if self.need.on_site else None
        tired = memory.tiredness(self.at)
        cost = price(
            tired=tired, hours=who.load, mean_hours=self.mean, km=km,
            press=self.press.get(interpreter_id, 0.0), merit=min(1.0, ranked.score / self.whole),
        )  # fmt: skip
        chance = memory.chance(self.at, km, known=fit.free, reminder=reminder)
        return Option(interpreter_id, chance, cost, 0.0 if who.came_last else tired)


def _waiting(offer: Offer, quiet, at: datetime) -> Iterable[Waiting]:  # type: ignore[no-untyped-def]
    """An open question, and its reminder as another one."""
    chance = USUAL if offer.chance is None else offer.chance
    since = quiet.awake_minutes(offer.sent_at, at) if offer.sent_at else 0.0
    yield Waiting(offer.interpreter_id, chance, since)
    if offer.reminded_at:
        yield Waiting(offer.interpreter_id, chance * REMINDER, quiet.awake_minutes(offer.reminded_at, at))


def _left(request: Request, slot: Slot, people: Iterable[Interpreter], at: datetime) -> float:
    """Awake minutes until asking ends; real ones when somebody may be asked at any hour."""
    ends = asking_ends(request, slot)
    awake = quiet_hours(request.pool).awake_minutes(at, ends)
    sleepless = any(rings_from(who, slot.starts, at) <= at for who in people)
    return max(awake, (ends - at).total_seconds() / 60) if sleepless and not awake else awake


def interpreters_of(pool_id: int, fits: Iterable[Fit]) -> dict[int, Interpreter]:
    """The rows of those who fit, with their Pool."""
    pks = [fit.candidate.interpreter_id for fit in fits]
    rows = Interpreter.objects.of(pool_id).filter(pk__in=pks)
    return {who.pk: who for who in rows.select_related("pool")}


def enough_asked(
    people: Iterable[Interpreter], *, until: datetime, at: datetime
) -> tuple[set[int], set[int]]:
    """Who has had enough questions for seven days: those who may be asked before `until`, and the others."""
    again = asked_again_from(people, at=at)
    waits = {pk for pk, when in again.items() if when < until}
    return waits, again.keys() - waits


def asked_again_from(people: Iterable[Interpreter], *, at: datetime) -> dict[int, datetime]:
    """From when on those may be asked who have had enough questions for seven days."""
    rows = list(people)
    limits = {who.pk: _limit(who) for who in rows}
    asked = asked_since([who.person_id for who in rows], at - WEEK)
    again: dict[int, datetime] = {}
    for who in rows:
        made, limit = asked.get(who.person_id, []), limits[who.pk]
        if limit and len(made) >= limit:
            again[who.pk] = made[limit - 1] + WEEK
    return again


def _limit(who: Interpreter) -> int:
    return who.pool.offers_per_week if who.offers_per_week is None else who.offers_per_week
