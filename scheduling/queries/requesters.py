"""Who reads what is written to the Requester: whoever filed it, or who is left when they have gone."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from pool.models import Membership, Person
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
    return (Person(name=authority.name, email=authority.email),) if authority.email else ()


def is_inside(requester: str = "request__requester", authority: str = "request__authority") -> Exists:
    """For rows with a Request: whether its Requester still belongs to the Authority."""
    return Exists(_active(authority).filter(person=OuterRef(requester)))


def is_read(authority: str = "request__authority") -> Q:
    """For rows with a Request: whether a mail to its Authority reaches anybody."""
    clerks = _active(authority).exclude(person__email="")
    return Q(Exists(clerks)) | ~Q(**{f"{authority}__email": ""})


def _active(authority: str) -> Any:
    return Membership.objects.across_pools().filter(authority=OuterRef(authority), active=True)
