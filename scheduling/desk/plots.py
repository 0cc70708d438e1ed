"""Drawings of figures as plain geometry; `plot_columns.html` and `plot_rows.html` make SVG of it.

Everything is measured in units of a drawing 360 wide, so that words stay legible on a phone. What is not
served is hatched, so nobody needs to see colours; every figure stands beside its bar.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, TOP, BASE, FOOT = 360, 20, 170, 22  # columns: where they may begin, stand, and how much is below
LINE, BAR = 44, 14  # rows: each with its words, and how thick the bar is
NAMED, COUNTED = 13, 16  # so many columns are named, and have figures
Datum = tuple[str, int, int]  # name, how much was served, how much was not


@dataclass(frozen=True)
class Bar:
    """One bar of two parts; `x` and `y` is where it begins, `solid` and `hatched` how long its parts are."""

    name: str
    said: str
    x: float
    y: float
    solid: float
    hatched: float
    thick: float

    @property
    def middle(self) -> float:
        """Of a column, for its words."""
        return round(self.x + self.thick / 2, 1)

    @property
    def end(self) -> float:
        """Where the solid part of a row ends."""
        return round(self.x + self.solid, 1)

    @property
    def step(self) -> float:
        """Where the solid part of a column begins, from above."""
        return round(self.y + self.hatched, 1)

    @property
    def above(self) -> float:
        """Where the figure of a column stands."""
        return round(self.y - 5, 1)

    @property
    def words(self) -> float:
        """Where the words of a row stand."""
        return round(self.y - 6, 1)


@dataclass(frozen=True)
class Plot:
    """A whole drawing; `parts` when there are two kinds to tell apart."""

    key: str
    title: str
    text: str
    bars: tuple[Bar, ...]
    height: float
    parts: bool = True
    width: int = WIDTH
    base: int = BASE

    @property
    def below(self) -> int:
        """Where the names of columns stand."""
        return self.base + 16


def columns(key: str, title: str, text: str, data: Iterable[Datum]) -> Plot:
    """Upright bars side by side, for time; of very many not each has room for words."""
    rows = [*data]
    most = max((served + missing for _name, served, missing in rows), default=0) or 1
    step = WIDTH / max(len(rows), 6)
    every, unit = -(-len(rows) // NAMED), (BASE - TOP) / most
    bars = []
    for number, (name, served, missing) in enumerate(rows):
        solid, hatched = round(served * unit, 1), round(missing * unit, 1)
        said = str(served + missing) if len(rows) <= COUNTED else ""
        x, y = round(number * step + step * 0.15, 1), round(BASE - solid - hatched, 1)
        named = name if number % every == 0 else ""
        bars.append(Bar(named, said, x, y, solid, hatched, round(step * 0.7, 1)))
    return Plot(key, title, text, tuple(bars), BASE + FOOT)


def rows(key: str, title: str, text: str, data: Sequence[Datum], *, parts: bool = True) -> Plot:
    """Lying bars below each other, the name and the figures above each."""
    most = max((one + other for _name, one, other in data), default=0) or 1
    bars = []
    for number, (name, one, other) in enumerate(data):
        said = f"{one} + {other}" if parts and other else str(one)
        solid, hatched = round(one * WIDTH / most, 1), round(other * WIDTH / most, 1)
        bars.append(Bar(name, said, 0, number * LINE + 22, solid, hatched, BAR))
    return Plot(key, title, text, tuple(bars), len(bars) * LINE, parts=parts)
