"""Who could come: everybody who speaks the language, judged and in order.

A county's pool is judged whole, so that everybody reads why they are asked or not. Where more speak a
language than `WHOLE`, `best_for` narrows first (scheduling.queries.search) and judges the nearest.
"""

from datetime import datetime

from scheduling.domain.need import Candidate, Fit, Need
from scheduling.domain.ranking import Assessed, assess
from scheduling.models import Assignment, Position, Request
from scheduling.queries.gathering import gather, skills, speakers
from scheduling.queries.needs import need_of

WHOLE = 500


def candidates_for(request: Request, position: Position, *, at: datetime) -> Assessed:
    """Judge and rank everybody of this Pool who speaks the language."""
    need = need_of(request, position, at=at)
    need, people = gather(skills(speakers(need, request.pool_id)), need, request, position, at=at)
    return assess(need, people, roads=_roads(need))


def judge_again(request: Request, held: Assignment, *, at: datetime) -> Fit:
    """The one who holds the Assignment, for the question about its new time; fits by definition."""
    need = need_of(request, held.position, at=at)
    who = held.interpreter
    home = who.home
    one = Candidate(who.pk, held.person_id, who.person.name, need.least_level, place=home)
    way = need.way(home, need.place, who.travels_by) if need.on_site else None
    return Fit(one, way.km if way else None, free=False)


def _roads(need: Need) -> str:
    return "measured" if need.roads else "estimated"
