"""A sign-in for an address: whoever reads that mailbox is let in by a code, with or without a password."""

from collections.abc import Iterator
from typing import TypeVar

from django.contrib.auth.hashers import make_password
from django.db.models import QuerySet

from pool.domain.refusals import Refused
from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from pool.models import Person, User

Row = TypeVar("Row", User, Person)


class SignInLocked(Refused):
    """An administrator has locked the account of this address."""

    sentence = _("Der Zugang dieser E-Mail-Adresse ist gesperrt. Bitte rufen Sie den Pool an.")
    field = "email"


def person_of(name: str, email: str) -> Person:
    """One body: the person of the sign-in; else the one of this name who is reached at this address."""
    user = next(_reached_at(email, User.objects.select_related("person")), None)
    if user and not user.is_active:
        raise SignInLocked
    if user and user.person:
        return user.person
    known = _reached_at(email, Person.objects.filter(user=None).order_by("pk"))
    person = next((one for one in known if fold(one.name) == fold(name)), None)
    person = person or Person.objects.create(name=name, email=email)
    if user is None:
        user = User.objects.create(email=email, password=make_password(None), person=person)
    else:
        user.person = person
        user.save(update_fields=["person"])
    return person


def _reached_at(email: str, rows: QuerySet[Row]) -> Iterator[Row]:
    """Those of this very address: a dotless i is the letter i to some databases, but never to a mail."""
    return (one for one in rows.filter(email__iexact=email) if one.email.casefold() == email)
