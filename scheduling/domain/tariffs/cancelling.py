"""What an appointment is worth that was called off so late that nobody else can use the time."""

from datetime import UTC, datetime, timedelta

from scheduling.domain import money
from scheduling.domain.tariffs import sentences
from scheduling.domain.tariffs.terms import CancelStep, Terms
from scheduling.domain.tariffs.time import time_price
from scheduling.domain.tariffs.travel import travel_lines
from scheduling.domain.tariffs.work import Line, LineKind, Work


def late_from(step: CancelStep, starts: datetime) -> datetime:
    """The instant (UTC) from which on the step counts; `starts` is in the Pool's own time, hours are real."""
    if step.clock is not None:
        day = starts.date() - timedelta(days=1)
        return datetime.combine(day, step.clock, starts.tzinfo).astimezone(UTC)
    return starts.astimezone(UTC) - timedelta(hours=step.hours)


def step_for(terms: Terms, starts: datetime, notice: datetime) -> CancelStep | None:
    """The step that counts for a cancellation at `notice`: the one nearest to the beginning; None: in time.

    At the very instant a step begins by the clock it counts; exactly `hours` before is still in time.
    """
    late = [one for one in terms.cancellation if _is_late(one, starts, notice)]
    return max(late, key=lambda one: late_from(one, starts), default=None)


def _is_late(step: CancelStep, starts: datetime, notice: datetime) -> bool:
    since = late_from(step, starts)
    return notice >= since if step.clock is not None else notice > since


def cancelled_lines(terms: Terms, work: Work) -> tuple[Line, ...]:
    """Minutes paid as work, a share of the rest, the way; no supplements, no least amount."""
    step = step_for(terms, work.starts, work.notice) if work.notice else None
    if step is None:
        return (Line(money.euros(0), "rechtzeitig abgesagt 0,00 €", LineKind.CANCELLATION),)
    paid = work.booked if step.minutes is None else min(step.minutes, work.booked)
    amount = time_price(terms.time, paid)
    whole = f"{paid} Minuten wie gearbeitet"
    told = "der Einsatz" if terms.time.covers is None and paid else whole
    found = [Line(amount, f"späte Absage: {told} {money.words(amount)}", LineKind.CANCELLATION)]
    rest = time_price(terms.time, work.booked) - amount
    if step.rest_percent and rest:
        part = money.euros(rest * step.rest_percent / 100)
        told = f"Rest der gebuchten Zeit: {sentences.share(step.rest_percent, rest, part)}"
        found.append(Line(part, told, LineKind.CANCELLATION))
    return (*found, *(travel_lines(terms.travel, work) if step.travel else ()))
