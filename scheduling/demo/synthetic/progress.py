"""How far it is: one moving line at a terminal, a line for every tenth elsewhere."""

import time
from typing import TextIO

WIDTH = 30


class Progress:
    """Counts up to `total`; `title` says what is counted."""

    def __init__(self, out: TextIO, title: str, total: int) -> None:
        """Begin at nothing."""
        self.out, self.title, self.total = out, title, max(1, total)
        self.moving = out.isatty()
        self.done, self.shown, self.begun = 0, 0, time.monotonic()

    def step(self, number: int) -> None:
        """So many more are done."""
        self.done = min(self.total, self.done + number)
        percent = 100 * self.done // self.total
        if self.moving:
            bar = ("#" * (WIDTH * self.done // self.total)).ljust(WIDTH, ".")
            self.out.write(f"\r[{bar}] {self._line(percent)}" + ("\n" if self.done == self.total else ""))
        elif percent // 10 > self.shown:
            self.shown = percent // 10
            self.out.write(f"{self._line(percent)}\n")
        self.out.flush()

    def _line(self, percent: int) -> str:
        spent = time.monotonic() - self.begun
        left = spent / self.done * (self.total - self.done) if self.done else 0
        return (
            f"{percent:3} % · {self.done:,} / {self.total:,} {self.title} · "
            f"{_clock(spent)}, {_clock(left)} to go  "
        ).rstrip(" " if not self.moving else "")


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
