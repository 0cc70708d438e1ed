"""Who may sign in: Requesters, coordinators, the administrator. All with the one password of the demo."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password

from pool.models import Authority, Membership, Person, Pool, User
from scheduling.actions import registrations
from scheduling.demo.seed_authorities import WAITING, Body

PASSWORD = "edersee-demo"  # noqa: S105 -- printed on the screen, good for invented people only


@cache
def hashed() -> str:
    """The password as the database keeps it; hashing is slow on purpose, so once is enough."""
    return make_password(PASSWORD)


def authorities(pool: Pool, bodies: Iterable[Body]) -> dict[str, Authority]:
    """The authorities by name, each with its Requester."""
    found = {}
    for body in bodies:
        authority = Authority.objects.create(
            pool=pool, name=body.name, state=body.state, setting=body.setting, postal_code=body.plz,
            town=body.town, street=body.street, meeting_point=body.meeting_point, kind=body.kind,
        )  # fmt: skip
        person = account(body.requester, body.email)
        Membership.objects.create(pool=pool, person=person, role=Membership.REQUESTER, authority=authority)
        found[body.name] = authority
    return found


def waiting(pool: Pool, at: datetime) -> None:
    """An institution that has registered itself and proved its mailbox; now the desk decides."""
    filed = registrations.register(pool, said=WAITING, agreed=True, at=at - timedelta(hours=1))
    registrations.confirm_registration(filed, at=at)


def coordinator(pool: Pool, name: str, email: str) -> None:
    """Somebody who coordinates this Pool."""
    person = account(name, email)
    Membership.objects.create(pool=pool, person=person, role=Membership.COORDINATOR)


def administrator(name: str, email: str) -> None:
    """Somebody who may enter master data in /admin/."""
    account(name, email, is_staff=True, is_superuser=True)


def account(name: str, email: str, **rights: bool) -> Person:
    """A person who can sign in."""
    person = Person.objects.create(name=name, email=email)
    User.objects.create(email=email, person=person, password=hashed(), **rights)
    return person
