"""What volunteers may get free of tax in a calendar year, by law and year. Person-wide, over all bodies.

| law                                            | 2013-2020 | 2021-2025 | from 2026 |
|------------------------------------------------|-----------|-----------|-----------|
| § 3 Nr. 26a EStG (Ehrenamtspauschale)          |     720 € |     840 € |     960 € |
| § 3 Nr. 26 EStG (Übungsleiterfreibetrag)       |   2,400 € |   3,000 € |   3,300 € |

Source: steuergo.de, "Erhöhung von Übungsleiterfreibetrag und Ehrenamtspauschale ab 2026". For one activity
only one of the two laws can be used. Whether Nr. 26 covers lay interpreting is doubtful; Nr. 26a does.
"""

from dataclasses import dataclass
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
CHECKED: Final = 2026  # the last year for which somebody has looked the amounts up
NO_CEILING = Decimal(0)


@dataclass(frozen=True)
class Ceiling:
    """Euros of one calendar year by one law; 0: not minded. `known`: that year's amount is certain."""

    law: str
    year: int
    amount: Decimal
    known: bool = True

    @property
    def minded(self) -> bool:
        """Whether there is anything to reach."""
        return self.amount > 0


def ceiling_of(law: str, year: int, *, own: Decimal = NO_CEILING) -> Ceiling:
    """The amount of that year; of a year nobody has looked up yet the latest one, marked as not known."""
    by_law = law in AMOUNTS
    return Ceiling(law, year, ceiling(law, year, own=own), known=not by_law or year <= CHECKED)


def ceiling(law: str, year: int, *, own: Decimal = NO_CEILING) -> Decimal:
    """Euros of that calendar year; `own` where the Pool has set its own amount; 0: it is not minded.

    A year before the table begins has no amount we know: 0.
    """
    if law == OWN:
        return own
    return next((amount for since, amount in AMOUNTS.get(law, ()) if year >= since), NO_CEILING)
