"""Windows of one local day in minutes, end exclusive, and how people write them.

"8–12, 14:30–17"   ->  (480, 720), (870, 1020)        touching windows become one
"22–2"             ->  refused: over midnight are two windows, on two days
"""

import re
from collections.abc import Iterable

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

DAY = 24 * 60
Window = tuple[int, int]
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:uhr|h)?"
WINDOW = re.compile(rf"(?:von\s+)?{CLOCK}\s*(?:-|–|—|bis)\s*{CLOCK}")
BETWEEN = re.compile(r"[,;/+]|\bund\b")


class WindowsUnclear(Refused):
    """No times of a day."""

    sentence = _("„%(text)s“ verstehen wir nicht. Bitte zum Beispiel so: 8–12, 14:30–17.")
    field = "end"


class WindowBackwards(Refused):
    """The end is not after the start."""

    sentence = _(
        "Das Ende muss nach dem Anfang liegen. Über Mitternacht sind es zwei Zeiten: "
        "bis 24 Uhr, und am nächsten Tag ab 0 Uhr."
    )
    field = "end"


def check_window(start: int, end: int) -> Window:
    """The same window; raises WindowBackwards when it is none."""
    if not 0 <= start < end <= DAY:
        raise WindowBackwards
    return start, end


def merged(windows: Iterable[Window]) -> tuple[Window, ...]:
    """In order, overlapping and touching ones as one."""
    found: list[Window] = []
    for start, end in sorted(windows):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def read(text: str) -> tuple[Window, ...]:
    """What somebody has written; raises WindowsUnclear or WindowBackwards. Nothing written is no window."""
    parts = [part.strip() for part in BETWEEN.split(text.casefold())]
    return merged(_window(part) for part in parts if part)


def _window(part: str) -> Window:
    found = WINDOW.fullmatch(part)
    if not found:
        raise WindowsUnclear(text=part)
    clock = [int(digits or 0) for digits in found.groups()]
    start, end = clock[0] * 60 + clock[1], clock[2] * 60 + clock[3]
    if max(clock[1], clock[3]) > 59 or max(start, end) > DAY:
        raise WindowsUnclear(text=part)
    return check_window(start, end or DAY)


def say(windows: Iterable[Window]) -> str:
    """The same as people write it: 8–12, 14:30–17"""
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in windows)


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}" if minute % 60 else f"{minute // 60}"
