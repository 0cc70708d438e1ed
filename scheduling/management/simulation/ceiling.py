"""What somebody would reach who knows everybody's mood: nobody is asked in vain, nobody waits, nobody tires.

For every Request in the order of filing the nearest who fits, is free, and would say yes to a question or
its reminder. What people have agreed to counts as it does in the world.
"""

from dataclasses import replace

from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Fit
from scheduling.management.simulation.county import Filed
from scheduling.management.simulation.nature import Life
from scheduling.management.simulation.service import ENDS
from scheduling.management.simulation.year import Outcome, World


def all_knowing(where: World) -> list[Outcome]:
    """What would become of every Request."""
    life = Life(where.hidden, 0.0)
    bookings: list[tuple[Booking, ...]] = [() for _ in where.county.people]
    outcomes = []
    for filed in where.county.filed:
        fits = where.fits[filed.number]
        outcome = Outcome(filed, len(fits))
        outcomes.append(outcome)
        if filed.at >= filed.need.period.start - ENDS:
            continue
        for fit in sorted(fits, key=lambda one: (one.km or 0.0, one.candidate.interpreter_id)):
            person = fit.candidate.interpreter_id
            if _would(life, filed, fit) and _free(filed, fit, bookings[person]):
                bookings[person] = (*bookings[person], Booking(filed.need.period, "there", filed.need.place))
                life.agreed(person, filed.need.period, filed.at)
                outcome.person, outcome.km, outcome.hours, outcome.sms = person, fit.km, 0.0, 1
                break
    return outcomes


def _would(life: Life, filed: Filed, fit: Fit) -> bool:
    """Whether they answer the question or its reminder, and with a yes."""
    hidden, person = life.hidden, fit.candidate.interpreter_id
    mood, answers = hidden.mood(filed.number, person), hidden.natures[person].answers
    if mood.answers[0] >= answers and mood.answers[1] >= answers * hidden.parameters.reminder:
        return False
    return life.says_yes(filed, person, fit.km or 0.0, fit.free, filed.at)


def _free(filed: Filed, fit: Fit, bookings: tuple[Booking, ...]) -> bool:
    return not bookings or isinstance(judge(filed.need, replace(fit.candidate, bookings=bookings)), Fit)
