"""Who may request for an Authority: they come in, and they leave or are taken out."""

from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from pool.actions.authorities import check_can_speak_for
from pool.domain.actors import Actor
from pool.domain.refusals import LostRace, Refused
from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Membership, Person, User
from scheduling import messages
from scheduling.queries.onboarding import people_in


class SignInLocked(Refused):
    """An administrator has locked the account of this address."""

    sentence = _("Der Zugang dieser E-Mail-Adresse ist gesperrt. Bitte rufen Sie den Pool an.")
    field = "email"


class AuthorityBlocked(Refused):
    """Nobody may request for it at present."""

    sentence = _("Diese Einrichtung ist gesperrt. Bitte rufen Sie den Pool an.")


def let_in(authority: Authority, *, name: str, email: str, by: Actor, at: datetime) -> Membership:
    """Whoever has this address may request for the Authority from now on; they sign in with the address.

    Who has a sign-in keeps it, whatever name was typed. Raises SignInLocked.
    """
    person = _person_of(name, email.casefold())
    row, new = Membership.objects.of(authority.pool_id).get_or_create(
        person=person, authority=authority, role=Membership.REQUESTER, defaults={"pool": authority.pool}
    )
    if not new and not row.active:
        row.active = True
        row.save(update_fields=["active"])
    Event.record("let_in", authority, by=by, at=at, membership=row.pk)
    found: Membership = row
    return found


def _person_of(name: str, email: str) -> Person:
    """One body: the person of the sign-in; else the one of this name who is reached at this address."""
    user = User.objects.select_related("person").filter(email__iexact=email).first()
    if user and not user.is_active:
        raise SignInLocked
    if user and user.person:
        return user.person
    known = Person.objects.filter(email__iexact=email, user=None).order_by("pk")
    person = next((one for one in known if fold(one.name) == fold(name)), None)
    person = person or Person.objects.create(name=name, email=email)
    if user is None:
        user = User.objects.create(email=email, password=make_password(None), person=person)
    else:
        user.person = person
        user.save(update_fields=["person"])
    return person


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor, at: datetime) -> Membership:
    """They leave, or a colleague or the coordinator takes them out: at once they see and hear nothing more.

    Who was taken out reads so; the coordinators hear when nobody is left. Raises LostRace, NotAllowed.
    """
    authority = membership.authority
    assert authority is not None  # noqa: S101 -- a constraint: every Requester has an Authority
    check_can_speak_for(by, authority)
    rows = Membership.objects.of(membership.pool_id).filter(pk=membership.pk, active=True)
    if rows.update(active=False) != 1:
        raise LostRace
    membership.active = False
    own = by.person_id == membership.person_id
    Event.record("leave" if own else "end_membership", authority, by=by, at=at, membership=membership.pk)
    if not own:
        messages.membership_ended(membership, at=at)
    if not people_in(authority).filter(active=True).exists():
        messages.nobody_left(authority, at=at)
    return membership
