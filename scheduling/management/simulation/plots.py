"""Drawings as inline SVG: bars, points and lines, each policy in its colour. No script, no other file."""

from collections.abc import Sequence
from html import escape

WIDTH, HEIGHT = 440, 290
LEFT, RIGHT, TOP, BOTTOM = 54, 20, 18, 44
COLOURS = ("#0b5fa5", "#b5482a", "#3d7a33", "#7a4fa3", "#8a6d00", "#00798a")

Points = Sequence[tuple[float, float]]


def colour(number: int) -> str:
    """The same one for the same policy in every drawing."""
    return COLOURS[number % len(COLOURS)]


class Frame:
    """Axes from 0 to `x` and `y`, with words; what is drawn lies on them."""

    def __init__(self, title: str, x: float, y: float, words: tuple[str, str], *, percent: bool) -> None:
        """`percent`: shares upwards, as percent."""
        self.x, self.y = x or 1.0, y or 1.0
        self.parts = [f"<title>{escape(title)}</title>"]
        for step in range(6):
            value = self.y * step / 5
            label = f"{100 * value:.0f} %" if percent else f"{value:.3g}"
            at = self.up(value)
            self.parts.append(
                f'<line x1="{LEFT}" y1="{at:.1f}" x2="{WIDTH - RIGHT}" y2="{at:.1f}" class="grid"/>'
                f'<text x="{LEFT - 6}" y="{at + 5:.1f}" text-anchor="end">{label}</text>'
            )
        self.text(LEFT, 15, words[1], anchor="start")
        self.text(WIDTH - RIGHT, HEIGHT - 6, words[0], anchor="end")

    def along(self, value: float) -> float:
        """From the value to the place on the page, rightwards."""
        return LEFT + (WIDTH - LEFT - RIGHT) * min(1.0, value / self.x)

    def up(self, value: float) -> float:
        """The same, upwards."""
        return HEIGHT - BOTTOM - (HEIGHT - TOP - 12 - BOTTOM) * min(1.0, value / self.y)

    def ticks(self, values: Sequence[float]) -> None:
        """Numbers below."""
        for value in values:
            self.text(self.along(value), HEIGHT - BOTTOM + 18, f"{value:g}")

    def text(self, x: float, y: float, words: str, *, anchor: str = "middle", kind: str = "") -> None:
        """A few words."""
        named = f' class="{kind}"' if kind else ""
        self.parts.append(
            f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(words)}</text>'
        )

    def line(self, points: Points, stroke: str, *, dashed: bool = False) -> None:
        """From point to point."""
        path = " ".join(f"{self.along(x):.1f},{self.up(y):.1f}" for x, y in points)
        dash = ' stroke-dasharray="6 5"' if dashed else ""
        self.parts.append(
            f'<polyline points="{path}" fill="none" stroke="{stroke}" stroke-width="2.5"{dash}/>'
        )

    def bar(self, x: float, width: float, value: float, fill: str) -> None:
        """From the ground up, around `x`; `width` in the units of the page."""
        top, left = self.up(value), self.along(x) - width / 2
        self.parts.append(
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" '
            f'height="{self.up(0) - top:.1f}" fill="{fill}"/>'
        )

    def dot(self, x: float, y: float, fill: str) -> None:
        """One policy."""
        self.parts.append(f'<circle cx="{self.along(x):.1f}" cy="{self.up(y):.1f}" r="8" fill="{fill}"/>')

    def drawn(self) -> str:
        """The whole drawing."""
        inner = "".join(self.parts)
        return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{inner}</svg>'


def bars(title: str, rows: Sequence[tuple[str, float]], mark: float, mark_words: str) -> str:
    """One bar each, and a dashed line above them."""
    frame = Frame(title, float(len(rows)), 1.0, ("", ""), percent=True)
    for n, (name, value) in enumerate(rows):
        frame.bar(n + 0.5, 56, value, colour(n))
        frame.text(frame.along(n + 0.5), frame.up(value) + 18, f"{100 * value:.1f}", kind="inside")
        frame.text(frame.along(n + 0.5), HEIGHT - BOTTOM + 18, name)
    frame.line([(0, mark), (len(rows), mark)], "#444", dashed=True)
    frame.text(WIDTH - RIGHT, frame.up(mark) - 6, mark_words, anchor="end")
    return frame.drawn()


def dots(title: str, rows: Points, words: tuple[str, str]) -> str:
    """One point each: what it costs rightwards, what it brings upwards."""
    most = max([1.0, *(x for x, _y in rows)]) * 1.15
    frame = Frame(title, most, 1.0, words, percent=True)
    step = max(1, round(most / 5))
    frame.ticks(range(0, int(most) + 1, step))
    for n, (x, y) in enumerate(rows):
        frame.dot(x, y, colour(n))
    return frame.drawn()


def lines(
    title: str, rows: Sequence[Points], x: float, words: tuple[str, str], ticks: Sequence[float], *,
    level: bool = False
) -> str:  # fmt: skip
    """One line each; `level`: a dashed one from corner to corner, where all were alike."""
    frame = Frame(title, x, 1.0, words, percent=True)
    frame.ticks(ticks)
    if level:
        frame.line([(0, 0), (x, 1)], "#777", dashed=True)
    for n, points in enumerate(rows):
        frame.line(points, colour(n))
    return frame.drawn()
