"""Whom to ask now and how long to wait: a policy is a small value, the Pool chooses it.

Substitutes come after everybody of the exact language:

Amal (apc)            Amal asked, said no        Amal holds another question
Bo (via acm)          Bo (via acm)               Bo (via acm)
-> Amal               -> Bo                      -> nobody yet; near: Amal, or Bo when the times overlap
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pool.domain.periods import Period
from scheduling.domain.need import Fit

SHORT_NOTICE = timedelta(hours=12)  # below it, a volunteer may have two open questions at once


@dataclass(frozen=True)
class FixedRounds:
    """Ask `size` people, wait `minutes` awake minutes, then ask the next."""

    size: int
    minutes: int

    def choose(
        self,
        fits: Sequence[Fit],
        *,
        asked: Collection[int],
        holding: Collection[int],
        period: Period,
        at: datetime,
    ) -> tuple[Fit, ...]:
        """The next people to ask, in the order of `fits`; exact ones and substitutes never in one Round.

        `asked` are interpreters that had this question already, `holding` are persons who still hold another
        open question: they wait, unless the appointment (`period`) is near. Who holds one for an overlapping
        time waits in any case: nobody can say yes to both.
        """
        near = period.start - at < SHORT_NOTICE
        left = [fit for fit in fits if fit.candidate.interpreter_id not in asked]
        now = [
            fit for fit in left if (near or fit.candidate.person_id not in holding) and not torn(fit, period)
        ]
        exact = [fit for fit in now if not fit.substitute]
        if exact or (not near and any(not fit.substitute for fit in left)):
            return tuple(exact[: self.size])
        return tuple(now[: self.size])


def torn(fit: Fit, period: Period) -> bool:
    """Whether this person has an open question for an overlapping time."""
    return any(held.overlaps(period) for held in fit.candidate.held)
