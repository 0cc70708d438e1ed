"""Work: what one ServiceRecord says, as plain values; Line: one amount with the sentence that explains it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum


class LineKind(StrEnum):
    """What an amount is paid for."""

    TIME = "time"
    TRAVEL = "travel"
    SUPPLEMENT = "supplement"
    CANCELLATION = "cancellation"
    BOUND = "bound"


@dataclass(frozen=True)
class Line:
    """Euros, and the German sentence that explains them; `kind` is what they are for."""

    amount: Decimal
    sentence: str
    kind: LineKind = LineKind.TIME


@dataclass(frozen=True)
class Work:
    """One appointment of one Interpreter. `starts` is in the Pool's own time; minutes are real ones.

    `absent`: the client did not come. `notice`: called off at this instant, nobody worked (None: it took
    place). `means` is one of rates.py, `km`, `ticket` (euros) and `travel_minutes` are there and back. `case`
    and `place` are any words: the same ones mean the same case, the same place.
    """

    starts: datetime
    booked: int
    minutes: int
    km: Decimal = Decimal(0)
    means: str = "car"
    ticket: Decimal = Decimal("0.00")
    travel_minutes: int = 0
    absent: bool = False
    urgent: bool = False
    holiday: bool = False
    remote: bool = False
    notice: datetime | None = None
    case: str = ""
    place: str = ""


@dataclass(frozen=True)
class Earlier:
    """Another appointment of the same visit that is priced already, and what it was worth, in euros.

    `otherwise`: by another Tariff, so that its amount does not say what of the visit it has paid for.
    """

    work: Work
    amount: Decimal
    otherwise: bool = False


@dataclass(frozen=True)
class Before:
    """What has happened that a bound counts: this year's appointments of the client, the Interpreter's euros.

    `visit`: other appointments of the same visit that are priced already; without those that came to nothing.
    """

    client_count: int = 0
    year_paid: Decimal = Decimal("0.00")
    visit: tuple[Earlier, ...] = ()
