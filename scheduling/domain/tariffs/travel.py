"""What the way there and back is worth."""

from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.tariffs import sentences
from scheduling.domain.tariffs.terms import TravelRule
from scheduling.domain.tariffs.work import Line, LineKind, Work


def pays_nothing(rule: TravelRule) -> bool:
    """Whether the way is inside the price of the time."""
    return not (rule.rates or rule.zones or rule.ticket or rule.flat or rule.hour or rule.counts)


def minutes_as_work(rule: TravelRule, work: Work) -> int:
    """Minutes on the way that count as worked."""
    return work.travel_minutes if rule.counts and _goes(rule, work) else 0


def travel_lines(rule: TravelRule, work: Work) -> tuple[Line, ...]:
    """All that the rule gives for this way, and the bound; nothing where nobody went."""
    if not _goes(rule, work):
        return ()
    found = [line for line in (_km(rule, work), _zone(rule, work)) if line]
    if rule.ticket and work.ticket:
        found.append(_line(work.ticket, f"Fahrkarte {money.words(work.ticket)}"))
    if rule.flat:
        found.append(_line(rule.flat, f"Fahrt pauschal {money.words(rule.flat)}"))
    if rule.hour and work.travel_minutes:
        amount = money.euros(rule.hour * work.travel_minutes / 60)
        told = f"{work.travel_minutes} Minuten Weg, {sentences.rate(rule.hour)} je Stunde"
        found.append(_line(amount, f"{told} = {money.words(amount)}"))
    over = money.total(line.amount for line in found) - (rule.most if rule.most is not None else 0)
    if rule.most is not None and over > 0:
        found.append(_line(-over, sentences.less(over, f"Fahrt höchstens {money.words(rule.most)}")))
    return tuple(found)


def _goes(rule: TravelRule, work: Work) -> bool:
    return not work.remote and work.km >= rule.from_km


def _km(rule: TravelRule, work: Work) -> Line | None:
    price = rule.rates.get(work.means, Decimal(0))
    if not (price and work.km):
        return None
    amount = money.euros(price * work.km)
    told = f"{sentences.number(work.km)} km × {sentences.rate(price)}"
    return _line(amount, f"{told} = {money.words(amount)}")


def _zone(rule: TravelRule, work: Work) -> Line | None:
    if not (rule.zones and work.km):
        return None
    below = 0
    for km, amount in rule.zones:
        if work.km <= km and (km, amount) != rule.zones[-1]:
            return _line(amount, f"Fahrt bis {km} km {money.words(amount)}")
        below = km if (km, amount) != rule.zones[-1] else below
    amount = rule.zones[-1][1]
    return _line(amount, f"Fahrt über {below} km {money.words(amount)}")


def _line(amount: Decimal, sentence: str) -> Line:
    return Line(money.euros(amount), sentence, LineKind.TRAVEL)
