"""What minutes cost: the first block, what is begun beyond it, time booked and not used, time only waited."""

from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.tariffs import sentences
from scheduling.domain.tariffs.terms import TimeRule
from scheduling.domain.tariffs.work import Line


def time_lines(
    rule: TimeRule, minutes: int, *, included: bool = False, on_the_way: int = 0
) -> tuple[Line, ...]:
    """The price of so many minutes worked; none for none.

    `included`: the way is inside the flat sum. `on_the_way` of the minutes were spent there, and are named.
    """
    if minutes <= 0:
        return ()
    if rule.covers is None:
        flat, way = money.euros(rule.base), ", Fahrt inbegriffen" if included else ""
        return (Line(flat, f"1 Einsatz pauschal {money.words(flat)}{way}"),)
    note = f" (davon {on_the_way} Minuten Weg)" if on_the_way else ""
    over = minutes - rule.covers
    found = []
    if rule.covers:
        base, own = money.euros(rule.base), "" if over > 0 else note
        found.append(Line(base, f"{sentences.first(rule.covers, own)} {money.words(base)}"))
    if over > rule.grace and rule.step:
        found.append(_beyond(rule, over, note))
    return tuple(found)


def _beyond(rule: TimeRule, over: int, note: str) -> Line:
    """Minutes beyond the first block."""
    if rule.exact:
        amount = money.euros(rule.step * over / rule.each)
        return Line(amount, sentences.exactly(over, rule.each, rule.step, amount, note))
    count = -(-(over - rule.grace) // rule.each)
    return Line(money.euros(rule.step * count), sentences.begun(count, rule.each, rule.step, note))


def time_price(rule: TimeRule, minutes: int) -> Decimal:
    """The same in one sum."""
    return money.total(line.amount for line in time_lines(rule, minutes))


def unused_lines(rule: TimeRule, minutes: int, booked: int) -> tuple[Line, ...]:
    """A share of what the time would have cost that was booked and not needed."""
    if not rule.unused_percent or booked <= minutes:
        return ()
    whole = time_price(rule, booked) - time_price(rule, minutes)
    if not whole:
        return ()
    amount = money.euros(whole * rule.unused_percent / 100)
    told = sentences.share(rule.unused_percent, whole, amount)
    return (Line(amount, f"{booked - minutes} Minuten gebucht und nicht gebraucht: {told}"),)


def waited_lines(rule: TimeRule, worked: int, waited: int, percent: int) -> tuple[Line, ...]:
    """A share of the price of the minutes in which the client did not come, on top of those worked."""
    if waited <= 0:
        return ()
    whole = time_price(rule, worked + waited) - time_price(rule, worked)
    amount = money.euros(whole * percent / 100)
    what = "Zeit, in der niemand erschien" if worked else "1 Einsatz, zu dem niemand erschien"
    return (Line(amount, f"{what}: {sentences.share(percent, whole, amount)}"),)
