"""An Assessed as it is stored with the Request: plain values, so that it can be read years later."""

from typing import Any

from scheduling.domain.need import Candidate, Need
from scheduling.domain.ranking import Assessed, Ranked
from scheduling.domain.who import weakest

WARNED_SHARE = 0.8  # of the yearly amount: from there on the coordinator reads it


def as_json(assessed: Assessed) -> list[dict[str, Any]]:
    """Everybody who was judged, best first, then those who do not fit."""
    fits = [
        {
            **_row(ranked.fit.candidate, ranked.fit.km),
            "fit": True,
            "score": ranked.score,
            "parts": ranked.parts,
            "facts": _facts(ranked, assessed.need),
            "reasons": [],
        }
        for ranked in assessed.ranked
    ]
    return fits + [
        {
            **_row(nofit.candidate, nofit.km),
            "fit": False,
            "score": None,
            "parts": {},
            "facts": {},
            "reasons": [{"code": reason.code, "facts": dict(reason.facts)} for reason in nofit.reasons],
        }
        for nofit in assessed.nofits
    ]


def _row(one: Candidate, km: float | None) -> dict[str, Any]:
    return {
        "interpreter": one.interpreter_id,
        "name": one.name,
        "km": None if km is None else round(km, 1),
        "via": one.via,
    }


def _facts(ranked: Ranked, need: Need) -> dict[str, Any]:
    """What the parts were made of, in figures a volunteer understands on the phone."""
    fit, one = ranked.fit, ranked.fit.candidate
    facts: dict[str, Any] = {"free": fit.free, "load": round(one.load, 1), "tried": one.tried, "yes": one.yes}
    facts["level"] = str(weakest(need, one.level, one.understands))
    if fit.routed:
        facts["routed"] = True
    if not fit.road:
        facts["no_road"] = True
    if one.by_mail:
        facts["by_mail"] = True
    if fit.km is not None and fit.km > one.radius_km:
        facts["wished_km"] = round(one.radius_km)
    if one.came_last:
        facts["came_last"] = True
    if one.case:
        facts["case"] = one.case
    if one.series:
        facts["series"] = one.series
    if any(period.overlaps(need.period) for period in one.held):
        facts["held"] = True
    elif one.held:
        facts["holding"] = True
    if need.ceiling and float(one.earned) >= WARNED_SHARE * float(need.ceiling):
        facts["earned"] = str(one.earned)
    return facts
