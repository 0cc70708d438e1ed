"""Whom to ask now and how long to wait: a policy is a small value, the Pool chooses it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

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
        starts: datetime,
        at: datetime,
    ) -> tuple[Fit, ...]:
        """The next people to ask, in the order of `fits`.

        `asked` are interpreters that had this question already, `holding` are persons who still hold another
        open question: they wait, unless the appointment is near.
        """
        near = starts - at < SHORT_NOTICE
        free = [
            fit
            for fit in fits
            if fit.candidate.interpreter_id not in asked and (near or fit.candidate.person_id not in holding)
        ]
        return tuple(free[: self.size])
