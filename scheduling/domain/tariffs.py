"""A dated Tariff turns worked minutes and kilometres into lines, each with its sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from scheduling.domain import money


class TariffKind(StrEnum):
    """The forms of tariff this house can compute."""

    FLAT = "flat"


class NoTariff(Refused):
    """No tariff of the Pool is valid on the day of the Assignment."""

    sentence = _("Für den %(day)s ist kein Tarif hinterlegt. Bitte erst einen Tarif anlegen.")


@dataclass(frozen=True)
class Tariff:
    """Valid on the days from `valid_from` to `valid_until` (both inclusive, None: without end).

    FLAT: `amount` per Assignment, independent of time, travel included. Hessen's WIR programme pays
    20 € like this (call of 2018, WIR guideline no. 2.4/4.4). `absent_percent` of it is paid when the client
    did not come.
    """

    id: int
    kind: TariffKind
    amount: Decimal
    valid_from: date
    valid_until: date | None = None
    absent_percent: int = 100


@dataclass(frozen=True)
class Line:
    """One amount and the sentence that explains it."""

    amount: Decimal
    sentence: str


def valid_on(tariffs: Iterable[Tariff], day: date) -> Tariff:
    """The tariff of that day, the latest one if several are valid; raises NoTariff."""
    fitting = [t for t in tariffs if t.valid_from <= day and (t.valid_until is None or day <= t.valid_until)]
    if not fitting:
        raise NoTariff(day=f"{day:%d.%m.%Y}")
    return max(fitting, key=lambda tariff: tariff.valid_from)


def lines(tariff: Tariff, *, minutes: int, km: Decimal, absent: bool = False) -> tuple[Line, ...]:
    """What one Assignment is worth. `minutes` and `km` do not change a flat sum, an `absent` client may."""
    full = money.euros(tariff.amount)
    if not absent:
        return (Line(full, f"1 Einsatz pauschal {money.words(full)}, Fahrt inbegriffen"),)
    amount = money.euros(tariff.amount * tariff.absent_percent / 100)
    share = f"{tariff.absent_percent} % von {money.words(full)}"
    return (Line(amount, f"1 Einsatz, zu dem niemand erschien: {share} = {money.words(amount)}"),)
