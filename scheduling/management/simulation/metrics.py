"""The figures of one year, and their means over many. Only Requests filed in the counted days count."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from scheduling.management.simulation.parameters import Parameters
from scheduling.management.simulation.year import Outcome


@dataclass(frozen=True)
class Figures:
    """Shares among Requests for which somebody fits at all (`fill_rate_of_all`: among all)."""

    fill_rate: float
    fill_rate_under_6h: float
    fill_rate_of_all: float
    sms_per_filled: float
    median_hours_to_yes: float
    p90_hours_to_yes: float
    late_yes_per_filled: float
    gini: float
    km_per_assignment: float


def figures(outcomes: Sequence[Outcome], parameters: Parameters) -> Figures:
    """Of one year."""
    counted = [one for one in outcomes if parameters.counts(one.filed.at)]
    possible = [one for one in counted if one.eligible]
    filled = [one for one in counted if one.person is not None]
    urgent = [one for one in possible if one.filed.urgent]
    hours = sorted(one.hours or 0.0 for one in filled)
    return Figures(
        fill_rate=_share(possible),
        fill_rate_under_6h=_share(urgent),
        fill_rate_of_all=_share(counted),
        sms_per_filled=_per(sum(one.sms for one in counted), len(filled)),
        median_hours_to_yes=quantile(hours, 0.5),
        p90_hours_to_yes=quantile(hours, 0.9),
        late_yes_per_filled=_per(sum(one.late for one in counted), len(filled)),
        gini=gini(loads(counted, parameters.pool)),
        km_per_assignment=_per(sum(one.km or 0.0 for one in filled), len(filled)),
    )


def mean(of: Sequence[Figures]) -> dict[str, Any]:
    """The mean of each figure."""
    rows = [asdict(one) for one in of]
    return {name: fmean(row[name] for row in rows) for name in rows[0]}


def loads(outcomes: Sequence[Outcome], people: int) -> list[float]:
    """Hours of work of each volunteer, also of those without any."""
    found = [0.0] * people
    for one in outcomes:
        if one.person is not None:
            found[one.person] += one.filed.need.period.minutes / 60
    return found


def gini(of: Sequence[float]) -> float:
    """How unevenly something is spread: 0 alike, 1 all with one."""
    values, total = sorted(of), sum(of)
    if not total:
        return 0.0
    ranked = sum(rank * value for rank, value in enumerate(values, 1))
    return 2 * ranked / (len(values) * total) - (len(values) + 1) / len(values)


def quantile(values: Sequence[float], share: float) -> float:
    """Of sorted values, by the nearest rank; 0 when there are none."""
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0.0


def _share(of: Sequence[Outcome]) -> float:
    return _per(sum(one.person is not None for one in of), len(of))


def _per(number: float, of: int) -> float:
    return number / of if of else 0.0
