"""When a yes is likely: the instant by which the open questions have probably brought one.

chance that a yes has come
  1 |            ...---------  all who will say yes have said it
    |       .--'
 1/2|.....o'                  <- here it is likelier than not
    |   .'
  0 +--------------> awake minutes from now
"""

from collections.abc import Iterable
from datetime import datetime
from math import prod

from scheduling.domain.quiet import QuietHours
from scheduling.domain.willingness import still_to_come

HALF = 0.5
HORIZON = 60 * 24 * 14  # awake minutes; who has not answered by then will not


def likely_by(
    pending: Iterable[tuple[float, float]], quiet: QuietHours, at: datetime, *, share: float = HALF
) -> datetime | None:
    """The awake instant from which a yes is likelier than not (or than `share`); None when it never is.

    `pending` are the open questions: how likely a yes seemed, and the awake minutes since it was sent; below
    0 it is still to be asked, in so many minutes.
    """
    asked = tuple(pending)
    if yes_within(asked, HORIZON) < share:
        return None
    low, high = 0, HORIZON
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if yes_within(asked, middle) >= share else (middle, high)
    return quiet.after_awake(at, high)


def yes_within(pending: Iterable[tuple[float, float]], minutes: float) -> float:
    """How likely at least one yes comes within so many awake minutes, given that none has come yet."""
    return 1 - prod(1 - still_to_come(chance, since, since + minutes) for chance, since in pending)
