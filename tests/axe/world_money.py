"""What the pages of money need of the world: hours that are settled, and some that are open again."""

from datetime import UTC, datetime, timedelta

from scheduling.actions.assignments import assign_by_hand
from scheduling.actions.closings import begin_closing
from scheduling.models import ServiceRecord
from tests.axe.world_payments import paying
from tests.builders import coordinator_of, submit
from tests.people import Cast
from tests.scheduling.money.settled import agreed, issue, put_right
from tests.scheduling.money.work import fund_and_charge


def paid_names(people: Cast, at: datetime) -> dict[str, int | str]:
    """A Statement two months ago with a correction below zero; something of it is open again."""
    first = (at.replace(day=1) - timedelta(days=40)).replace(day=3, hour=8, tzinfo=UTC)
    records = [_approved(people, first + timedelta(days=days), at) for days in (0, 1, 2)]
    old = issue(records[0], at, first.date())
    put_right(records[0], at, to="5.00")
    corrected = issue(records[0], at, first.date())
    put_right(records[1], at, approve=False)
    return {
        "statement": old.pk, "corrected": corrected.pk, "settled": records[2].pk, **paying(people, at),
        **_funded(people, at), "closing": _closing(people, at),
    }  # fmt: skip


def _funded(people: Cast, at: datetime) -> dict[str, int | str]:
    """What one source pays for, and an institution owes; nobody has settled it yet."""
    record = _approved(people, at - timedelta(days=10), at)
    made = fund_and_charge(record, by=coordinator_of(people.pool), at=at)
    return {"source": made["source"], "funded": made["funded"], "costs": made["costs"], "chosen": record.pk}


def _closing(people: Cast, at: datetime) -> int:
    """A year that is being closed."""
    by = people.actor(people.ines)
    return begin_closing(people.pool, year=at.year, unfinished=True, by=by, at=at).pk


def _approved(people: Cast, starts: datetime, at: datetime) -> ServiceRecord:
    filed, by = starts - timedelta(days=2), coordinator_of(people.pool)
    request = submit(people.youth_office, filed, starts=starts)
    held = assign_by_hand(request, interpreter=people.chadi, by=by, at=filed, reason="am Telefon zugesagt")
    return agreed(held, at)
