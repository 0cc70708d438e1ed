"""What the laws on travel pay for a kilometre: offered when a tariff is written, never counted by themselves.

Neither law binds volunteers; Pools apply one of them by analogy.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pool.domain.settings_of_work import Travel
from pool.domain.words import gettext_noop as _

MOTORBIKE, E_BIKE = "moto", "ebike"
MEANS = {
    Travel.CAR.value: _("Auto"),
    MOTORBIKE: _("Motorrad, Roller"),
    E_BIKE: _("Fahrrad mit Motor"),
    Travel.BICYCLE.value: _("Fahrrad"),
}  # what is paid by the kilometre


@dataclass(frozen=True)
class LawRates:
    """Euros per kilometre by means, as one law says from a day on; `most` euros per journey."""

    key: str
    law: str
    case: str
    since: date
    rates: dict[str, Decimal]
    most: Decimal | None = None


def _euros(*amounts: str) -> dict[str, Decimal]:
    return {means: Decimal(amount) for means, amount in zip(MEANS, amounts, strict=False)}


_HRKG = _("§ 6 Hessisches Reisekostengesetz (HRKG)")
_BRKG = _("§ 5 Bundesreisekostengesetz (BRKG)")
LAWS = (
    LawRates(
        "hrkg", _HRKG, _("mit triftigem Grund"), date(2023, 12, 1), _euros("0.35", "0.18", "0.10", "0.06")
    ),
    LawRates(
        "hrkg_plain", _HRKG, _("ohne triftigen Grund"), date(2023, 12, 1),
        _euros("0.21", "0.15", "0.10", "0.06"),
    ),
    LawRates(
        "brkg", _BRKG, _("ohne erhebliches dienstliches Interesse"), date(2005, 9, 1), _euros("0.20", "0.20"),
        Decimal("130.00"),
    ),
    LawRates(
        "brkg_interest", _BRKG, _("mit erheblichem dienstlichem Interesse, vor der Fahrt festgestellt"),
        date(2005, 9, 1), _euros("0.30"),
    ),
)  # fmt: skip


def law_rates(day: date) -> tuple[LawRates, ...]:
    """Those in force on a local day."""
    return tuple(one for one in LAWS if one.since <= day)
