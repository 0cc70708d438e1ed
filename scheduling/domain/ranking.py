"""Order of Fits: total, deterministic, explainable. The best has the highest score.

score = 40 nearness + 25 free time said + 20 fairness + 15 language, each part between 0 and 1
equal scores: who was asked longest ago, then the lower number
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from pool.domain.languages import Level
from pool.domain.words import gettext_noop as _
from scheduling.domain.matching import Candidate, Fit, Need, NoFit, judge

WEIGHTS = {"near": 40, "free": 25, "fair": 20, "level": 15}
PARTS = {
    "near": _("Nähe"),
    "free": _("hat diese Zeit als frei angegeben"),
    "fair": _("wenig Einsätze in letzter Zeit"),
    "level": _("Sprachniveau"),
    "wish": _("gewünschtes Geschlecht"),
}
WISH = 20  # a soft wish for a woman or a man outweighs some kilometres
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Ranked:
    """One Fit with its score and the parts it is made of."""

    fit: Fit
    score: float
    parts: dict[str, float]


@dataclass(frozen=True)
class Assessed:
    """Everybody who speaks the language: those to ask, best first, and those not to ask."""

    ranked: tuple[Ranked, ...]
    nofits: tuple[NoFit, ...]

    @property
    def fits(self) -> tuple[Fit, ...]:
        """The Fits, best first."""
        return tuple(ranked.fit for ranked in self.ranked)


def assess(need: Need, candidates: Iterable[Candidate]) -> Assessed:
    """Judge all and put the fitting ones in order."""
    judged = [judge(need, candidate) for candidate in candidates]
    ranked = [_ranked(need, j) for j in judged if isinstance(j, Fit)]
    nofits = [j for j in judged if isinstance(j, NoFit)]
    return Assessed(
        tuple(sorted(ranked, key=_order)),
        tuple(sorted(nofits, key=lambda nofit: (nofit.candidate.name, nofit.candidate.interpreter_id))),
    )


def _ranked(need: Need, fit: Fit) -> Ranked:
    """Score one Fit by itself, so that no other person changes it."""
    candidate = fit.candidate
    shares = {
        "near": 1.0 if fit.km is None else max(0.0, 1 - fit.km / 60),
        "free": 1.0 if fit.free else 0.0,
        "fair": 1 / (1 + candidate.load / 8),
        "level": (list(Level).index(Level(candidate.level)) + 1) / len(Level),
    }
    parts = {name: round(WEIGHTS[name] * share, 2) for name, share in shares.items()}
    if need.gender and candidate.gender == need.gender:
        parts["wish"] = WISH
    return Ranked(fit, round(sum(parts.values()), 2), parts)


def _order(ranked: Ranked) -> tuple[float, datetime, int]:
    candidate = ranked.fit.candidate
    return (-ranked.score, candidate.asked_at or NEVER, candidate.interpreter_id)


def as_json(assessed: Assessed) -> list[dict[str, Any]]:
    """What is stored with the Request: plain values, best first, then those who do not fit."""
    rows = [
        {
            **_row(ranked.fit.candidate, ranked.fit.km),
            "fit": True,
            "score": ranked.score,
            "parts": ranked.parts,
            "reasons": [],
        }
        for ranked in assessed.ranked
    ]
    rows += [
        {
            **_row(nofit.candidate, nofit.km),
            "fit": False,
            "score": None,
            "parts": {},
            "reasons": [{"code": reason.code, "facts": dict(reason.facts)} for reason in nofit.reasons],
        }
        for nofit in assessed.nofits
    ]
    return rows


def _row(candidate: Candidate, km: float | None) -> dict[str, Any]:
    return {
        "interpreter": candidate.interpreter_id,
        "name": candidate.name,
        "km": None if km is None else round(km, 1),
    }
