"""Which of those who fit may be asked now, later, or not any more.

Whoever came last to this case and is wished again is asked first, and alone, if they may be asked now.
Then everybody of the exact language comes before substitutes:

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
class Sieve:
    """Which Fits may be asked now. The sets hold interpreters, `holding` persons.

    `asked` had this question already, `holding` have another open one: they wait, unless the appointment is
    near. Who holds one for an overlapping time waits in any case: nobody can say yes to both; when it is too
    old for `holding`, others do not wait for them. `asleep` may be asked later (their own quiet time, or
    enough questions for this week), `spent` not any more.
    """

    period: Period
    at: datetime
    asked: Collection[int] = ()
    holding: Collection[int] = ()
    asleep: Collection[int] = ()
    spent: Collection[int] = ()

    @property
    def near(self) -> bool:
        """Whether there is no time to be lost."""
        return self.period.start - self.at < SHORT_NOTICE

    def left(self, fits: Sequence[Fit]) -> list[Fit]:
        """Who may still be asked, now or later."""
        return [fit for fit in self._unasked(fits) if not self._silent_elsewhere(fit)]

    def stuck(self, fits: Sequence[Fit]) -> list[Fit]:
        """Who may be asked once they answer what they have long been silent to."""
        return [fit for fit in self._unasked(fits) if self._silent_elsewhere(fit)]

    def ready(self, fits: Sequence[Fit]) -> tuple[Fit, ...]:
        """Who may be asked now: who is wished again, the exact language, substitutes when nobody is left."""
        left = self.left(fits)
        now = [fit for fit in left if self._free(fit)]
        if again := [fit for fit in now if fit.candidate.came_last]:
            return tuple(again)
        exact = [fit for fit in now if not fit.substitute]
        if exact or (not self.near and any(not fit.substitute for fit in left)):
            return tuple(exact)
        return tuple(now)

    def _unasked(self, fits: Sequence[Fit]) -> list[Fit]:
        over = {*self.asked, *self.spent}
        return [fit for fit in fits if fit.candidate.interpreter_id not in over]

    def _silent_elsewhere(self, fit: Fit) -> bool:
        return fit.candidate.person_id not in self.holding and torn(fit, self.period)

    def _free(self, fit: Fit) -> bool:
        who = fit.candidate
        waits = who.person_id in self.holding and not self.near
        return not waits and who.interpreter_id not in self.asleep and not torn(fit, self.period)


def torn(fit: Fit, period: Period) -> bool:
    """Whether this person has an open question for an overlapping time."""
    return any(held.overlaps(period) for held in fit.candidate.held)
