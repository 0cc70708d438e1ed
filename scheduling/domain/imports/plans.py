"""What will happen with each row, given what somebody has chosen; nothing is written here."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from pool.domain.careers import Career, Seen, Wants, missing
from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from scheduling.domain.imports.doubles import Double, Known, Register
from scheduling.domain.imports.people import Brought, Judged


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    EXTEND = "extend"
    SKIP = "skip"
    WRONG = "wrong"


CHOICES = {
    Fate.SKIP: _("auslassen"),
    Fate.EXTEND: _("ergänzen, was fehlt"),
    Fate.NEW: _("trotzdem neu anlegen"),
}  # for somebody who is there already


@dataclass(frozen=True)
class Planned:
    """A row with its fate, and whom it repeats."""

    judged: Judged
    fate: Fate
    double: Double | None = None


@dataclass(frozen=True)
class Plan:
    """All rows in their order."""

    rows: tuple[Planned, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows meet each fate, all fates named."""
        found = Counter(row.fate for row in self.rows)
        return {fate.value: found[fate] for fate in Fate}

    @property
    def doubles(self) -> int:
        """How many repeat somebody."""
        return sum(row.double is not None for row in self.rows)

    @property
    def unknown(self) -> list[tuple[str, int]]:
        """Words that are no language yet, with how many rows wait for them, most first."""
        written: dict[str, str] = {}
        found: Counter[str] = Counter()
        for row in self.rows:
            words = {fold(word): word for word in reversed(row.judged.unknown)}
            written = words | written
            found.update(words.keys())
        return [(written[word], rows) for word, rows in found.most_common()]

    @property
    def digest(self) -> str:
        """The same for the same plan: what was shown is what is written, or nothing is."""
        told = [
            (
                row.fate.value,
                row.double and asdict(row.double),
                row.judged.brought and asdict(row.judged.brought),
            )
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(told, default=str).encode()).hexdigest()[:20]


def _plain(value: Double | Brought | None) -> dict[str, object]:
    return asdict(value) if value else {}


def planned(rows: Iterable[Judged], known: Sequence[Known], choices: Mapping[int, str], always: str) -> Plan:
    """The fate of each row: `choices` by row number, `always` for every other double."""
    register, found = Register.of(known), []
    for row in rows:
        if row.brought is None:
            found.append(Planned(row, Fate.WRONG))
            continue
        double = register.double_of(row.brought)
        fate = Fate(choices.get(row.number, always)) if double else Fate.NEW
        register.add(row.number, row.brought)
        found.append(Planned(row, fate, double))
    return Plan(tuple(found))


def state_of(one: Brought, usual: str, *, wants: Wants, today: date) -> str:
    """Where a new person begins: as the row says, else as usual; without papers nobody is active."""
    state = one.state or usual
    seen = Seen(
        one.declaration_on, one.record_check_on, one.training_on, languages=len(one.languages),
        placed=bool(one.postal_code), reached=bool(one.mobile or one.email),
    )  # fmt: skip
    lacks = state == Career.ACTIVE and missing(seen, wants, today=today)
    return Career.TRAINING.value if lacks else state
