"""Need x Candidate -> Fit, or NoFit with reasons. Nothing is filtered silently.

Need (Arabic, Tue 10-11, Korbach)  x  Amal (apc, Tue 8-13, 2 km)      -> Fit, 2.6 km
                                   x  Darya (until 9:40, 41 min away) -> NoFit: way_from
                                   x  Fatou (in training)             -> NoFit: training_missing

The rules: `who.py` (may they be asked), `when.py` (have they time); where is short enough to stand here.
The sentences: `reasons.py`. The order of those who fit: `ranking.py`.
"""

from collections.abc import Iterator

from pool.domain.availability import Free, freedom
from pool.domain.places import Way
from scheduling.domain.need import Candidate, Fit, Need, NoFit, Reason
from scheduling.domain.when import when
from scheduling.domain.who import who


def judge(need: Need, one: Candidate) -> Fit | NoFit:
    """Every rule, hard ones only; all reasons are given, not only the first."""
    way = need.way(one.place, need.place, one.travels_by) if need.on_site else None
    answer = freedom(need.period, one.hours, one.absences, need.tz, extras=one.extras, holidays=need.holidays)
    reasons = (*who(need, one), *_where(need, one, way), *when(need, one, answer))
    km = None if way is None else way.km
    if reasons:
        return NoFit(one, reasons, km)
    free, routed = answer.answer is Free.FREE, bool(way and way.routed)
    return Fit(one, km, free, routed, road=way is None or way.road)


def _where(need: Need, one: Candidate, way: Way | None) -> Iterator[Reason]:
    if not need.on_site:
        return
    if way is None:
        yield Reason("home_unknown" if need.place else "place_unknown")
    elif way.km > one.radius_km * need.stretch:
        yield Reason("too_far", {"km": round(way.km), "radius": round(one.radius_km)})
