"""Whom a word of the desk reaches while some are away.

    Ines    there                     -> Ines
    Ines    away, deputy Jona there   -> Jona, for Ines
    Ines    away, Jona away too       -> the first one there who leads the pool, otherwise the first one there
    nobody  there                     -> all of them, and the pool's mailbox

Who is there and does not want to be fetched is left alone, unless they stand in for somebody; when nobody at
all is left then, the pool's mailbox hears it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

MAIL: Final = "email"


@dataclass(frozen=True)
class Member:
    """One coordinator. `way` is "" for not at all; the days of absence are local, both inclusive."""

    pk: int
    way: str
    leads: bool = False
    away_from: date | None = None
    away_until: date | None = None
    deputy: int | None = None

    def away(self, today: date) -> bool:
        """Whether they are not there on this day."""
        return bool(self.away_from and self.away_until and self.away_from <= today <= self.away_until)


@dataclass(frozen=True)
class Reached:
    """One coordinator who is told, on which way, and for whom they stand in (by primary key)."""

    pk: int
    way: str
    instead_of: tuple[int, ...] = ()


@dataclass(frozen=True)
class Call:
    """Everybody who is told, and whether the pool's mailbox is, too."""

    people: tuple[Reached, ...]
    mailbox: bool


def whom_to_tell(members: Iterable[Member], today: date) -> Call:
    """Whom a word reaches on this day, in the order of their primary keys."""
    rows = sorted(members, key=lambda one: one.pk)
    there = [one for one in rows if not one.away(today)]
    if not there:
        return Call(tuple(Reached(one.pk, one.way or MAIL) for one in rows), True)
    instead: dict[int, list[int]] = {one.pk: [] for one in there}
    for one in rows:
        if one.away(today) and one.way:
            instead[stand_in(one, there).pk].append(one.pk)
    told = [one for one in there if one.way or instead[one.pk]]
    people = tuple(Reached(one.pk, one.way or MAIL, tuple(instead[one.pk])) for one in told)
    return Call(people, not people)


def stand_in(missing: Member, there: Sequence[Member]) -> Member:
    """Who of those that are there (at least one) hears what is meant for `missing`."""
    chosen = [one for one in there if one.pk == missing.deputy]
    leading = [one for one in there if one.leads]
    return [*chosen, *leading, *there][0]
