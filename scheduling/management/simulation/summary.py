"""From many years to the table: one entry per policy and degree of tiredness, with means over the seeds."""

from collections.abc import Sequence
from typing import Any

from scheduling.management.simulation.many import CEILING, Done, Wanted
from scheduling.management.simulation.metrics import mean

Entry = dict[str, Any]


def entries(wanted: Wanted, done: Sequence[Done]) -> list[Entry]:
    """In the order of the command line; base tiredness first as given."""
    top = mean([one.figures for one in done if one.name == CEILING])
    return [
        {
            "policy": name,
            **rounded(mean([one.figures for one in years_of(done, name, tiredness)])),
            "seeds": len(wanted.seeds),
            "tiredness": tiredness,
            "ceiling": round(top["fill_rate"], 4),
            "ceiling_under_6h": round(top["fill_rate_under_6h"], 4),
        }
        for tiredness in wanted.tiredness
        for name in wanted.policies
    ]


def years_of(done: Sequence[Done], name: str, tiredness: float) -> list[Done]:
    """The years of one policy, seed by seed."""
    return [one for one in done if (one.name, one.tiredness) == (name, tiredness)]


def rounded(figures: dict[str, float]) -> dict[str, float]:
    """Four places are more than a simulation knows."""
    return {name: round(value, 4) for name, value in figures.items()}


HEADS = {
    "policy": "policy",
    "fill_rate": "filled",
    "fill_rate_under_6h": "< 6 h",
    "sms_per_filled": "SMS",
    "late_yes_per_filled": "too late",
    "median_hours_to_yes": "median h",
    "p90_hours_to_yes": "p90 h",
    "gini": "Gini",
    "km_per_assignment": "km",
}


def table(rows: Sequence[Entry]) -> list[str]:
    """The lines of one degree of tiredness, for a terminal."""
    lines = ["  ".join(f"{head:>11}" for head in HEADS.values())]
    for row in rows:
        cells = [row[name] if name == "policy" else shown(name, row[name]) for name in HEADS]
        lines.append("  ".join(f"{cell:>11}" for cell in cells))
    return lines


def shown(name: str, value: float) -> str:
    """A figure as people read it."""
    return f"{100 * value:.1f} %" if name.startswith("fill") else f"{value:.2f}"
