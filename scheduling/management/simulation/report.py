"""The figures and their drawings as one page, whole in itself: no script, no other file."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape

from scheduling.management.simulation import plots
from scheduling.management.simulation.many import Done, Wanted
from scheduling.management.simulation.summary import HEADS, Entry, shown, years_of

HOURS = 24
STYLE = """
:root { color-scheme: light }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 46rem;
  margin: 0 auto; padding: 1rem }
h1 { font-size: 1.6rem; line-height: 1.2 } h2 { margin-top: 2.5rem } h3 { margin: 1.5rem 0 .3rem }
svg { width: 100%; height: auto; display: block } svg text { font-size: 16px; fill: #333 }
svg .inside { fill: #fff; font-weight: 600 }
svg .grid { stroke: #ddd }
.wide { overflow-x: auto } table { border-collapse: collapse; min-width: 100% }
th, td { padding: .35rem .6rem; text-align: right; border-bottom: 1px solid #ccc; white-space: nowrap }
th:first-child, td:first-child { text-align: left }
.key span { display: inline-block; margin-right: 1rem } .key i { display: inline-block; width: .8rem;
  height: .8rem; margin-right: .3rem }
.hint { color: #555 } dl { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem } dd { margin: 0 }
"""
HINT = (
    "People, requests and answers are invented; see docs/asking.md for the world and for what these figures "
    "do not say. Shares are among requests for which somebody fits at all."
)


def page(wanted: Wanted, done: Sequence[Done], rows: Sequence[Entry]) -> str:
    """The whole page."""
    pool, days = wanted.parameters.pool, wanted.parameters.days
    seeds = f"Invented counties: {len(wanted.seeds)}, each with {pool} volunteers, for {days} days"
    parts = [
        "<!doctype html><html lang='en'><head><meta charset='utf-8'>",
        "<meta name='viewport' content='width=device-width, initial-scale=1'>",
        f"<title>An invented year of asking</title><style>{STYLE}</style></head><body>",
        f"<h1>An invented year of asking</h1><p>{seeds}</p><p class='hint'>{escape(HINT)}</p>",
    ]
    for tiredness in wanted.tiredness:
        parts.extend(
            _chapter(wanted, done, [row for row in rows if row["tiredness"] == tiredness], tiredness)
        )
    parts.append(f"<h2>The world</h2><dl>{_parameters(wanted)}</dl></body></html>")
    return "\n".join(parts)


def _chapter(wanted: Wanted, done: Sequence[Done], rows: Sequence[Entry], tiredness: float) -> Iterator[str]:
    top = rows[0]["ceiling"]
    all_known = f"who knows all: {100 * top:.1f} %"
    years, key = [years_of(done, name, tiredness) for name in wanted.policies], _key(wanted.policies)
    yield f"<h2>Tiredness × {tiredness:g}</h2>{_table(rows)}"
    yield "<h3>Filled</h3>" + plots.bars(
        "Share of requests filled", [(row["policy"], row["fill_rate"]) for row in rows], top, all_known
    )
    yield "<h3>Filled, under six hours' notice</h3>" + plots.bars(
        "Share filled under six hours' notice",
        [(row["policy"], row["fill_rate_under_6h"]) for row in rows],
        rows[0]["ceiling_under_6h"],
        f"who knows all: {100 * rows[0]['ceiling_under_6h']:.1f} %",
    )
    yield f"<h3>What it costs</h3>{key}" + plots.dots(
        "SMS per filled request and share filled",
        [(row["sms_per_filled"], row["fill_rate"]) for row in rows],
        ("SMS per filled request", "filled"),
    )
    yield f"<h3>How soon</h3>{key}" + plots.lines(
        "Share of requests filled within so many hours",
        [_soon(of) for of in years],
        HOURS,
        ("hours since filing", "filled"),
        range(0, HOURS + 1, 4),
    )
    yield f"<h3>How evenly the work is spread</h3>{key}" + plots.lines(
        "Share of the hours done by the least busy volunteers",
        [_lorenz(of) for of in years],
        100,
        ("% of volunteers, the least busy first", "of the hours"),
        range(0, 101, 20),
        level=True,
    )


def _table(rows: Sequence[Entry]) -> str:
    heads = "".join(f"<th scope='col'>{escape(head)}</th>" for head in HEADS.values())
    lines = ""
    for row in rows:
        cells = "".join(f"<td>{shown(name, row[name])}</td>" for name in list(HEADS)[1:])
        lines += f"<tr><th scope='row'>{escape(row['policy'])}</th>{cells}</tr>"
    return f"<div class='wide' tabindex='0'><table><tr>{heads}</tr>{lines}</table></div>"


def _key(policies: Sequence[str]) -> str:
    words = [
        f"<span><i style='background:{plots.colour(n)}'></i>{escape(name)}</span>"
        for n, name in enumerate(policies)
    ]
    return f"<p class='key'>{''.join(words)}</p>"


def _parameters(wanted: Wanted) -> str:
    values = {**asdict(wanted.parameters), **asdict(wanted.rules)}
    return "".join(
        f"<dt>{escape(name.replace('_', ' '))}</dt><dd>{escape(str(value))}</dd>"
        for name, value in values.items()
    )


def _soon(years: Sequence[Done]) -> list[tuple[float, float]]:
    """The share of all possible Requests that were filled within so many hours."""
    hours = sorted(one for year in years for one in year.hours)
    possible = max(1, sum(year.possible for year in years))
    steps = [quarter / 4 for quarter in range(4 * HOURS + 1)]
    found, n = [], 0
    for step in steps:
        while n < len(hours) and hours[n] <= step:
            n += 1
        found.append((step, n / possible))
    return found


def _lorenz(years: Sequence[Done]) -> list[tuple[float, float]]:
    """The mean curve: each year's volunteers from the least busy on."""
    number = len(years[0].loads)
    curves = []
    for year in years:
        total, so_far, curve = sum(year.loads) or 1.0, 0.0, [0.0]
        for load in sorted(year.loads):
            so_far += load
            curve.append(so_far / total)
        curves.append(curve)
    return [(100 * n / number, sum(curve[n] for curve in curves) / len(curves)) for n in range(number + 1)]
