"""Who reads what is written to the Requester: whoever filed it, or who is left when they have gone."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from pool.models import Authority, Membership, Person
from scheduling.models import Request


def requesters_of(request: Request) -> tuple[Person, ...]:
    """The Requester; if they left the Authority, its other clerks; if there are none, its own mailbox.

    The last is a Person that is in no database. Nobody: the Authority has no address either.
    """
    authority = request.authority
    rows = Membership.objects.of(request.pool_id).filter(authority=authority, active=True)
    inside = [one.person for one in rows.select_related("person").order_by("pk")]
    if request.requester_id in {one.pk for one in inside}:
        return (request.requester,)
    if inside:
        return tuple(inside)
    mailbox = mailbox_of(authority)
    return (Person(name=authority.name, email=mailbox),) if mailbox else ()


def mailbox_of(authority: Authority) -> str:
    """The Authority's own mailbox; empty if it has none, or only that of somebody who has left."""
    rows = Membership.objects.of(authority.pool_id).filter(authority=authority, active=False)
    theirs = rows.filter(person__email__iexact=authority.email)
    return "" if authority.email and theirs.exists() else authority.email


def is_inside(requester: str = "request__requester", authority: str = "request__authority") -> Exists:
    """For rows with a Request: whether its Requester still belongs to the Authority."""
    return Exists(_active(authority).filter(person=OuterRef(requester)))


def is_read(authority: str = "request__authority") -> Q:
    """For rows with a Request: whether a mail to its Authority reaches anybody."""
    clerks = _active(authority).exclude(person__email="")
    gone = Membership.objects.across_pools().filter(authority=OuterRef(authority), active=False)
    theirs = gone.filter(person__email__iexact=OuterRef(f"{authority}__email"))
    return Q(Exists(clerks)) | ~Q(**{f"{authority}__email": ""}) & ~Q(Exists(theirs))


def _active(authority: str) -> Any:
    return Membership.objects.across_pools().filter(authority=OuterRef(authority), active=True)
