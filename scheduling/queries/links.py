"""What lies behind a short link, as long as the link is good for anything."""

import hmac
from datetime import datetime, timedelta

from pool.models import Interpreter
from scheduling.domain import tokens
from scheduling.models import Assignment, Link, Offer
from scheduling.queries.asking import asking_ends

STAYS = timedelta(hours=24)  # an Assignment can be looked up for so long after its end
OWN_STAYS = timedelta(days=14)  # a volunteer's own page; who wants it again says KALENDER
OWN = "interpreter__person", "interpreter__pool"
Linked = Offer | Assignment | Interpreter


def link_behind(token: str, *, at: datetime) -> Link | None:
    """The Link of a token. None: there is none, or it is over, revoked, another person's, or of a number
    or address that has changed since, or of somebody who has left; nobody can tell which.

    That the row it shows is over does not end it: then the page says what became of it, and no more.
    """
    rows = Link.objects.across_pools().filter(expires_at__gt=at, revoked_at=None)
    people = "person", "pool", "offer__interpreter", "assignment__interpreter__person", *OWN
    link = rows.select_related(*people).filter(token_hash=tokens.hashed(token)).first()
    if link is None:
        return None
    same = hmac.compare_digest(link.made_for, tokens.bound(token, link.person.mobile, link.person.email))
    row = link.offer or link.assignment or link.interpreter
    there = row is not None and who(row).state != Interpreter.LEFT
    return link if same and there and row and row.person_id == link.person_id else None


def who(row: Linked) -> Interpreter:
    """Whose page it is."""
    return row if isinstance(row, Interpreter) else row.interpreter


def link_ends(row: Linked, *, at: datetime) -> datetime:
    """Until when a link to this row is good: the end of asking, a day after the Assignment, or two weeks."""
    if isinstance(row, Interpreter):
        return at + OWN_STAYS
    return asking_ends(row.request, row.slot) if isinstance(row, Offer) else row.ends + STAYS
