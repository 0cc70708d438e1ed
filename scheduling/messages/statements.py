"""To a volunteer: a Statement is issued. A link, never the paper itself: mails are read by others, too."""

from datetime import datetime
from typing import Any

from scheduling.domain.statement_papers import paper_from
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import mail, sms
from scheduling.messages.short_links import page
from scheduling.models import Statement


def statement_issued(row: Statement, *, token: str, by_sms: bool, at: datetime) -> None:
    """Once for each Statement; nobody is woken for it."""
    who, paper = row.interpreter, paper_from(row.content)
    words: dict[str, Any] = {
        "about": f"statement:{row.pk}", "key": f"statement_issued:{row.pk}", "at": at,
        "due": polite_time(who, at) if by_sms else at, "link": page(token),
    }  # fmt: skip
    if by_sms:
        sms("statement_issued", who.person, who.pool, **words)
    else:
        mail("statement_issued", who.person.email, who.pool, person=who.person, paper=paper, **words)
