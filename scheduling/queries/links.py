"""What lies behind a short link, as long as the link is good for anything."""

import hmac
from datetime import datetime, timedelta

from pool.models import Authority, Interpreter, Membership
from scheduling.domain import tokens
from scheduling.models import Assignment, Link, Offer, ServiceRecord
from scheduling.queries.asking import asking_ends

STAYS = timedelta(hours=24)  # an Assignment can be looked up for so long after its end
OWN_STAYS = timedelta(days=14)  # a volunteer's own page; who wants it again says KALENDER
HOURS_STAY = timedelta(days=60)  # a clerk's page of one appointment that is over
OWN = "interpreter__person", "interpreter__pool"
HOURS = (
    "record__assignment__request__authority", "record__assignment__person", "record__assignment__position",
    "record__assignment__pool", "record__assignment__interpreter",
)  # fmt: skip
Linked = Offer | Assignment | Interpreter | ServiceRecord


def link_behind(token: str, *, at: datetime) -> Link | None:
    """The Link of a token. None: there is none, or it is over, revoked, another person's, or of a number
    or address that has changed since, or of somebody who has left; nobody can tell which.

    Who has left can be sent a new one to their papers, and to nothing else (`links.own_papers`).

    That the row it shows is over does not end it: then the page says what became of it, and no more.
    """
    rows = Link.objects.across_pools().filter(expires_at__gt=at, revoked_at=None)
    people = "person", "pool", "offer__interpreter", "assignment__interpreter__person", *OWN, *HOURS
    link = rows.select_related(*people).filter(token_hash=tokens.hashed(token)).first()
    if link is None:
        return None
    same = hmac.compare_digest(link.made_for, tokens.bound(token, link.person.mobile, link.person.email))
    return link if same and _theirs(link) else None


def _theirs(link: Link) -> bool:
    """Whether what it shows is still this person's: who has left sees nothing but what is sent since then."""
    if link.record and not is_workers(link):
        return clerk_of(link) is not None
    row = (link.record and link.record.assignment) or link.offer or link.assignment or link.interpreter
    if row is None or row.person_id != link.person_id:
        return False
    return who(row).state != Interpreter.LEFT or (isinstance(row, Interpreter) and _sent_since(link, row))


def _sent_since(link: Link, row: Interpreter) -> bool:
    """Whether it was made after they left; the older ones were revoked then."""
    return row.left_on is not None and link.made_at.astimezone(row.pool.tz).date() >= row.left_on


def is_workers(link: Link) -> bool:
    """Whether it is the volunteer's own link, to report hours; every other one to a record is a clerk's."""
    return link.record is not None and link.record.assignment.person_id == link.person_id


def clerk_of(link: Link) -> Membership | None:
    """The role in which the person of this link may speak of these hours; None when they have lost it."""
    if link.record is None:
        return None
    authority = link.record.assignment.request.authority_id
    rows = Membership.objects.of(link.pool_id).filter(person=link.person_id, active=True, authority=authority)
    rows = rows.exclude(authority__state=Authority.BLOCKED)
    return rows.select_related("pool", "authority", "person").first()


def who(row: Offer | Assignment | Interpreter) -> Interpreter:
    """Whose page it is."""
    return row if isinstance(row, Interpreter) else row.interpreter


def link_ends(row: Linked, *, at: datetime) -> datetime:
    """Until when a link to this row is good: the end of asking, a day after the Assignment, or two weeks.

    A link to report hours, or a clerk's to confirm them, is good for 60 days.
    """
    if isinstance(row, ServiceRecord):
        return at + HOURS_STAY
    if isinstance(row, Interpreter):
        return at + OWN_STAYS
    return asking_ends(row.request, row.slot) if isinstance(row, Offer) else row.ends + STAYS
