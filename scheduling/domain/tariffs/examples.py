"""Real tariffs of pools, as their pages told them: points to start from in the editor, and worked examples.

What a page leaves open is left out here, and each Pool writes its own. Swiss ones are in francs.
"""

from datetime import time
from decimal import Decimal
from typing import Final

from scheduling.domain.tariffs.terms import CancelStep, Supplement, Terms, TimeRule, TravelRule


def _time(
    base: str, covers: int | None, step: str = "0", each: int = 60, unused_percent: int = 0
) -> TimeRule:
    return TimeRule(Decimal(base), covers, Decimal(step), each, unused_percent=unused_percent)


def _hourly(price: str) -> TimeRule:
    return TimeRule(Decimal(0), 0, Decimal(price), 60, exact=True)


_CAR: Final = {"car": Decimal("0.35")}
WIR: Final = Terms(_time("20.00", None))
HEINSBERG: Final = Terms(_time("25.00", 120, "10.00"))
SOEST: Final = Terms(_time("25.00", 60, "15.00"))
BORKEN: Final = Terms(_time("0", 0, "7.50", 30), TravelRule(counts=True, from_km=Decimal(5)))
ENNEPE: Final = Terms(
    _time("15.00", 60, "15.00"), TravelRule(rates=_CAR), cancellation=(CancelStep(24, minutes=60),)
)
DOOR: Final = Terms(_time("20.00", 60, "10.00", 30), TravelRule(rates={"car": Decimal("0.28")}, ticket=True))
OFFENBURG: Final = Terms(_time("15.00", 90, "15.00", 90))
FILDERSTADT: Final = Terms(
    _time("10.00", 60, "5.00"), TravelRule(zones=((10, Decimal(0)), (11, Decimal("5.00"))))
)
ALB_DONAU: Final = Terms(_hourly("12.00"), TravelRule(flat=Decimal("12.00")))
DONAU_RIES: Final = Terms(_hourly("15.00"), TravelRule(rates=_CAR))
BRANDENBURG: Final = Terms(
    _time("18.00", 60, "9.00", 30),
    TravelRule(
        zones=((20, Decimal("6.00")), (40, Decimal("12.00")), (60, Decimal("17.00"))), most=Decimal(32)
    ),
)
PAEDALOGIK: Final = Terms(
    _time("30.00", 60, "7.50", 15), cancellation=(CancelStep(0, clock=time(13), minutes=60),)
)
LUZERN: Final = Terms(
    _time("82.50", 60, "20.625", 15, unused_percent=50),
    TravelRule(zones=((20, Decimal(25)), (21, Decimal(30)))),
    supplements=(Supplement("urgent", percent=50),),
    cancellation=(CancelStep(24, minutes=60, rest_percent=50), CancelStep(4, None, 60, 50, travel=True)),
)
BASELLAND: Final = Terms(_time("90.00", 60, "22.50", 15), TravelRule(flat=Decimal("37.50"), once_within=30))
BERLIN_PHONE: Final = Terms(_time("10.00", 15, "1.00", 1))
