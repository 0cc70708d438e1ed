"""The proof of one FundingSource and one calendar year: from facts of approved records to a report.

Nothing in a report names a client: who had several Assignments is a number from 1 to n, in the order of the
first one. Interpreters are their number in the Pool.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from scheduling.domain import money
from scheduling.domain.funding import Standing

PEOPLE, LANGUAGES = 5, 5  # what a pool must have by the Richtlinie, 4.4.2


@dataclass(frozen=True)
class Fact:
    """One approved record that the source pays for. `client` is the keyed hash, empty without a reference.

    `day` is local, `funded` and `paid` are euros; `request` finds the case again on the screen.
    """

    id: int
    day: date
    interpreter: int
    language: str
    setting: str
    place: str
    modality: str
    minutes: int
    funded: Decimal
    paid: Decimal
    client: str = ""
    request: int = 0
    absent: bool = False
    cancelled: bool = False
    statement: int | None = None
    paid_on: date | None = None


@dataclass(frozen=True)
class Allowed:
    """An exception from the cap, and why."""

    extra: int
    reason: str


@dataclass(frozen=True)
class Receipt:
    """One line of the list of receipts; `client` is a number within this report (None: no reference)."""

    number: int
    day: date
    interpreter: int
    language: str
    setting: str
    place: str
    modality: str
    minutes: int
    funded: Decimal
    paid: Decimal
    client: int | None
    statement: int | None
    paid_on: date | None
    absent: bool
    cancelled: bool


@dataclass(frozen=True)
class ClientLine:
    """How many of one client were funded; `over` more were not, because the cap was reached."""

    number: int
    count: int
    cap: int
    over: int = 0
    allowed: Allowed | None = None
    request: int = 0

    @property
    def flagged(self) -> bool:
        """More than the cap: somebody has to say why."""
        return bool(self.cap) and (self.count > self.cap or self.allowed is not None)


@dataclass(frozen=True)
class CourseLine:
    """One training of the year: so many lessons of 45 minutes (None: not known), so many people."""

    kind: str
    name: str
    units: int | None
    people: int


@dataclass(frozen=True)
class FiveFive:
    """The test of the Richtlinie on one local day: enough active people, in enough languages."""

    day: date
    people: int
    languages: int

    @property
    def passed(self) -> bool:
        """At least five and five."""
        return self.people >= PEOPLE and self.languages >= LANGUAGES


@dataclass(frozen=True)
class FundingReport:
    """Everything that the paper says, as plain values."""

    year: int
    standing: Standing
    receipts: tuple[Receipt, ...]
    clients: tuple[ClientLine, ...]
    flat: Decimal | None
    cap: int
    over_amount: Decimal
    missing: tuple[tuple[str, int], ...]
    courses: tuple[CourseLine, ...]
    test: FiveFive

    @property
    def total(self) -> Decimal:
        """What is funded: the sum of the receipts, always."""
        return money.total(one.funded for one in self.receipts)

    @property
    def paid(self) -> Decimal:
        """What the Interpreters got for it."""
        return money.total(one.paid for one in self.receipts)

    @property
    def paid_out(self) -> Decimal:
        """What of it they have on their account."""
        return money.total(one.paid for one in self.receipts if one.paid_on)

    @property
    def minutes(self) -> int:
        """Time really interpreted."""
        return sum(one.minutes for one in self.receipts if not (one.absent or one.cancelled))

    @property
    def over(self) -> int:
        """Assignments that the source would have paid for, had the cap not been reached."""
        return sum(one.over for one in self.clients)

    @property
    def without_reference(self) -> int:
        """They count, but nobody can tell for whom."""
        return sum(one.client is None for one in self.receipts)

    @property
    def interpreters(self) -> int:
        """How many different people came."""
        return len({one.interpreter for one in self.receipts})

    @property
    def languages(self) -> tuple[tuple[str, int], ...]:
        """By language, the most frequent first."""
        return _counted(one.language for one in self.receipts)

    @property
    def settings(self) -> tuple[tuple[str, int], ...]:
        """By kind of matter."""
        return _counted(one.setting for one in self.receipts)

    @property
    def unfilled(self) -> int:
        """Requests of the whole Pool that nobody could serve."""
        return sum(n for _language, n in self.missing)


def report(
    year: int, facts: Iterable[Fact], *, over: Iterable[Fact], allowed: Mapping[str, Allowed],
    standing: Standing, flat: Decimal | None, cap: int, missing: Mapping[str, int],
    courses: Iterable[CourseLine], test: FiveFive,
) -> FundingReport:  # fmt: skip
    """`over` are those that the cap has kept out; `allowed` are the exceptions of this year by client."""
    ordered = sorted(facts, key=lambda one: (one.day, one.id))
    kept_out = sorted(over, key=lambda one: (one.day, one.id))
    numbers = _numbered([*ordered, *kept_out])
    return FundingReport(
        year=year,
        standing=standing,
        receipts=tuple(_receipt(n, one, numbers) for n, one in enumerate(ordered, start=1)),
        clients=_clients(ordered, kept_out, numbers, allowed, cap),
        flat=flat,
        cap=cap,
        over_amount=money.total(one.funded for one in kept_out),
        missing=tuple(sorted(((one, n) for one, n in missing.items() if n), key=_most)),
        courses=tuple(sorted(courses, key=lambda one: (one.kind, one.name, one.units or 0))),
        test=test,
    )


def _numbered(facts: list[Fact]) -> dict[str, int]:
    """Clients in the order in which they came first."""
    found: dict[str, int] = {}
    for one in facts:
        if one.client:
            found.setdefault(one.client, len(found) + 1)
    return found


def _receipt(number: int, one: Fact, numbers: Mapping[str, int]) -> Receipt:
    return Receipt(
        number, one.day, one.interpreter, one.language, one.setting, one.place, one.modality, one.minutes,
        one.funded, one.paid, numbers.get(one.client), one.statement, one.paid_on, one.absent, one.cancelled,
    )  # fmt: skip


def _clients(
    facts: list[Fact], over: list[Fact], numbers: Mapping[str, int], allowed: Mapping[str, Allowed], cap: int
) -> tuple[ClientLine, ...]:
    funded, kept_out = Counter(one.client for one in facts), Counter(one.client for one in over)
    requests = {one.client: one.request for one in (*over, *facts)}
    return tuple(
        ClientLine(number, funded[who], cap, kept_out[who], allowed.get(who), requests[who])
        for who, number in numbers.items()
    )


def _counted(words: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(words).items(), key=_most))


def _most(one: tuple[str, int]) -> tuple[int, str]:
    return -one[1], one[0]
