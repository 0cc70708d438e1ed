"""What volunteers may get free of tax in a calendar year, by law and year. Person-wide, over all bodies.

| law                                            | 2013-2020 | 2021-2025 | from 2026 |
|------------------------------------------------|-----------|-----------|-----------|
| § 3 Nr. 26a EStG (Ehrenamtspauschale)          |     720 € |     840 € |     960 € |
| § 3 Nr. 26 EStG (Übungsleiterfreibetrag)       |   2,400 € |   3,000 € |   3,300 € |

Source: steuergo.de, "Erhöhung von Übungsleiterfreibetrag und Ehrenamtspauschale ab 2026".
"""

from decimal import Decimal
from typing import Final

from pool.domain.words import gettext_noop as _

OWN, NONE = "own", ""
LAWS: Final = {
    "26a": _("§ 3 Nr. 26a EStG (Ehrenamtspauschale)"),
    "26": _("§ 3 Nr. 26 EStG (Übungsleiterfreibetrag)"),
    OWN: _("eigener Betrag"),
    NONE: _("wird nicht beachtet"),
}
AMOUNTS: Final = {
    "26a": ((2026, Decimal(960)), (2021, Decimal(840)), (2013, Decimal(720))),
    "26": ((2026, Decimal(3300)), (2021, Decimal(3000)), (2013, Decimal(2400))),
}
NO_CEILING = Decimal(0)


def ceiling(law: str, year: int, *, own: Decimal = NO_CEILING) -> Decimal:
    """Euros of that calendar year; `own` where the Pool has set its own amount; 0: it is not minded.

    A year before the table begins has no amount we know: 0.
    """
    if law == OWN:
        return own
    return next((amount for since, amount in AMOUNTS.get(law, ()) if year >= since), NO_CEILING)
