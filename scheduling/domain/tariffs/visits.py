"""One visit: several appointments of one Interpreter at one place, one after the other.

The worth of a visit is the worth of its cases, one journey, and nothing else; each appointment gets what it
adds to what is priced already. So their order does not matter, and splitting an appointment never pays more
than the whole, or the dearest of its parts, would.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, timedelta
from decimal import Decimal
from itertools import combinations

from scheduling.domain import money
from scheduling.domain.tariffs import sentences
from scheduling.domain.tariffs.parts import parts
from scheduling.domain.tariffs.terms import Terms
from scheduling.domain.tariffs.travel import travel_lines
from scheduling.domain.tariffs.work import Before, Line, LineKind, Work

NOTHING = Decimal("0.00")
SMALL = 6  # up to so many appointments of one case every part of a visit is looked at


def visit_of(work: Work, others: Iterable[Work], *, within: int) -> list[Work]:
    """Those of one Interpreter's other appointments that are in one visit with this one.

    The same place, the same local day, and from the end of one to the beginning of the next, as booked, less
    than `within` minutes, directly or over others.
    """
    found, left = [work], [one for one in others if _alike(one, work)]
    while near := [one for one in left if any(_gap(one, known) < within for known in found)]:
        found += near
        left = [one for one in left if all(one is not known for known in near)]
    return found[1:]


def _alike(one: Work, other: Work) -> bool:
    same = one.place == other.place and one.starts.date() == other.starts.date()
    return same and not (one.notice or other.notice or one.remote or other.remote)


def _gap(one: Work, other: Work) -> float:
    """Minutes between two appointments; negative when they overlap."""
    first, second = sorted((one, other), key=lambda work: work.starts.astimezone(UTC))
    ends = first.starts.astimezone(UTC) + timedelta(minutes=first.booked)
    return (second.starts.astimezone(UTC) - ends) / timedelta(minutes=1)


def visit_lines(terms: Terms, work: Work, before: Before) -> tuple[Line, ...]:
    """What this appointment adds to the others of its visit that are priced already."""
    known = [one.work for one in before.visit]
    paid = money.total(one.amount for one in before.visit)
    if any(one.otherwise for one in before.visit):
        paid = max(paid, worth_of_visit(terms, known))
    due = max(worth_of_visit(terms, [*known, work]) - paid, NOTHING)
    case = [one for one in known if terms.as_one and one.case == work.case]
    found = [_as_one(terms, [*case, work])] if case else list(parts(terms, [work], None))
    rest = due - money.total(line.amount for line in found)
    if rest > 0:
        told = f"Fahrt, was dieser Einsatz dem Besuch hinzufügt {money.words(rest)}"
        found.append(Line(rest, told, LineKind.TRAVEL))
    elif rest < 0:
        why = "mit den anderen Einsätzen dieses Besuchs schon bezahlt"
        found.append(Line(rest, sentences.less(-rest, why), LineKind.BOUND))
    elif travel_lines(terms.travel, work):
        told = "Fahrt mit einem anderen Einsatz dieses Besuchs schon bezahlt 0,00 €"
        found.append(Line(NOTHING, told, LineKind.TRAVEL))
    return tuple(found)


def _as_one(terms: Terms, works: Sequence[Work]) -> Line:
    """The last of these in one sum: the price of all as one appointment without that of the others."""
    whole, others = _case(terms, works, None), _case(terms, works[:-1], None)
    told = f"{len(works)} Einsätze als einer: {sentences.calculation(parts(terms, works, None))}"
    told += f", davon schon berechnet {money.words(others)}"
    return Line(whole - others, f"{told} = {money.words(whole - others)}")


def worth_of_visit(terms: Terms, works: Sequence[Work]) -> Decimal:
    """Euros of all these together: each case by itself, and the one journey where it counts most."""
    cases: list[list[Work]] = []
    for work in works:
        same = [case for case in cases if terms.as_one and case[0].case == work.case]
        same[0].append(work) if same else cases.append([work])
    alone = [_case(terms, case, None) for case in cases]
    ways = [
        _case(terms, case, journey) - own for case, own in zip(cases, alone, strict=True) for journey in works
    ]
    return money.total(alone) + max(ways, default=NOTHING)


def _case(terms: Terms, works: Sequence[Work], journey: Work | None) -> Decimal:
    """The appointments of one case as one; never less than the dearest part of it."""
    sizes = range(1, len(works) + 1) if len(works) <= SMALL else {1, len(works)}
    groups = (group for size in sizes for group in combinations(works, size))
    return max(money.total(one.amount for one in parts(terms, group, journey)) for group in groups)
