"""Terms: what a Tariff says, as plain values that JSON can hold. Money is Decimal euros, time is minutes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, time
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class TimeRule:
    """`base` euros cover the first `covers` minutes (None: the whole appointment, however long; a flat sum).

    Beyond them each started `each` minutes cost `step` euros; the first `grace` minutes of one are free. Of
    the time that was booked and not needed `unused_percent` is paid as if it had been worked. `exact`:
    `step` is the price of `each` minutes, and every minute has its part of it; nothing is begun.
    """

    base: Decimal = Decimal("20.00")
    covers: int | None = None
    step: Decimal = Decimal("0.00")
    each: int = 60
    grace: int = 0
    unused_percent: int = 0
    exact: bool = False


@dataclass(frozen=True)
class TravelRule:
    """What the way is worth; all that is given adds up. Nothing given: the way is inside the time's price.

    `rates`: euros per kilometre by means (see rates.py). `zones`: (up to so many kilometres, euros), the last
    one for everything beyond. `ticket`: the price of the ticket. `flat`: euros per journey. `hour`: euros per
    hour on the way; `counts`: minutes on the way count as work. Nothing below `from_km`, at most `most`.
    Appointments of one person at one place on one day less than `once_within` minutes apart are one journey
    (0: each is its own).
    """

    rates: Mapping[str, Decimal] = field(default_factory=dict)
    zones: tuple[tuple[int, Decimal], ...] = ()
    ticket: bool = False
    flat: Decimal = Decimal("0.00")
    hour: Decimal = Decimal("0.00")
    counts: bool = False
    from_km: Decimal = Decimal(0)
    most: Decimal | None = None
    once_within: int = 0


@dataclass(frozen=True)
class Supplement:
    """More money for a special time: `kind` evening (from `begins` to `ends`, local), saturday, sunday (and
    public holidays) or urgent; `percent` of the price of the minutes worked, and `amount` euros.
    """

    kind: str
    percent: int = 0
    amount: Decimal = Decimal("0.00")
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True)
class CancelStep:
    """Called off less than `hours` before the beginning (or from `clock` on the day before, if it is given):
    `minutes` are paid as work (None: all that was booked), of the rest `rest_percent`; `travel`: the way.
    """

    hours: int
    clock: time | None = None
    minutes: int | None = 60
    rest_percent: int = 0
    travel: bool = False


@dataclass(frozen=True)
class Terms:
    """The whole of it. `least` and `most` euros per appointment, `client_most` appointments per client and
    `year_most` euros per Interpreter in a calendar year (None: no bound). `absent_percent` of the time's
    price is paid when the client did not come. `as_one`: appointments of one case in one visit (see
    `TravelRule.once_within`) are priced as one.
    """

    time: TimeRule = field(default_factory=TimeRule)
    travel: TravelRule = field(default_factory=TravelRule)
    supplements: tuple[Supplement, ...] = ()
    cancellation: tuple[CancelStep, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None
    client_most: int | None = None
    year_most: Decimal | None = None
    absent_percent: int = 100
    as_one: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain JSON: amounts and clock times as texts."""
        told: dict[str, Any] = _plain(asdict(self))
        return told

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Terms":
        """The other way round; what is missing is as by default."""
        told = dict(data)
        parts: dict[str, Any] = {
            "time": _made(TimeRule, told.pop("time", {})),
            "travel": _travel(told.pop("travel", {})),
            "supplements": tuple(_made(Supplement, one) for one in told.pop("supplements", ())),
            "cancellation": tuple(_made(CancelStep, one) for one in told.pop("cancellation", ())),
        }
        made: Terms = _made(cls, told | parts)
        return made


@dataclass(frozen=True)
class Tariff:
    """Terms that are valid on the local days from `valid_from` to `valid_until` (inclusive, None: no end).

    `side`, `source_id` and `applies_to` say for what, as in `scheduling.models.Tariff`.
    """

    id: int
    side: str
    source_id: int | None
    applies_to: str
    terms: Terms
    valid_from: date
    valid_until: date | None = None


AMOUNTS = {"base", "step", "flat", "hour", "from_km", "most", "amount", "least", "year_most"}
CLOCKS = {"begins", "ends", "clock"}


def _made(kind: Any, told: Mapping[str, Any]) -> Any:
    known = {one.name for one in fields(kind)}
    return kind(**{name: _value(name, value) for name, value in told.items() if name in known})


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and name in AMOUNTS:
        return Decimal(value)
    if isinstance(value, str) and name in CLOCKS:
        return time.fromisoformat(value)
    return value


def _travel(told: Mapping[str, Any]) -> TravelRule:
    rates = {means: Decimal(str(rate)) for means, rate in told.get("rates", {}).items()}
    zones = tuple((int(km), Decimal(str(amount))) for km, amount in told.get("zones", ()))
    made: TravelRule = _made(TravelRule, {**told, "rates": rates, "zones": zones})
    return made


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return str(value)
        case time():
            return value.isoformat("minutes")
        case Mapping():
            return {name: _plain(one) for name, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
        case _:
            return value
