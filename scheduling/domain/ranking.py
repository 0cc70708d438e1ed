"""Order of Fits: total, deterministic, explainable. The best has the highest score.

first    who came last to this case, when the Authority wishes them again
then     who speaks the language itself, then confirmed substitutes
then     who said that this time is free, then those of whom nobody knows
then     the score: the sum of its parts, each a share between 0 and 1 times the Pool's weight

near     1 - road kilometres / 60, not below 0; 1 when nobody has to travel, 0 when there is no road
fair     1 / (1 + load / 8), load in hours of work from four weeks ago on
level    the weakest level that counts, A1 = 1/7 to native = 7/7
answers  (0.72 + yes) / (2 + questions): how often a question got a yes, careful with newcomers
case     1 when this person has been in the same case before, or comes on another date of the same series
good     1 when the Authority has named a good experience
wish     1 when a wish for a woman or a man is met
room     1 far from the yearly tax-free amount, falling to 0 over the last fifth of it

equal scores: who was asked longest ago, then the lower number
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain.matching import judge
from scheduling.domain.need import Candidate, Fit, Need, NoFit
from scheduling.domain.who import ORDER, weakest

WEIGHTS: Mapping[str, float] = {
    "near": 40, "fair": 20, "level": 10, "answers": 10, "case": 15, "good": 10, "wish": 20, "room": 5,
}  # fmt: skip
PARTS = {
    "near": _("Nähe"),
    "fair": _("wenig Einsätze in letzter Zeit"),
    "level": _("Sprachniveau"),
    "answers": _("sagt oft zu"),
    "case": _("kennt den Fall"),
    "good": _("gute Erfahrung der Einrichtung"),
    "wish": _("gewünschtes Geschlecht"),
    "room": _("noch weit vom steuerfreien Betrag"),
}
FAR_KM, USUAL_HOURS, LAST_FIFTH = 60, 8, 0.2
PRIOR_YES, PRIOR_TRIED = 0.72, 2
NEVER = datetime.min.replace(tzinfo=UTC)


class WeightsUseless(Refused):
    """Weights that are negative, no numbers, of no known part, or that sum to nothing put nobody in order."""

    sentence = _("Diese Gewichte ergeben keine Reihenfolge: Es braucht Zahlen ab 0, mindestens eine über 0.")
    field = "weights"


def check_weights(weights: Mapping[str, Any]) -> dict[str, float]:
    """A Pool's own weights, whole; raises WeightsUseless."""
    try:
        whole = {**WEIGHTS, **{name: float(value) for name, value in weights.items()}}
    except (TypeError, ValueError):
        raise WeightsUseless from None
    usable = all(0 <= value <= 1000 for value in whole.values())
    if whole.keys() != WEIGHTS.keys() or not usable or not sum(whole.values()):
        raise WeightsUseless
    return whole


@dataclass(frozen=True, slots=True)
class Ranked:
    """One Fit with its score and the parts it is made of."""

    fit: Fit
    score: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Assessed:
    """Those to ask, best first, and those not to ask. `facts`: how it came about."""

    need: Need
    ranked: tuple[Ranked, ...]
    nofits: tuple[NoFit, ...]
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def fits(self) -> tuple[Fit, ...]:
        """The Fits, best first."""
        return tuple(ranked.fit for ranked in self.ranked)


def assess(need: Need, candidates: Iterable[Candidate], **facts: Any) -> Assessed:
    """Judge all and put the fitting ones in order."""
    return put_in_order(need, [judge(need, candidate) for candidate in candidates], **facts)


def put_in_order(need: Need, judged: Sequence[Fit | NoFit], /, **facts: Any) -> Assessed:
    """Those who fit by their score, the others by name."""
    weights = {**WEIGHTS, **need.weights}
    ranked = [rank(need, one, weights) for one in judged if isinstance(one, Fit)]
    nofits = [one for one in judged if isinstance(one, NoFit)]
    return Assessed(
        need,
        tuple(sorted(ranked, key=_order)),
        tuple(sorted(nofits, key=lambda nofit: (nofit.candidate.name, nofit.candidate.interpreter_id))),
        {"judged": len(judged), **facts},
    )


def rank(need: Need, fit: Fit, weights: Mapping[str, float]) -> Ranked:
    """Score one Fit by itself, so that no other person changes it."""
    one = fit.candidate
    parts = {name: round(weights[name] * share, 2) for name, share in _shares(need, fit, one) if share}
    return Ranked(fit, round(sum(parts.values()), 2), parts)


def _shares(need: Need, fit: Fit, one: Candidate) -> tuple[tuple[str, float], ...]:
    level = weakest(need, one.level, one.understands)
    return (
        ("near", _near(fit)),
        ("fair", 1 / (1 + one.load / USUAL_HOURS)),
        ("level", (ORDER[level] + 1) / len(ORDER)),
        ("answers", (PRIOR_YES + one.yes) / (PRIOR_TRIED + one.tried)),
        ("case", 1.0 if one.case or one.series else 0.0),
        ("good", 1.0 if one.good else 0.0),
        ("wish", 1.0 if need.gender and one.gender == need.gender else 0.0),
        ("room", _room(need, one)),
    )


def _near(fit: Fit) -> float:
    if not fit.road:
        return 0.0
    return 1.0 if fit.km is None else max(0.0, 1 - fit.km / FAR_KM)


def _room(need: Need, one: Candidate) -> float:
    """The Pool that minds no ceiling gives everybody the same."""
    if not need.ceiling:
        return 1.0
    left = float((need.ceiling - one.earned) / need.ceiling)
    return min(1.0, max(0.0, left / LAST_FIFTH))


def _order(ranked: Ranked) -> tuple[bool, bool, bool, float, datetime, int]:
    fit, one = ranked.fit, ranked.fit.candidate
    return (
        not one.came_last,
        bool(one.via),
        not fit.free,
        -ranked.score,
        one.asked_at or NEVER,
        one.interpreter_id,
    )
