"""How each place of a Request ended, finer than in `demand.py`: who was asked in vain, what nobody needed.

all places = served + missing (by reason) + withdrawn + rejected + open
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

from pool.domain.words import gettext_noop as _
from scheduling.domain.demand import WHYS, Outcome, Past, Why, outcome_of, why_of
from scheduling.domain.missing import percent
from scheduling.domain.states import RequestState

Key = TypeVar("Key")


class Ending(StrEnum):
    """What became of one place; each has exactly one."""

    SERVED = "served"
    OPEN = "open"
    NOBODY = "nobody"
    FAR = "far"
    BUSY = "busy"
    UNSUITED = "unsuited"
    SILENT = "silent"
    DECLINED = "declined"
    MIXED = "mixed"
    UNASKED = "unasked"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"
    CLOSED = "closed"
    TOO_LATE = "too_late"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"


ENDINGS = {
    Ending.SERVED: _("Bedient"),
    Ending.OPEN: _("Noch offen"),
    **{Ending(why.value): words for why, words in WHYS.items() if why is not Why.NO_YES},
    Ending.SILENT: _("Gefragt, aber niemand hat geantwortet"),
    Ending.DECLINED: _("Gefragt, aber alle haben abgelehnt"),
    Ending.MIXED: _("Gefragt, aber einige haben abgelehnt, die anderen nicht geantwortet"),
    Ending.UNASKED: _("Jemand hätte gepasst, wurde aber nicht gefragt"),
    Ending.WITHDRAWN: _("Zurückgezogen, bevor die Suche zu Ende war"),
    Ending.REJECTED: _("Nach den Regeln des Pools abgelehnt"),
}
NOT_NEEDED = frozenset((Ending.WITHDRAWN, Ending.REJECTED))
MISSING = frozenset(Ending) - NOT_NEEDED - {Ending.SERVED, Ending.OPEN}


@dataclass(frozen=True, slots=True)
class Asked:
    """How many were asked for one place, and how many of them said no."""

    offers: int = 0
    declined: int = 0


NONE = Asked()


def ending_of(past: Past, asked: Asked = NONE) -> Ending:
    """Judged as everywhere (`demand.py`); only what that leaves in one is told apart here."""
    outcome = outcome_of(past)
    if outcome is Outcome.DROPPED:
        return Ending.REJECTED if past.state == RequestState.REJECTED else Ending.WITHDRAWN
    if outcome is not Outcome.MISSING:
        return Ending(outcome.value)
    why = why_of(past)
    return _no_yes(asked) if why is Why.NO_YES else Ending(why.value)


def _no_yes(asked: Asked) -> Ending:
    if not asked.offers:
        return Ending.UNASKED
    if not asked.declined:
        return Ending.SILENT
    return Ending.DECLINED if asked.declined == asked.offers else Ending.MIXED


@dataclass(frozen=True, slots=True)
class Tally:
    """Places of Requests by how they ended; tallies can be added."""

    served: int = 0
    missing: int = 0
    open: int = 0
    withdrawn: int = 0
    rejected: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def asked(self) -> int:
        """All of them."""
        return self.served + self.missing + self.open + self.withdrawn + self.rejected

    @property
    def needed(self) -> int:
        """Somebody was needed, and it is known whether somebody came."""
        return self.served + self.missing

    @property
    def not_needed(self) -> int:
        """Nobody had to come after all."""
        return self.withdrawn + self.rejected

    @property
    def percent(self) -> int | None:
        """Served of what was needed; None when nothing was."""
        return percent(self.served, self.needed)


def tally(endings: Iterable[Ending]) -> Tally:
    """All together."""
    return _tally(Counter(endings))


def tallies(keys: Iterable[Key], endings: Iterable[Ending]) -> dict[Key, Tally]:
    """By key; as many keys as endings."""
    found: dict[Key, Counter[Ending]] = {}
    for (key, ending), number in Counter(zip(keys, endings, strict=True)).items():
        found.setdefault(key, Counter())[ending] += number
    return {key: _tally(counted) for key, counted in found.items()}


def reasons(endings: Iterable[Ending]) -> list[tuple[Ending, int]]:
    """Everything that was not served, by reason, most first; what nobody needed after all comes last."""
    found = Counter(one for one in endings if one not in (Ending.SERVED, Ending.OPEN))
    return sorted(found.items(), key=lambda pair: (pair[0] in NOT_NEEDED, -pair[1], pair[0]))


def _tally(counted: Mapping[Ending, int]) -> Tally:
    return Tally(
        served=counted.get(Ending.SERVED, 0),
        missing=sum(number for ending, number in counted.items() if ending in MISSING),
        open=counted.get(Ending.OPEN, 0),
        withdrawn=counted.get(Ending.WITHDRAWN, 0),
        rejected=counted.get(Ending.REJECTED, 0),
    )
