"""A Statement: lines that add up. Months are local calendar months of the Assignment's start."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pool.domain.words import gettext_noop as _
from scheduling.domain import money
from scheduling.domain.periods import MONTH, period_of
from scheduling.domain.tariffs import LineKind

OWN = ""  # the name of the source when the Pool itself pays
TRAVEL: Final = frozenset({LineKind.TRAVEL.value})
KINDS: Final = {
    LineKind.TIME: _("Einsatz"),
    LineKind.TRAVEL: _("Fahrt"),
    LineKind.SUPPLEMENT: _("Zuschläge"),
    LineKind.CANCELLATION: _("Absagen"),
    LineKind.BOUND: _("Ober- und Untergrenzen"),
}
Part = tuple[str, Decimal]  # a LineKind, and euros


@dataclass(frozen=True)
class StatementLine:
    """One paid Assignment, as it was when the Statement was issued; below zero when it is taken back.

    `source`: the name of the FundingSource (empty: the Pool's own), which gives at most `gives` of it (None:
    all). `parts` say what the amount is for.
    """

    day: date
    text: str
    minutes: int
    km: Decimal
    amount: Decimal
    calculation: str
    source: str = OWN
    parts: tuple[Part, ...] = ()
    gives: Decimal | None = None


def first_of_month(day: date) -> date:
    """The month a day belongs to, named by its first day."""
    return period_of(day, MONTH).first


def last_of_month(day: date) -> date:
    """The last day of that month."""
    return period_of(day, MONTH).until


def total(lines: Iterable[StatementLine]) -> Decimal:
    """The sum of the lines, to the cent."""
    return money.total(line.amount for line in lines)


def parts_of(amount: Decimal, lines: Sequence[Mapping[str, Any]]) -> tuple[Part, ...]:
    """What an amount is for, by the lines a ServiceRecord keeps; what they leave open is for the work."""
    told = [(str(one.get("kind") or LineKind.TIME.value), Decimal(one["amount"])) for one in lines]
    rest = amount - sum((euros for _kind, euros in told), Decimal(0))
    return (*told, (LineKind.TIME.value, rest)) if rest or not told else tuple(told)


def taken_back(line: StatementLine, why: str) -> StatementLine:
    """The same line below zero; `why` goes before its calculation."""
    parts = tuple((kind, -euros) for kind, euros in line.parts)
    return replace(line, amount=-line.amount, parts=parts, calculation=f"{why} {line.calculation}")


def by_kind(lines: Iterable[StatementLine]) -> list[Part]:
    """Euros for each LineKind there is, in the order of KINDS; together they are the total."""
    found: dict[str, Decimal] = {}
    for line in lines:
        for kind, euros in line.parts or ((LineKind.TIME.value, line.amount),):
            found[kind] = found.get(kind, Decimal(0)) + euros
    order = [kind.value for kind in KINDS]
    return sorted(found.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))


def by_source(lines: Iterable[StatementLine]) -> list[Part]:
    """Euros for each source there is, by name, the Pool's own first; together they are the total."""
    found: dict[str, Decimal] = {}
    for line in lines:
        given, left = money.shared(line.amount, line.gives)
        found[line.source] = found.get(line.source, Decimal(0)) + given
        if left:
            found[OWN] = found.get(OWN, Decimal(0)) + left
    return sorted(found.items())
