"""Who could come: everybody who speaks the language, judged and in order.

A county's pool is judged whole, so that everybody reads why they are asked or not. Where more speak a
language than `WHOLE`, `best_for` narrows first (scheduling.queries.search) and judges the nearest.
"""

from datetime import datetime

from scheduling.domain.need import Candidate, Fit
from scheduling.domain.ranking import Assessed, assess
from scheduling.models import Assignment, Position, Request
from scheduling.queries.gathering import gather, skills, speakers
from scheduling.queries.needs import need_of
from scheduling.queries.ways import roads_said

WHOLE = 500


def candidates_for(request: Request, position: Position, *, at: datetime) -> Assessed:
    """Judge and rank everybody of this Pool who speaks the language."""
    need = need_of(request, position, at=at)
    need, people = gather(skills(speakers(need, request.pool_id)), need, request, position, at=at)
    return assess(need, people, roads=roads_said(need, people), road_factor=need.road_factor)


def judge_again(request: Request, held: Assignment, *, at: datetime) -> Fit:
    """The one who holds the Assignment, for the question about its new time; fits by definition."""
    need = need_of(request, held.position, at=at)
    who = held.interpreter
    home = who.home
    one = Candidate(who.pk, held.person_id, who.person.name, need.least_level, place=home)
    way = need.way(home, need.place, who.travels_by) if need.on_site else None
    return Fit(one, way.km if way else None, free=False)
