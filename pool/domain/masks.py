"""A local day in one integer: bit k is the quarter of an hour from 06:00 + 15 k minutes on.

    08:00–12:00   ->  bits 8 to 23           hours & wanted == wanted: perhaps free, judge exactly
    05:00–05:30   ->  no bits                outside 06–22: the mask admits everybody

Rounds outwards, hours and wish alike, so that nobody who is free is ever lost. 06 to 22 o'clock are exactly
64 quarters; both databases have signed integers, so 21:45 is the sign. Clocks change outside these hours.
"""

from collections.abc import Iterable

from pool.domain.availability import DayPiece, WeeklyHours

FROM, UNTIL, STEP = 6 * 60, 22 * 60, 15
SLOTS = (UNTIL - FROM) // STEP


def day_mask(start: int, end: int) -> int:
    """The quarters that [start, end) touches, in minutes of a local day; signed, 64 bits."""
    low, high = max(0, (start - FROM) // STEP), min(SLOTS, -((FROM - end) // STEP))
    return signed(((1 << high) - 1) & ~((1 << low) - 1) if low < high else 0)


def union(masks: Iterable[int]) -> int:
    """All quarters of all of them."""
    bits = 0
    for mask in masks:
        bits |= mask & ((1 << SLOTS) - 1)
    return signed(bits)


def signed(bits: int) -> int:
    """64 bits as both databases keep them."""
    return bits - (1 << SLOTS) if bits >> (SLOTS - 1) else bits


def week_masks(hours: Iterable[WeeklyHours]) -> tuple[int, ...]:
    """Monday to Sunday: all windows of each day, whatever their dates."""
    rows = tuple(hours)
    return tuple(union(day_mask(r.start, r.end) for r in rows if r.weekday == day) for day in range(7))


def is_loose(hours: Iterable[WeeklyHours], *, has_extras: bool) -> bool:
    """Whether the masks may not exclude anybody: no hours that hold for ever, or extra ones beside them."""
    return has_extras or not any(row.valid_from is None and row.valid_until is None for row in hours)


def piece_mask(piece: DayPiece) -> int:
    """The quarters that a day's part of an appointment needs."""
    return day_mask(piece.start, piece.end)
