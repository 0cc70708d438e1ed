"""Which Statement puts which one right, both ways, and the lines of one with what can be done with them."""

from typing import Any, NamedTuple

from scheduling.domain.statement_papers import Paper
from scheduling.domain.statements import StatementLine
from scheduling.domain.states import RecordState
from scheduling.models import Statement, StatementEntry


class ShownLine(NamedTuple):
    """A frozen line and its entry. `taken_back_by`: the number of the Statement that took it back.

    `settled`: what stands in this line counts now, and can be reopened; `open`: it has been.
    """

    line: StatementLine
    entry: StatementEntry
    taken_back_by: Statement | None
    settled: bool
    open: bool


def lines_shown(row: Statement, paper: Paper) -> list[ShownLine]:
    """In the order of the paper."""
    entries = row.entries.select_related("service_record__assignment", "reversed_by__statement")
    return [_shown(*both) for both in zip(paper.lines, entries.order_by("pk"), strict=True)]


def corrected_by(row: Statement) -> Any:
    """The Statements that take lines of this one back."""
    rows = Statement.objects.of(row.pool_id).filter(entries__reverses__statement=row)
    return rows.distinct().order_by("number")


def correcting(row: Statement) -> Any:
    """The Statements of which this one takes lines back."""
    rows = Statement.objects.of(row.pool_id).filter(entries__reversed_by__statement=row)
    return rows.distinct().order_by("number")


def _shown(line: StatementLine, entry: StatementEntry) -> ShownLine:
    back = getattr(entry, "reversed_by", None)
    record = entry.service_record
    stands = entry.reverses_id is None and back is None
    settled = stands and record.state == RecordState.SETTLED and record.revision == entry.revision
    return ShownLine(line, entry, back.statement if back else None, settled, stands and not settled)
