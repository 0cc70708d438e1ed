"""What the machine of promises does with hours: each side says its word, early, late, or once more."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from pool.domain.actors import Actor
from scheduling.actions import service_records, statements
from tests.scheduling.promises import Snapshot

PICK = st.integers(0, 30)


def one_of(rows: Iterable[Any], number: int) -> Any:
    """The row of that number, counted in a circle; None when there is none."""
    found = list(rows)
    return found[number % len(found)] if found else None


class Hours(RuleBasedStateMachine):
    """The rules about ServiceRecords; whoever stands on it knows the people, the time and the promises."""

    now: Snapshot
    at: datetime
    clerk: Actor
    ines: Actor
    attempt: Callable[[Callable[[], object]], None]
    promises: Callable[[], None]

    @precondition(lambda self: self.now.records)
    @rule(number=PICK, minutes=st.integers(0, 200), steps=st.integers(1, 5))
    def settle(self, number: int, minutes: int, steps: int) -> None:
        """Hours take their next steps: reported, attested, approved, paid; corrected in vain after that."""
        record = one_of(self.now.records.values(), number)
        told = {"minutes": minutes, "km": "24,5", "by": self.ines, "at": self.at}
        next_steps: dict[str, Callable[[], object]] = {
            "open": lambda: service_records.report_record(record, **told),
            "reported": lambda: service_records.attest_record(record, by=self.clerk, at=self.at),
            "attested": lambda: service_records.approve_record(record, by=self.ines, at=self.at),
            "approved": lambda: statements.issue_statement(
                record.assignment.interpreter, month=date(2026, 11, 1), by=self.ines, at=self.at
            ),
            "settled": lambda: service_records.correct_record(record, reason="falsch", **told),
        }
        for _ in range(steps):
            self.attempt(next_steps[record.state])
            self.promises()
            record = self.now.records[record.pk]

    @precondition(lambda self: self.now.records)
    @rule(number=PICK, minutes=st.sampled_from([0, 45, 60, 90]), absent=st.booleans())
    def say_otherwise(self, number: int, minutes: int, absent: bool) -> None:
        """The clerk says how long it was: before the report, instead of a yes, or too late."""
        record = one_of(self.now.records.values(), number)
        told = {"minutes": minutes, "absent": absent, "by": self.clerk, "at": self.at}
        self.attempt(lambda: service_records.attest_record(record, **told))

    @precondition(lambda self: self.now.records)
    @rule(number=PICK, minutes=st.integers(1, 200))
    def report_late(self, number: int, minutes: int) -> None:
        """The volunteer says how long it was, perhaps after the clerk."""
        record = one_of(self.now.records.values(), number)
        told = {"minutes": minutes, "km": "10", "by": self.ines, "at": self.at}
        self.attempt(lambda: service_records.report_record(record, **told))

    @precondition(lambda self: self.now.records)
    @rule(number=PICK, side=st.sampled_from(["reported", "stated"]))
    def decide(self, number: int, side: str) -> None:
        """Ines says which of the two counts."""
        record = one_of(self.now.records.values(), number)
        self.attempt(lambda: service_records.decide_record(record, side=side, by=self.ines, at=self.at))
