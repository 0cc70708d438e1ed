"""Who could come: everybody who speaks the language, judged and in order; or the best of very many.

A county's pool is judged whole, so that everybody reads why they are asked or not. Where more than `WHOLE`
speak a language, the nearest `NEAREST` who fit are found and put in order (scheduling.queries.search): far
more than anybody asks, and fairness among them is as good as among all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from pool.models import Interpreter, LanguageSkill
from scheduling.domain.escalation import Way
from scheduling.domain.matching import judge
from scheduling.domain.need import BY_MAIL, Candidate, Fit, Need, NoFit, Reason
from scheduling.domain.ranking import Assessed, assess, put_in_order
from scheduling.domain.who import cannot
from scheduling.models import Assignment, Position, Request, Slot
from scheduling.queries.gathering import gather, speakers
from scheduling.queries.last_time import wished_again
from scheduling.queries.needs import need_of, slot_of
from scheduling.queries.search import narrow
from scheduling.queries.ways import roads_said

WHOLE, NEAREST, BLOCK = 500, 60, 80
MOST, KEPT = 6_800, 200  # so many are judged at the most, and of those who do not fit so many are kept


def candidates_for(
    request: Request, position: Position, *, at: datetime, by_sms: bool = True, way: Way | None = None
) -> Assessed:
    """Judge and rank everybody of this Pool who speaks the language; of very many, the nearest who fit.

    `way` is how far the search goes beyond what was wished.
    """
    need = need_of(request, position, at=at, by_sms=by_sms, way=way)
    found = speakers(need, request.pool_id, limit=WHOLE + 1)
    if len(found) > WHOLE:
        return best_for(request, position, at=at, by_sms=by_sms, way=way)
    need, people = gather(found, need, request, position, at=at)
    return assess(need, people, roads=roads_said(need, people), road_factor=need.road_factor)


def best_for(
    request: Request, position: Position, *, at: datetime, by_sms: bool = True, way: Way | None = None
) -> Assessed:
    """The nearest who fit, in order, with those judged on the way; the same for a Pool of any size.

    Who only stands in for the language is looked for when fewer than `NEAREST` speak it themselves.
    """
    need, slot = need_of(request, position, at=at, by_sms=by_sms, way=way), slot_of(request, way)
    judged: list[Fit | NoFit] = []
    if again := wished_again(request, position):
        found = speakers(need, request.pool_id, limit=len(again), only=again)
        need, people = gather(found, need, request, position, at=at)
        judged = [judge(need, one) for one in people]
        if request.again == Request.IN_ANY_CASE:
            return _narrowed(need, judged)
    left = NEAREST
    for substitute in (False, True) if need.also else (False,):
        for asked, block in _blocks(need, request, position, slot, at=at, substitute=substitute):
            need = replace(need, roads={**need.roads, **asked.roads})
            for one in block:
                if one.came_last:
                    continue
                answer = judge(need, one)
                judged.append(answer)
                left -= isinstance(answer, Fit)
                if not left:
                    return _narrowed(need, judged)
    return _narrowed(need, judged)


def _narrowed(need: Need, judged: Sequence[Fit | NoFit]) -> Assessed:
    said = roads_said(need, [one.candidate for one in judged])
    kept: list[Fit | NoFit] = [one for one in judged if isinstance(one, Fit)]
    kept += [one for one in judged if isinstance(one, NoFit)][:KEPT]
    facts = {"judged": len(judged), "narrowed": True}
    return put_in_order(need, kept, roads=said, road_factor=need.road_factor, **facts)


def _blocks(
    need: Need, request: Request, position: Position, slot: Slot, *, at: datetime, substitute: bool
) -> Iterator[tuple[Need, list[Candidate]]]:
    """Those worth judging, the nearest first, block by block, each four times the one before.

    On a day on which the Pool is closed the first block is enough to say so.
    """
    offset, limit = 0, BLOCK
    while True:
        ids = narrow(need, request, position, slot=slot, substitute=substitute, limit=limit, offset=offset)
        people = speakers(need, request.pool_id, limit=limit, only=ids)
        rows = {row.interpreter_id: row for row in people}
        found = [rows[pk] for pk in ids if pk in rows]
        yield gather(found, need, request, position, at=at)
        if len(ids) < limit or need.closed or offset + limit >= MOST:
            return
        offset, limit = offset + limit, limit * 4


def judge_again(request: Request, held: Assignment, *, at: datetime) -> tuple[Fit, list[Reason]]:
    """The one who holds the Assignment, for the question about what is new; and why they cannot be meant.

    Time and way are theirs to judge. Whom no SMS reaches is asked by mail: they count on coming, even if they
    would rather be called. Who has left
    the language is asked as what they have promised to be.
    """
    need = need_of(request, held.position, at=at)
    who = held.interpreter
    found = speakers(need, request.pool_id, limit=1, only=[who.pk])
    one = Candidate(
        who.pk, held.person_id, who.person.name, need.least_level, via=held.via, place=who.home,
        sms=all(row.sms and row.confirmed and row.reachable and not row.silent for row in found),
        mail=bool(who.person.email), contact=BY_MAIL if who.contact_by == BY_MAIL else "",
    )  # fmt: skip
    _need, people = gather(found, need, request, held.position, at=at)
    way = need.way(who.home, need.place, who.travels_by) if need.on_site else None
    against = [reason for candidate in people for reason in cannot(need, candidate)]
    return Fit(one, way.km if way else None, free=False), against


def via_of(interpreter: Interpreter, position: Position) -> str:
    """The language by which this Interpreter stands in at this place; empty for the exact one."""
    rows = LanguageSkill.objects.of(position.pool_id).filter(interpreter=interpreter)
    return rows.filter(language=position.language).values_list("via", flat=True).first() or ""
