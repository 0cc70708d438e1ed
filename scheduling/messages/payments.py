"""What we say about accounts: one is wanted, or it is another one now. Never more than four signs of it."""

from datetime import datetime
from typing import Any

from pool.models import Interpreter
from scheduling.domain.tokens import hashed
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import mail, sms
from scheduling.messages.short_links import page


def account_wanted(row: Interpreter, *, token: str, by_sms: bool, at: datetime) -> None:
    """The link to their own page, where they type it themselves."""
    words: dict[str, Any] = {
        "about": f"interpreter:{row.pk}", "key": f"account_wanted:{hashed(token)}", "at": at,
        "due": polite_time(row, at) if by_sms else at, "link": page(token),
    }  # fmt: skip
    if by_sms:
        sms("account_wanted", row.person, row.pool, **words)
    else:
        mail("account_wanted", row.person.email, row.pool, person=row.person, **words)


def account_changed(row: Interpreter, *, last_four: str, at: datetime) -> None:
    """They hear of it by SMS and mail: who has not done it can object. Without `last_four`: they waive."""
    words: dict[str, Any] = {
        "about": f"interpreter:{row.pk}", "key": f"account_changed:{row.pk}:{at.isoformat()}", "at": at,
        "last_four": last_four,
    }  # fmt: skip
    sms("account_changed" if last_four else "account_waived", row.person, row.pool, **words)
    mail("account_changed", row.person.email, row.pool, person=row.person, **words)
