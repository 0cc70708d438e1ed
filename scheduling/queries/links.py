"""What lies behind a short link, as long as the link is good for anything."""

import hmac
from datetime import datetime, timedelta

from pool.models import Interpreter
from scheduling.domain import tokens
from scheduling.models import Assignment, Link, Offer
from scheduling.queries.asking import asking_ends

STAYS = timedelta(hours=24)  # an Assignment can be looked up for so long after its end


def link_behind(token: str, *, at: datetime) -> Link | None:
    """The Link of a token. None: there is none, or it is over, revoked, another person's, or of a number
    or address that has changed since, or of somebody who has left; nobody can tell which.

    That the row it shows is over does not end it: then the page says what became of it, and no more.
    """
    rows = Link.objects.across_pools().filter(expires_at__gt=at, revoked_at=None)
    people = "person", "pool", "offer__interpreter", "assignment__interpreter"
    link = rows.select_related(*people).filter(token_hash=tokens.hashed(token)).first()
    if link is None:
        return None
    same = hmac.compare_digest(link.made_for, tokens.bound(token, link.person.mobile, link.person.email))
    row = link.offer or link.assignment
    there = row is not None and row.interpreter.state != Interpreter.LEFT
    return link if same and there and row and row.person_id == link.person_id else None


def link_ends(row: Offer | Assignment) -> datetime:
    """Until when a link to this row is good: the end of asking, or a day after the Assignment."""
    return asking_ends(row.request, row.slot) if isinstance(row, Offer) else row.ends + STAYS
