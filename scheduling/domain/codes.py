"""Reply codes: four digits that look like no time of day and no year."""

from collections.abc import Callable, Collection

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _

FIRST, LAST = 2160, 9999  # 0800–2159 could be a time, 1900–2099 a year; both lie below


class NoCodeLeft(Refused):
    """One number has used up all codes of the last months."""

    sentence = _("Für diese Nummer ist kein Antwort-Code mehr frei.")


def draw(used: Collection[str], pick: Callable[[int], int]) -> str:
    """A code that is not in `used`. `pick(n)` returns a random number below n."""
    free = [f"{code}" for code in range(FIRST, LAST + 1) if f"{code}" not in used]
    if not free:
        raise NoCodeLeft
    return free[pick(len(free))]
