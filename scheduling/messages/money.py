"""To coordinators and institutions: a budget of the year is nearly used, or more than that."""

from datetime import datetime
from typing import Any

from pool.models import Authority, Membership
from scheduling.domain.funding import Standing
from scheduling.messages.saying import mail
from scheduling.queries.requesters import mailbox_of


def authority_budget(row: Authority, year: int, standing: Standing, *, at: datetime) -> None:
    """Once per year and step: the Pool's mailbox, and everybody who requests for it (or its own mailbox)."""
    key = f"authority_budget:{row.pk}:{year}:{standing.warning}"
    told: dict[str, Any] = {"authority": row, "year": year, "standing": standing}
    about = f"authority:{row.pk}"
    mail("authority_budget", row.pool.email, row.pool, about=about, key=key, at=at, desk=True, **told)
    for address in _addresses(row):
        if address != row.pool.email:
            mail("authority_budget", address, row.pool, about=about, key=key, at=at, desk=False, **told)


def _addresses(row: Authority) -> list[str]:
    rows = Membership.objects.of(row.pool_id).filter(authority=row, active=True)
    people = rows.exclude(person__email="").order_by("pk").values_list("person__email", flat=True)
    found = [*dict.fromkeys(people)]
    return found or [one for one in (mailbox_of(row),) if one]
