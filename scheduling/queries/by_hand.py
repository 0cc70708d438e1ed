"""What stands against asking somebody by hand, or sending them: of everybody judged, in a few statements."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from pool.models import Interpreter
from scheduling.domain import overruling
from scheduling.domain.matching import judge
from scheduling.domain.need import Candidate, Fit, NoFit
from scheduling.domain.ranking import Assessed
from scheduling.domain.sieve import SHORT_NOTICE, torn
from scheduling.models import Position, Request
from scheduling.queries.asking import asked_already, asking_ends, holding_a_question
from scheduling.queries.gathering import gather, speakers
from scheduling.queries.needs import need_of
from scheduling.queries.standing import enough_asked, interpreters_of


@dataclass(frozen=True)
class ByHand:
    """One person, as a question or an Assignment by hand sees them.

    `never` are codes of rules nobody overrules, `rules` of those that a reason overrules.
    """

    judged: Fit | NoFit
    never: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def candidate(self) -> Candidate:
        """Who it is."""
        return self.judged.candidate

    @property
    def fit(self) -> Fit:
        """As they are asked; of whom nobody knows that they fit, nobody knows that they are free."""
        if isinstance(self.judged, Fit):
            return self.judged
        return Fit(self.judged.candidate, self.judged.km, free=False)


def askable_by_hand(
    request: Request, place: Position, assessed: Assessed, *, at: datetime
) -> dict[int, ByHand]:
    """By Interpreter: what stands against a question for the time that counts, the best first."""
    judged: list[Fit | NoFit] = [*assessed.fits, *assessed.nofits]
    rows = interpreters_of(request.pool_id, [ByHand(one).fit for one in judged])
    asked = asked_already(request, place, last=True)
    near = assessed.need.period.start - at < SHORT_NOTICE
    holding = set() if near else holding_a_question([who.person_id for who in rows.values()], at=at)
    waits, spent = enough_asked(rows.values(), until=asking_ends(request), at=at)

    def more(one: Fit | NoFit) -> Iterable[str]:
        who = one.candidate
        if who.interpreter_id in asked:
            yield "asked"
        elif torn(ByHand(one).fit, assessed.need.period):
            yield "torn"
        elif who.person_id in holding:
            yield "holding"
        if who.interpreter_id in waits | spent:
            yield "asked_enough"

    found = [(one, *overruling.asking(one, more(one))) for one in judged]
    return {one.candidate.interpreter_id: ByHand(one, never, rules) for one, never, rules in found}


def against_sending(
    request: Request, place: Position, interpreter: Interpreter, *, at: datetime
) -> tuple[str, ...]:
    """The rules (codes) that an Assignment of this person by hand overrules, however large the Pool is."""
    judged = judge_these(request, place, [interpreter.pk], at=at)
    return overruling.sending(judged[0])[1] if judged else ("not_spoken",)


def judge_these(
    request: Request, place: Position, ids: Collection[int], *, at: datetime
) -> list[Fit | NoFit]:
    """Only these people, for this one date, who will be phoned; those who speak the language."""
    need = need_of(request, place, at=at, by_sms=False)
    found = speakers(need, request.pool_id, limit=max(1, len(ids)), only=ids)
    need, people = gather(found, need, request, place, at=at)
    return [judge(need, one) for one in people]
