"""The word that brings somebody a new short link."""

from datetime import datetime
from typing import Any

from scheduling.domain.tokens import hashed
from scheduling.models import Assignment, Offer
from scheduling.saying import mail, sms
from scheduling.short_links import page, writes_to


def new_link(row: Offer | Assignment, *, token: str, at: datetime) -> None:
    """The old address is dead, here is another one; by SMS where that is how they are asked."""
    words: dict[str, Any] = {
        "about": f"{row._meta.model_name}:{row.pk}", "key": f"new_link:{hashed(token)}", "at": at,
        "code": row.code, "link": page(token), "question": isinstance(row, Offer),
    }  # fmt: skip
    if writes_to(row):
        mail("new_link", row.person.email, row.pool, person=row.person, **words)
    else:
        sms("new_link", row.person, row.pool, **words)
