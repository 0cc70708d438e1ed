"""The lines of one appointment, or of several that count as one; with or without the way."""

from collections.abc import Sequence
from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.tariffs import sentences
from scheduling.domain.tariffs.supplements import supplement_lines
from scheduling.domain.tariffs.terms import Terms
from scheduling.domain.tariffs.time import time_lines, unused_lines, waited_lines
from scheduling.domain.tariffs.travel import minutes_as_work, pays_nothing, travel_lines
from scheduling.domain.tariffs.work import Line, LineKind, Work


def parts(terms: Terms, works: Sequence[Work], journey: Work | None) -> tuple[Line, ...]:
    """Time, supplements, the way of `journey`, and the bounds of one appointment."""
    there = [one for one in works if not one.absent]
    flat = terms.time.covers is None
    way = minutes_as_work(terms.travel, journey) if journey and not flat else 0
    worked = sum(one.minutes for one in there) + way
    waited = sum(one.minutes for one in works if one.absent)
    booked = sum(one.booked for one in there) + way
    included = pays_nothing(terms.travel)
    found = (
        *time_lines(terms.time, worked, included=included, on_the_way=way),
        *unused_lines(terms.time, worked, booked),
        *waited_lines(terms.time, worked, waited, terms.absent_percent),
        *supplement_lines(terms.supplements, works, terms.time, terms.absent_percent),
        *(travel_lines(terms.travel, journey) if journey else ()),
    )
    return (*found, *bounds(terms, found, least=any(one.minutes for one in there)))


def bounds(terms: Terms, lines: Sequence[Line], *, least: bool) -> tuple[Line, ...]:
    """What is missing to the least amount (if that counts), or more than the most; nothing in between."""
    amount = money.total(line.amount for line in lines)
    if least and terms.least is not None and amount < terms.least:
        missing = money.euros(terms.least) - amount
        told = f"{money.words(missing)} bis zum Mindestbetrag von {money.words(terms.least)}"
        return (Line(missing, told, LineKind.BOUND),)
    if terms.most is not None and amount > terms.most:
        return (cut(amount, terms.most, f"höchstens {money.words(terms.most)} je Einsatz"),)
    return ()


def cut(amount: Decimal, most: Decimal, why: str) -> Line:
    """The line that brings `amount` down to `most` euros."""
    over = amount - money.euros(most)
    return Line(-over, sentences.less(over, why), LineKind.BOUND)
