"""What the paper of a Statement says: plain values, kept as JSON when it is issued, and never changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from scheduling.domain.periods import Period
from scheduling.domain.statements import Part, StatementLine, by_kind, by_source, total


@dataclass(frozen=True)
class Paper:
    """Everything as it was on the day of issue, in German. `issued` is the local day.

    `about` says what it follows ("Berichtigung zu Nr. 12"), `law` what is free of tax; both may be empty.
    """

    number: int
    about: str
    pool: str
    carrier: str
    contact: str
    name: str
    interpreter_number: int
    place: str
    period: Period
    period_words: str
    issued: date
    law: str
    lines: tuple[StatementLine, ...]

    @property
    def total(self) -> Decimal:
        """The sum of the lines; below zero it is to be given back."""
        return total(self.lines)

    @property
    def by_kind(self) -> list[Part]:
        """What it is for."""
        return by_kind(self.lines)

    @property
    def by_source(self) -> list[Part]:
        """Where it comes from."""
        return by_source(self.lines)

    def as_json(self) -> dict[str, Any]:
        """Amounts as text with two places, days as 2026-11-23."""
        return {
            "number": self.number, "about": self.about, "pool": self.pool, "carrier": self.carrier,
            "contact": self.contact, "name": self.name, "interpreter_number": self.interpreter_number,
            "place": self.place, "first": str(self.period.first), "until": str(self.period.until),
            "period": self.period_words, "issued": str(self.issued), "law": self.law,
            "lines": [_line_out(line) for line in self.lines], "total": str(self.total),
            "by_kind": [[name, str(euros)] for name, euros in self.by_kind],
            "by_source": [[name, str(euros)] for name, euros in self.by_source],
        }  # fmt: skip


def paper_from(told: Mapping[str, Any]) -> Paper:
    """What `as_json` has written."""
    return Paper(
        told["number"], told["about"], told["pool"], told["carrier"], told["contact"], told["name"],
        told["interpreter_number"], told["place"],
        Period(date.fromisoformat(told["first"]), date.fromisoformat(told["until"])), told["period"],
        date.fromisoformat(told["issued"]), told["law"], tuple(_line_in(one) for one in told["lines"]),
    )  # fmt: skip


def _line_out(line: StatementLine) -> dict[str, Any]:
    return {
        "day": str(line.day), "text": line.text, "minutes": line.minutes, "km": str(line.km),
        "amount": str(line.amount), "calculation": line.calculation, "source": line.source,
        "parts": [[kind, str(euros)] for kind, euros in line.parts],
        "gives": None if line.gives is None else str(line.gives),
    }  # fmt: skip


def _line_in(told: Mapping[str, Any]) -> StatementLine:
    return StatementLine(
        date.fromisoformat(told["day"]), told["text"], told["minutes"], Decimal(told["km"]),
        Decimal(told["amount"]), told["calculation"], told["source"],
        tuple((kind, Decimal(euros)) for kind, euros in told["parts"]),
        Decimal(told["gives"]) if told.get("gives") else None,
    )  # fmt: skip
