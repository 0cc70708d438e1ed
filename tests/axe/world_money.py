"""What the pages of money need of the world: hours that are settled, and some that are open again."""

from datetime import UTC, datetime, timedelta

from scheduling.actions.assignments import assign_by_hand
from scheduling.models import ServiceRecord
from tests.builders import coordinator_of, submit
from tests.people import Cast
from tests.scheduling.money.settled import agreed, issue, put_right


def paid_names(people: Cast, at: datetime) -> dict[str, int | str]:
    """A Statement two months ago with a correction below zero; something of it is open again."""
    first = (at.replace(day=1) - timedelta(days=40)).replace(day=3, hour=8, tzinfo=UTC)
    records = [_approved(people, first + timedelta(days=days), at) for days in (0, 1, 2)]
    old = issue(records[0], at, first.date())
    put_right(records[0], at, to="5.00")
    corrected = issue(records[0], at, first.date())
    put_right(records[1], at, approve=False)
    return {"statement": old.pk, "corrected": corrected.pk, "settled": records[2].pk}


def _approved(people: Cast, starts: datetime, at: datetime) -> ServiceRecord:
    filed, by = starts - timedelta(days=2), coordinator_of(people.pool)
    request = submit(people.youth_office, filed, starts=starts)
    held = assign_by_hand(request, interpreter=people.chadi, by=by, at=filed, reason="am Telefon zugesagt")
    return agreed(held, at)
