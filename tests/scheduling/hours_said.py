"""What the machine of promises does with hours: each side says its word, early, late, or once more."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from pool.domain.actors import Actor
from scheduling.actions import service_records, statements
from scheduling.models import MoneyRules
from scheduling.queries.due_hours import agreed_hours
from scheduling.queries.record_ways import approved_by_rule
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
    @rule(number=PICK, minutes=st.sampled_from([None, 60, 90]))
    def note_paper(self, number: int, minutes: int | None) -> None:
        """Ines has a signed paper."""
        record = one_of(self.now.records.values(), number)
        told = {"paper_number": "17", "minutes": minutes, "by": self.ines, "at": self.at}
        self.attempt(lambda: service_records.attest_by_paper(record, **told))

    @rule(auto=st.booleans(), over=st.sampled_from([0, 60]), silence=st.sampled_from([0, 4]))
    def change_rules(self, auto: bool, over: int, silence: int) -> None:
        """The Pool sets what happens by itself, and what waits is looked at once more."""
        told = {"auto_approve": auto, "auto_over": over, "silence_days": silence}
        MoneyRules.objects.update_or_create(pool_id=self.ines.pool_id, defaults=told)
        for record in agreed_hours():
            self.attempt(lambda record=record: service_records.approve_by_rule(record, at=self.at))

    @invariant()
    def rule_approves_only_what_both_say(self) -> None:
        """What the rule has approved both sides had said alike, and nobody had decided."""
        if not hasattr(self, "now"):
            return
        for record in self.now.records.values():
            by_rule = record.pk in approved_by_rule([record])
            if record.state == "approved" and by_rule:
                assert record.reported == record.stated
                assert record.decided_at is None
                assert not (record.absent or record.cancelled)

    @precondition(lambda self: self.now.records)
    @rule(number=PICK, side=st.sampled_from(["reported", "stated"]))
    def decide(self, number: int, side: str) -> None:
        """Ines says which of the two counts."""
        record = one_of(self.now.records.values(), number)
        self.attempt(lambda: service_records.decide_record(record, side=side, by=self.ines, at=self.at))
