"""Who answers what: a calendar names the Assignment by its UID, people are known by their address."""

from pool.models import Person
from scheduling.models import Assignment


def assignment_of(uid: str) -> Assignment | None:
    """The Assignment of this UID, whosever Pool it is; only those who got the invite know it."""
    rows = Assignment.objects.across_pools().filter(uid=uid)
    return rows.select_related("pool", "person", "interpreter__person", "request__requester").first()


def is_known(address: str) -> bool:
    """Whether somebody here has this mail address."""
    return bool(address) and Person.objects.filter(email__iexact=address).exists()
